"""Who is asked what, how long a talk takes, how talks fit into days, and when answers are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.checklist import NOT_APPLICABLE, Checklist, Criterion
from assessment.domain.fieldwork import Interview
from assessment.domain.visit import (
    LONGEST,
    SHORTEST,
    Occasion,
    UnknownRole,
    answer_by,
    minutes_for,
    on_timetable,
    proposal,
    questions_by_role,
    role_named,
)
from tests.domain.works import NINE, result_for, work_with

TODAY = date(2026, 11, 21)
END_OF_DAY = 17 * 60


def interview(key: str, **more: object) -> Interview:
    return Interview.model_validate({"id": key, "engagement_id": "e1", **more})


def asked(example: Criterion, counts: dict[str, int]) -> dict[str, tuple[Criterion, ...]]:
    """Roles with so many questions each; every question names its role first."""
    return {role: (example.changed(ask=(role,)),) * count for role, count in counts.items()}


# Questions


def test_a_role_is_asked_what_is_still_open(checklist: Checklist) -> None:
    met = result_for(checklist, "7.1-1").rated("met", checklist, by="Ada", at=NINE)
    before, after = (questions_by_role(work) for work in (work_with(checklist), work_with(checklist, met)))
    assert "7.1-1" in {one.id for one in before["Front-line staff"]}
    assert "7.1-1" not in {one.id for found in after.values() for one in found}


def test_not_applicable_without_a_reason_is_still_asked(checklist: Checklist) -> None:
    blank = result_for(checklist, "7.1-1").rated(NOT_APPLICABLE, checklist, by="Ada", at=NINE)
    assert "7.1-1" in {one.id for one in questions_by_role(work_with(checklist, blank))["Front-line staff"]}
    reasoned = blank.reasoned("No counter.")
    assert "7.1-1" not in {
        one.id for found in questions_by_role(work_with(checklist, reasoned)).values() for one in found
    }


def test_roles_stand_in_the_order_of_the_checklist(shipped_checklist: Checklist) -> None:
    roles = list(questions_by_role(work_with(shipped_checklist)))
    assert roles == [role for role in shipped_checklist.head.roles if role in roles]


def test_a_role_is_found_however_it_is_typed_and_an_unknown_one_is_refused(checklist: Checklist) -> None:
    assert role_named(checklist, " front-line STAFF ") == "Front-line staff"
    with pytest.raises(
        UnknownRole, match=r"no “Astronaut” anything. Choose one of: Complaints manager, Front-line staff"
    ):
        role_named(checklist, "Astronaut")


# Minutes and slots


@given(st.integers(0, 500))
def test_a_talk_takes_three_minutes_a_question_within_its_limits(questions: int) -> None:
    minutes = minutes_for(questions)
    assert SHORTEST <= minutes <= LONGEST
    assert minutes % 5 == 0
    assert minutes in {SHORTEST, LONGEST} or 0 <= minutes - 3 * questions < 5


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 90), max_size=25))
def test_a_proposed_timetable_keeps_its_rules(checklist: Checklist, counts: dict[str, int]) -> None:
    found = proposal(asked(checklist.criteria[0], counts))
    talks = [slot for slot in found.slots if slot.occasion is Occasion.INTERVIEW]
    assert sorted([*(slot.role for slot in talks), *found.without_slot]) == sorted(counts), "each role once"
    assert all(slot.ends - slot.begins == minutes_for(counts[slot.role]) for slot in talks)
    assert all(slot.begins < slot.ends <= END_OF_DAY for slot in found.slots)
    for before, after in zip(found.slots, found.slots[1:], strict=False):
        assert (before.day, before.ends) <= (after.day, after.begins)
    assert found.slots[0].occasion is Occasion.OPENING
    assert found.slots[-1].occasion is Occasion.CLOSING
    assert found.slots[-1].ends == END_OF_DAY
    lunches = [slot.day for slot in found.slots if slot.occasion is Occasion.LUNCH]
    assert tuple(lunches) == found.days
    assert len(found.days) == 2 or not found.without_slot, "the second day is used before anybody is left out"


def test_few_talks_take_one_day(checklist: Checklist) -> None:
    assert proposal(asked(checklist.criteria[0], {"Complaints manager": 9})).days == (1,)


def test_people_outside_the_organization_get_no_slot(checklist: Checklist) -> None:
    found = proposal(asked(checklist.criteria[0], {"Complainants": 9, "Complaints manager": 9}))
    assert "Complainants" not in {*(slot.role for slot in found.slots), *found.without_slot}


def test_whoever_is_named_first_by_most_questions_finds_a_place_first(checklist: Checklist) -> None:
    example = checklist.criteria[0]
    crowd = {f"Second {number:02}": (example.changed(ask=("Chief",)),) * 30 for number in range(12)}
    found = proposal({**crowd, "Chief": (example.changed(ask=("Chief",)),)})
    assert found.without_slot
    assert "Chief" not in found.without_slot


# Interviews on record


def test_the_timetable_goes_by_day_and_time_and_leaves_out_what_was_called_off() -> None:
    late = interview("1", planned_on=TODAY, planned_at="14:00")
    early = interview("2", planned_on=TODAY, planned_at="9:30")
    undated = interview("3")
    off = interview("4", planned_on=TODAY, called_off=True)
    unplanned = interview("5", held_on=TODAY)
    assert on_timetable([late, undated, off, unplanned, early]) == [early, late, undated]


def test_answers_are_due_a_week_before_the_first_interview_but_never_in_the_past() -> None:
    def due(*days: int) -> date:
        return answer_by([interview(str(day), planned_on=TODAY + timedelta(days=day)) for day in days], TODAY)

    assert due() == due(-3) == TODAY + timedelta(days=14)
    assert due(30, 20) == TODAY + timedelta(days=13)
    assert due(2) == TODAY
