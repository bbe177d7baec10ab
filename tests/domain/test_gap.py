"""Severity, priority and phase are proposed by one rule, can be overridden with a reason, and closing needs evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from assessment.domain.action import Phase
from assessment.domain.assessment import (
    ClosedWithoutEvidence,
    GapKind,
    GapSeverity,
    JudgedWithoutReason,
    NoGapToClose,
)
from assessment.domain.checklist import Checklist, Effort
from assessment.domain.gap import exposure_of, gaps_of, phase_of, priority_of, severity_of
from tests.domain.works import result_for, work_with

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("exposure", "severity"),
    [("0", "low"), ("2.4", "low"), ("2.5", "medium"), ("4.9", "medium"), ("5", "high"), ("9", "high")],
)
def test_severity_follows_from_exposure_with_exact_edges(exposure: str, severity: str) -> None:
    assert severity_of(Decimal(exposure)) == severity


@pytest.mark.parametrize(
    ("severity", "effort", "priority", "phase"),
    [
        (GapSeverity.HIGH, Effort.S, 1, Phase.QUICK_WIN),
        (GapSeverity.HIGH, Effort.L, 1, Phase.BEFORE_INTERNAL_AUDIT),
        (GapSeverity.MEDIUM, Effort.S, 1, Phase.QUICK_WIN),
        (GapSeverity.MEDIUM, Effort.M, 2, Phase.BEFORE_ASSESSMENT),
        (GapSeverity.LOW, Effort.XL, 3, Phase.LATER),
    ],
)
def test_priority_and_phase_weigh_severity_against_effort(
    severity: GapSeverity, effort: Effort, priority: int, phase: Phase
) -> None:
    assert (priority_of(severity, effort), phase_of(severity, effort)) == (priority, phase)


def test_a_key_clause_and_a_missing_rule_raise_the_exposure_by_one_each(checklist: Checklist) -> None:
    criterion = next(one for one in checklist.criteria if checklist.is_key(one.clause_number))
    plain = result_for(checklist, criterion.id).rated("not_met", checklist, by="Ada", at=NOW)
    assert exposure_of(criterion, plain, checklist) == criterion.weight + 1
    assert exposure_of(criterion, plain.classified(GapKind.NO_RULE), checklist) == criterion.weight + 2
    assert exposure_of(criterion, plain.classified(GapKind.NO_RECORD), checklist) == criterion.weight + 1


def test_the_action_of_a_gap_is_prefilled_and_not_stored(checklist: Checklist) -> None:
    criterion = checklist.criteria[0]
    result = result_for(checklist, criterion.id).rated("partly_met", checklist, by="Ada", at=NOW)
    (gap,) = gaps_of(work_with(checklist, result))
    assert (gap.action.text, gap.action.effort, gap.action.usual_owner, gap.action.revision) == (
        criterion.first_step,
        criterion.usual_effort,
        criterion.usual_owner,
        0,
    )


def test_overriding_a_proposal_needs_a_reason(checklist: Checklist) -> None:
    result = result_for(checklist, checklist.criteria[0].id).rated("not_met", checklist, by="Ada", at=NOW)
    with pytest.raises(JudgedWithoutReason):
        result.judged(GapSeverity.LOW, None, " ")
    judged = result.judged(GapSeverity.LOW, 3, "The channel closes next month")
    (gap,) = gaps_of(work_with(checklist, judged))
    assert (gap.severity, gap.priority) == (GapSeverity.LOW, 3)
    assert gap.proposed_severity is severity_of(gap.exposure)


def test_a_gap_is_closed_on_evidence_only_and_stays_visible(checklist: Checklist) -> None:
    result = result_for(checklist, checklist.criteria[0].id).rated("not_met", checklist, by="Ada", at=NOW)
    result = result.classified(GapKind.NO_RULE).reasoned("Nobody decided it")
    with pytest.raises(ClosedWithoutEvidence):
        result.gap_closed(checklist, by="Charles", on=date(2026, 12, 1), at=NOW)
    closed = result.evidenced(("v1",)).gap_closed(checklist, by="Charles", on=date(2026, 12, 1), at=NOW)
    assert closed.rating == checklist.top_rating
    assert closed.closed_gap is not None
    assert (closed.closed_gap.rating, closed.closed_gap.gap_kind, closed.closed_gap.rationale) == (
        "not_met",
        GapKind.NO_RULE,
        "Nobody decided it",
    )
    (gap,) = gaps_of(work_with(checklist, closed))
    assert gap.is_closed
    assert work_with(checklist, closed).readiness.gaps == 0


def test_a_closed_gap_that_opens_again_is_an_open_gap(checklist: Checklist) -> None:
    result = result_for(checklist, checklist.criteria[0].id).rated("not_met", checklist, by="Ada", at=NOW)
    closed = result.evidenced(("v1",)).gap_closed(checklist, by="Charles", on=date(2026, 12, 1), at=NOW)
    again = closed.rated("partly_met", checklist, by="Ada", at=NOW)
    (gap,) = gaps_of(work_with(checklist, again))
    assert not gap.is_closed


def test_there_is_nothing_to_close_where_there_is_no_gap(checklist: Checklist) -> None:
    result = result_for(checklist, checklist.criteria[0].id).rated("met", checklist, by="Ada", at=NOW)
    with pytest.raises(NoGapToClose):
        result.gap_closed(checklist, by="Charles", on=date(2026, 12, 1), at=NOW)
