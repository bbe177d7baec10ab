"""Earlier versions are read from the journal: what changed, by whom, and what was erased."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.assessment import Assessment, CriterionResult, UnknownRating
from assessment.domain.checklist import Checklist
from assessment.domain.history import differences, versions
from assessment.domain.journal import Act, JournalEntry

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
BODIES = st.dictionaries(
    st.sampled_from(["note", "unit", "flagged", "revision"]), st.none() | st.booleans() | st.text()
)


def line(revision: int, body: dict[str, Any] | None, by: str = "Ada") -> JournalEntry:
    return JournalEntry(
        id=f"e1.{revision}",
        chain="e1",
        sequence=revision,
        at=NINE + timedelta(minutes=revision),
        actor=by,
        act=Act.CHANGED,
        record_table="site",
        record_id="s1",
        record_revision=revision,
        body=body,
        salt=None,
        body_hash="",
        previous_hash="",
        hash="",
    )


def test_each_version_says_who_changed_what_and_when() -> None:
    found = versions([line(2, {"name": "York", "note": ""}, "Bea"), line(1, {"name": "Leeds", "note": ""})])
    assert [(version.revision, version.by) for version in found] == [(2, "Bea"), (1, "Ada")]
    assert [(change.field, change.before, change.after) for change in found[0].changes or ()] == [
        ("name", "Leeds", "York")
    ]
    assert [(change.field, change.before) for change in found[1].changes or ()] == [("name", None)]
    assert found[0].at == NINE + timedelta(minutes=2)


def test_a_record_without_lines_has_no_versions() -> None:
    assert versions([]) == ()


def test_an_erased_version_and_the_one_after_it_say_nothing_about_changes() -> None:
    found = versions([line(3, {"note": "c"}), line(2, None), line(1, {"note": "a"})])
    assert [version.changes is None for version in found] == [True, True, False]
    assert [version.body is None for version in found] == [False, True, False]


def test_a_field_that_older_lines_lack_is_no_change_while_it_holds_nothing() -> None:
    assert differences({"note": "a"}, {"note": "a", "unit": "", "methods": [], "flagged": False, "site_id": None}) == ()


def test_fields_that_follow_from_others_are_quiet() -> None:
    assert differences({"revision": 1, "work_state": "open"}, {"revision": 2, "work_state": "drafted"}) == ()


@given(BODIES)
def test_nothing_differs_from_itself(body: dict[str, Any]) -> None:
    assert differences(body, body) == ()


@given(BODIES, BODIES)
def test_differences_are_the_same_both_ways_but_for_their_direction(one: dict[str, Any], other: dict[str, Any]) -> None:
    there = {(change.field, repr(change.before), repr(change.after)) for change in differences(one, other)}
    back = {(change.field, repr(change.after), repr(change.before)) for change in differences(other, one)}
    assert there == back


def result(checklist: Checklist) -> CriterionResult:
    assessment = Assessment(
        id="a1", engagement_id="e1", title="Gap analysis", snapshot_id="s", profile="full", started_on=NINE.date()
    )
    return CriterionResult.blank(assessment, checklist.criterion("7.2-1"))


def test_a_restored_answer_holds_what_the_earlier_one_held(checklist: Checklist) -> None:
    earlier = result(checklist).rated("partly_met", checklist, by="Ada", at=NINE).reasoned("half").noted("ask again")
    later = earlier.rated("met", checklist, by="Bea", at=NINE + timedelta(days=1)).reasoned("all").marked(flagged=True)
    back = later.changed(revision=7).restored(earlier, checklist, by="Cleo", at=NINE + timedelta(days=2))
    assert (back.rating, back.rationale, back.note, back.flagged) == ("partly_met", "half", "ask again", False)
    assert (back.assessed_by, back.assessed_at) == ("Cleo", NINE + timedelta(days=2))
    assert (back.id, back.revision) == (later.id, 7)


def test_whoever_judged_stays_when_the_rating_is_the_same(checklist: Checklist) -> None:
    earlier = result(checklist).rated("partly_met", checklist, by="Ada", at=NINE)
    back = earlier.reasoned("more").restored(earlier, checklist, by="Cleo", at=NINE + timedelta(days=2))
    assert (back.assessed_by, back.assessed_at, back.rationale) == ("Ada", NINE, "")


def test_a_restored_answer_has_to_be_reviewed_anew(checklist: Checklist) -> None:
    reviewed = result(checklist).rated("met", checklist, by="Ada", at=NINE).reviewed("Bea", NINE)
    back = reviewed.reasoned("other").restored(reviewed, checklist, by="Ada", at=NINE)
    assert (back.work_state.value, back.reviewed_by) == ("drafted", "")


def test_a_rating_that_the_checklist_does_not_know_is_refused(checklist: Checklist) -> None:
    strange = result(checklist).changed(rating="splendid")
    with pytest.raises(UnknownRating, match="“splendid” is not a rating of this checklist"):
        result(checklist).restored(strange, checklist, by="Ada", at=NINE)
