"""The checklist as a value: fingerprints, profiles, order, key clauses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.domain.checklist import Basis, Checklist, Criterion, Effort, Force, Method, Profile, clause_sort_key
from assessment.domain.errors import NotFound

OTHER_VALUES: dict[str, object] = {
    "good_practice": "Something else.",
    "partly": "Something else.",
    "not_met": "Something else.",
    "risk": "Something else.",
    "first_step": "Something else.",
    "usual_effort": Effort.XL,
    "usual_owner": "Front-line staff",
    "evidence": ("One thing", "Another thing"),
    "ask": ("Front-line staff",),
    "methods": (Method.RECORDS,),
    "weight": 9,
    "themes": ("register",),
    "record_tests": ("T02",),
    "principles": ("4.15",),
    "proposed_by": ("7.1-1",),
    "basis": Basis.LIKELY,
}


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "7.1-9"), ("statement", "Other words."), ("question", "Other words?"), ("force", Force.SHALL)],
)
def test_a_criterion_has_another_fingerprint_when_what_is_judged_changes(
    checklist: Checklist, field: str, value: object
) -> None:
    criterion = checklist.criterion("7.1-1")
    assert criterion.changed(**{field: value}).fingerprint != criterion.fingerprint


@pytest.mark.parametrize("field", OTHER_VALUES)
def test_a_criterion_keeps_its_fingerprint_when_anything_else_changes(checklist: Checklist, field: str) -> None:
    criterion = checklist.criterion("7.1-1")
    changed = criterion.changed(**{field: OTHER_VALUES[field]})
    assert changed != criterion
    assert changed.fingerprint == criterion.fingerprint


def test_every_field_of_a_criterion_is_looked_at_above() -> None:
    assert {*OTHER_VALUES, "id", "statement", "question", "force"} == set(Criterion.model_fields)


def test_two_criteria_never_share_a_fingerprint(shipped_checklist: Checklist) -> None:
    fingerprints = {criterion.fingerprint for criterion in shipped_checklist.criteria}
    assert len(fingerprints) == len(shipped_checklist.criteria)


def test_a_checklist_has_another_fingerprint_when_any_word_changes(checklist: Checklist) -> None:
    head = checklist.head.changed(about="Other words.")
    assert checklist.changed(head=head).fingerprint != checklist.fingerprint
    assert checklist.changed(profiles=()).fingerprint != checklist.fingerprint


def test_an_equal_checklist_has_an_equal_fingerprint(checklist: Checklist) -> None:
    again = Checklist.model_validate_json(checklist.model_dump_json())
    assert again == checklist
    assert again.fingerprint == checklist.fingerprint


def test_a_profile_without_a_list_takes_all(checklist: Checklist) -> None:
    assert checklist.narrowed(checklist.profile("full")) == checklist


def test_a_profile_narrows_to_its_criteria_and_drops_empty_clauses(checklist: Checklist) -> None:
    narrow = checklist.narrowed(checklist.profile("quick"))
    assert [criterion.id for criterion in narrow.criteria] == ["7.1-1", "7.2-1"]
    assert [clause.number for clause in narrow.clauses] == ["7.1", "7.2"]
    assert [chapter.clause for chapter in narrow.chapters] == ["7"]
    assert narrow.head == checklist.head


def test_a_narrowed_checklist_keeps_the_headings_above_its_criteria(shipped_checklist: Checklist) -> None:
    profile = Profile(id="one", title="One", about="One criterion.", criteria=("8.6.2-1",))
    narrow = shipped_checklist.narrowed(profile)
    assert [clause.number for clause in narrow.clauses] == ["8.6", "8.6.2"]
    assert [clause.number for clause in narrow.leaf_clauses] == ["8.6.2"]


@given(data=st.data())
def test_any_choice_of_criteria_is_kept_in_order(shipped_checklist: Checklist, data: st.DataObject) -> None:
    ids = [criterion.id for criterion in shipped_checklist.criteria]
    chosen = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    profile = Profile(id="some", title="Some", about="Some criteria.", criteria=tuple(sorted(chosen)))
    narrow = shipped_checklist.narrowed(profile)
    assert [criterion.id for criterion in narrow.criteria] == [key for key in ids if key in chosen]
    assert all(clause.criteria for clause in narrow.leaf_clauses)


def test_a_profile_that_takes_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        Profile(id="none", title="None", about="Nothing.", criteria=())


def test_clause_numbers_are_sorted_as_people_read_them() -> None:
    numbers = ["B.1", "7.10", "7.9", "10", "8.6.2", "8.6", "A", "7.2-10", "7.2-9", "H.3.2", "H.2"]
    assert sorted(numbers, key=clause_sort_key) == [
        "7.2-9",
        "7.2-10",
        "7.9",
        "7.10",
        "8.6",
        "8.6.2",
        "10",
        "A",
        "B.1",
        "H.2",
        "H.3.2",
    ]


def test_the_shipped_clauses_stand_in_reading_order(shipped_checklist: Checklist) -> None:
    numbers = [clause.number for clause in shipped_checklist.clauses]
    assert numbers == sorted(numbers, key=clause_sort_key)
    ids = [criterion.id for criterion in shipped_checklist.criteria]
    assert ids == sorted(ids, key=clause_sort_key)


@pytest.mark.parametrize("number", ["5.3", "5.4", "5.4.1", "5.4.5", "7.2", "7.9", "8.5", "8.6", "8.6.3"])
def test_a_key_clause_and_those_below_it_are_key(shipped_checklist: Checklist, number: str) -> None:
    assert shipped_checklist.is_key(number)


@pytest.mark.parametrize("number", ["5", "5.1", "5.30", "7", "7.1", "7.20", "8.4", "8.60", "8.7", "4.2"])
def test_other_clauses_are_not_key_even_when_their_numbers_begin_alike(
    shipped_checklist: Checklist, number: str
) -> None:
    assert not shipped_checklist.is_key(number)


def test_the_top_rating_is_the_one_with_the_highest_value_wherever_it_stands(checklist: Checklist) -> None:
    assert checklist.top_rating == "met"
    upside_down = checklist.changed(head=checklist.head.changed(scale=checklist.head.scale[::-1]))
    assert upside_down.top_rating == "met"
    assert upside_down.rating_values == {"met": Decimal(1), "partly_met": Decimal("0.5"), "not_met": Decimal(0)}


def test_what_is_not_there_is_refused_by_name(checklist: Checklist) -> None:
    for look_up, key in ((checklist.criterion, "7.9-1"), (checklist.clause, "7.9"), (checklist.profile, "short")):
        with pytest.raises(NotFound, match=f"“{key}”"):
            look_up(key)
    assert checklist.has_criterion("7.1-1")
    assert not checklist.has_criterion("7.9-1")


def test_a_criterion_knows_its_clause_and_a_clause_its_chapter(shipped_checklist: Checklist) -> None:
    assert shipped_checklist.criterion("8.6.2-3").clause_number == "8.6.2"
    assert shipped_checklist.clause("8.6.2").chapter_number == "8"


def test_leaf_clauses_are_those_with_criteria(shipped_checklist: Checklist) -> None:
    leaves = {clause.number for clause in shipped_checklist.leaf_clauses}
    assert "5.4" not in leaves
    assert {"5.4.1", "7.2"} <= leaves
