"""What may be said about one criterion, and that saying one thing leaves the others as they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from assessment.domain.assessment import (
    Assessment,
    CriterionResult,
    GapKind,
    UnknownRating,
    WorkState,
    result_id,
)
from assessment.domain.checklist import Checklist
from assessment.domain.errors import InvalidInput
from assessment.domain.record import TextTooLong, UnstorableCharacter

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

FULL = CriterionResult(
    id="a1.7.1-1",
    revision=4,
    engagement_id="e1",
    assessment_id="a1",
    criterion_id="7.1-1",
    criterion_fingerprint="0123456789abcdef",
    rating="partly_met",
    gap_kind=GapKind.NOT_WRITTEN,
    rationale="The leaflet lacks the address.",
    evidence_ids=("v1", "v2"),
    responsible_id="p1",
    note="Ask again in May.",
    flagged=True,
    work_state=WorkState.DRAFTED,
    assessed_by="Ada",
    assessed_at=NINE,
)


def rated(result: CriterionResult, rating: str | None, checklist: Checklist) -> CriterionResult:
    return result.rated(rating, checklist, by="Charles", at=TEN)


def changed_fields(after: CriterionResult, before: CriterionResult = FULL) -> set[str]:
    return {name for name in CriterionResult.model_fields if getattr(after, name) != getattr(before, name)}


def test_a_blank_result_says_nothing_yet(checklist: Checklist) -> None:
    assessment = Assessment(
        id="a1",
        engagement_id="e1",
        title="Gap analysis",
        snapshot_id="s1",
        profile="full",
        started_on=date(2026, 11, 21),
    )
    criterion = checklist.criterion("7.1-1")
    blank = CriterionResult.blank(assessment, criterion)
    assert blank.id == result_id("a1", "7.1-1") == "a1.7.1-1"
    assert blank.criterion_fingerprint == criterion.fingerprint
    assert (blank.revision, blank.rating, blank.is_assessed, blank.work_state) == (0, None, False, WorkState.OPEN)


@pytest.mark.parametrize("rating", ["excellent", "", "Met", "not applicable", "met "])
def test_a_rating_outside_the_scale_is_refused_and_the_scale_named(checklist: Checklist, rating: str) -> None:
    with pytest.raises(UnknownRating) as refused:
        rated(FULL, rating, checklist)
    assert isinstance(refused.value, InvalidInput)
    assert f"“{rating}”" in refused.value.message
    assert "not_met, partly_met, met, not_applicable" in refused.value.message


@pytest.mark.parametrize("rating", ["not_met", "partly_met", "met", "not_applicable"])
def test_a_rating_keeps_who_judged_and_when(checklist: Checklist, rating: str) -> None:
    after = rated(FULL, rating, checklist)
    assert (after.rating, after.assessed_by, after.assessed_at) == (rating, "Charles", TEN)


@pytest.mark.parametrize("rating", ["met", "not_applicable", None])
def test_a_rating_without_a_gap_clears_the_kind_of_gap(checklist: Checklist, rating: str | None) -> None:
    assert rated(FULL, rating, checklist).gap_kind is None


@pytest.mark.parametrize("rating", ["not_met", "partly_met"])
def test_a_rating_below_the_top_keeps_the_kind_of_gap(checklist: Checklist, rating: str) -> None:
    assert rated(FULL, rating, checklist).gap_kind is GapKind.NOT_WRITTEN


def test_clearing_a_rating_clears_who_judged_and_keeps_the_words(checklist: Checklist) -> None:
    after = rated(FULL, None, checklist)
    assert (after.rating, after.assessed_by, after.assessed_at) == (None, "", None)
    assert after.rationale == FULL.rationale
    assert after.work_state is WorkState.DRAFTED


def test_not_applicable_counts_as_assessed_only_with_a_reason(checklist: Checklist) -> None:
    excluded = rated(FULL.reasoned(" \n"), "not_applicable", checklist)
    assert excluded.is_not_applicable
    assert not excluded.is_assessed
    assert excluded.reasoned("No branch takes complaints.").is_assessed


def test_a_rating_on_the_scale_needs_no_words_to_count(checklist: Checklist) -> None:
    assert rated(FULL.reasoned(""), "not_met", checklist).is_assessed
    assert not rated(FULL, None, checklist).is_assessed


def test_work_state_follows_rating_and_words(checklist: Checklist) -> None:
    empty = rated(FULL.reasoned(""), None, checklist)
    assert empty.work_state is WorkState.OPEN
    assert empty.reasoned("  ").work_state is WorkState.OPEN
    assert empty.reasoned("Words.").work_state is WorkState.DRAFTED
    assert rated(empty, "met", checklist).work_state is WorkState.DRAFTED


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (lambda result: result.reasoned("Other words."), {"rationale"}),
        (lambda result: result.classified(GapKind.NO_RECORD), {"gap_kind"}),
        (lambda result: result.classified(None), {"gap_kind"}),
        (lambda result: result.evidenced(("v3",)), {"evidence_ids"}),
        (lambda result: result.assigned("p2"), {"responsible_id"}),
        (lambda result: result.assigned(None), {"responsible_id"}),
        (lambda result: result.noted("Other note."), {"note"}),
        (lambda result: result.marked(flagged=False), {"flagged"}),
    ],
)
def test_each_change_touches_its_own_field_only(
    change: Callable[[CriterionResult], CriterionResult], touched: set[str]
) -> None:
    assert changed_fields(change(FULL)) == touched


def test_a_rating_touches_rating_and_who_judged_only(checklist: Checklist) -> None:
    assert changed_fields(rated(FULL, "not_met", checklist)) == {"rating", "assessed_by", "assessed_at"}


def test_evidence_is_listed_once_in_the_order_given() -> None:
    assert FULL.evidenced(("v3", "v1", "v3", "v2", "v1")).evidence_ids == ("v3", "v1", "v2")


def test_words_and_notes_are_checked_when_they_change() -> None:
    with pytest.raises(UnstorableCharacter, match="“rationale”"):
        FULL.reasoned("a\x00b")
    with pytest.raises(TextTooLong, match="“note”"):
        FULL.noted("x" * 200_001)
