"""Gaps are derived: a result below the top of the scale, with proposals for severity, priority and phase.

Exposure = weight × distance to the target, one more for a key clause, one more where there is no rule or nobody
follows it. From 5 on a gap is high, from 2.5 on medium, else low. A proposal can be overridden with a reason.
A closed gap stays in the register: it keeps what it was, who verified, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assessment.domain.action import Action, Phase, action_id
from assessment.domain.assessment import CriterionResult, GapKind, GapSeverity
from assessment.domain.checklist import Checklist, Criterion, Effort
from assessment.domain.scoring import is_gap
from assessment.domain.work import Work

HIGH_FROM = Decimal(5)
MEDIUM_FROM = Decimal("2.5")
_HARD_KINDS = frozenset({GapKind.NO_RULE, GapKind.NOT_FOLLOWED})


@dataclass(frozen=True)
class Gap:
    """One gap with what is proposed or decided about it; `action` is stored (revision above 0) or proposed."""

    criterion: Criterion
    result: CriterionResult
    exposure: Decimal
    severity: GapSeverity
    priority: int
    probably: str
    action: Action

    @property
    def is_closed(self) -> bool:
        """True when the gap was closed by a re-rating with verification."""
        return self.result.closed_gap is not None

    @property
    def proposed_severity(self) -> GapSeverity:
        """What the rule says, whatever was decided."""
        return severity_of(self.exposure)


def gaps_of(work: Work) -> tuple[Gap, ...]:
    """All gaps of an assessment in the order of the checklist, the closed ones too."""
    return tuple(
        gap_of(work, criterion, result)
        for criterion in work.checklist.criteria
        if (result := work.results.get(criterion.id)) is not None
        and (is_gap(result, work.checklist) or result.closed_gap is not None)
    )


def gap_of(work: Work, criterion: Criterion, result: CriterionResult) -> Gap:
    """The gap of one result."""
    checklist = work.checklist
    exposure = exposure_of(criterion, result, checklist)
    severity = result.severity or severity_of(exposure)
    return Gap(
        criterion=criterion,
        result=result,
        exposure=exposure,
        severity=severity,
        priority=result.priority or priority_of(severity, criterion.usual_effort),
        probably=if_audited_today(criterion, result, severity, checklist),
        action=work.actions.get(action_id(result.id)) or proposed_action(criterion, result, severity),
    )


def exposure_of(criterion: Criterion, result: CriterionResult, checklist: Checklist) -> Decimal:
    """Weight × distance to the target, with one more each for a key clause and for a missing or ignored rule."""
    rating = result.closed_gap.rating if result.closed_gap else result.rating or ""
    kind = result.closed_gap.gap_kind if result.closed_gap else result.gap_kind
    distance = 1 - checklist.rating_values.get(rating, Decimal(1))
    return criterion.weight * distance + checklist.is_key(criterion.clause_number) + (kind in _HARD_KINDS)


def severity_of(exposure: Decimal) -> GapSeverity:
    """The severity an exposure stands for."""
    if exposure >= HIGH_FROM:
        return GapSeverity.HIGH
    return GapSeverity.MEDIUM if exposure >= MEDIUM_FROM else GapSeverity.LOW


def priority_of(severity: GapSeverity, effort: Effort) -> int:
    """1 do first, 2 plan, 3 when there is time: severity, raised by one when little work settles it."""
    base = {GapSeverity.HIGH: 1, GapSeverity.MEDIUM: 2, GapSeverity.LOW: 3}[severity]
    return max(1, base - (effort is Effort.S))


def phase_of(severity: GapSeverity, effort: Effort) -> Phase:
    """Where an action belongs: small work at once, the rest by severity."""
    if effort is Effort.S:
        return Phase.QUICK_WIN
    return {
        GapSeverity.HIGH: Phase.BEFORE_INTERNAL_AUDIT,
        GapSeverity.MEDIUM: Phase.BEFORE_ASSESSMENT,
        GapSeverity.LOW: Phase.LATER,
    }[severity]


def if_audited_today(criterion: Criterion, result: CriterionResult, severity: GapSeverity, checklist: Checklist) -> str:
    """What an auditor would probably call it where the organization has adopted the guidance: major, minor, observation."""
    at_zero = checklist.rating_values.get(result.rating or "") == 0
    if severity is GapSeverity.HIGH and at_zero and checklist.is_key(criterion.clause_number):
        return "major"
    return "observation" if severity is GapSeverity.LOW else "minor"


def proposed_action(criterion: Criterion, result: CriterionResult, severity: GapSeverity) -> Action:
    """The first step of the criterion as an action, not stored yet."""
    return Action(
        id=action_id(result.id),
        engagement_id=result.engagement_id,
        result_id=result.id,
        criterion_id=criterion.id,
        text=criterion.first_step,
        effort=criterion.usual_effort,
        usual_owner=criterion.usual_owner,
        phase=phase_of(severity, criterion.usual_effort),
    )
