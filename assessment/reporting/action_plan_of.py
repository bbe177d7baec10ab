"""Compose the action plan from an assessment: a pure function over the same gap entries as the gap report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assessment.domain.action import Action, ActionState, Phase
from assessment.domain.assessment import GapSeverity
from assessment.domain.gap import Gap, gaps_of
from assessment.domain.work import Work
from assessment.reporting import breakdowns, phrases
from assessment.reporting.action_plan import ActionPlan, PlanRow
from assessment.reporting.chart import Chart, ChartKind, Series
from assessment.reporting.dress import Dress
from assessment.reporting.gap_entries import gap_entry
from assessment.reporting.gap_report import Count, GapEntry
from assessment.reporting.gap_report_of import figures
from assessment.reporting.look import Look
from assessment.reporting.report_head import report_head
from assessment.wording import label, say, say_count

OWNERS_DRAWN = 10
SEVERITY_COLOURS = {GapSeverity.HIGH: "B5533C", GapSeverity.MEDIUM: "D9B45B", GapSeverity.LOW: "8FBEC1"}
STATE_COLOURS = {
    ActionState.PLANNED: breakdowns.NEUTRAL,
    ActionState.STARTED: "D9B45B",
    ActionState.IMPLEMENTED: "8FBEC1",
    ActionState.VERIFIED: breakdowns.TEAL,
    ActionState.CANCELLED: "9AA8A9",
}


def action_plan_of(work: Work, dress: Dress, *, today: date) -> ActionPlan:
    """The action plan of `work` as it stands on `today`."""
    gaps = gaps_of(work)
    pairs = tuple((gap, gap_entry(work, gap, dress, today)) for gap in gaps)
    still_open = tuple((gap, entry) for gap, entry in pairs if not gap.is_closed)
    overdue = sum(entry.is_overdue for _, entry in still_open)
    owners = Counter(entry.owner for _, entry in still_open).most_common()
    return ActionPlan(
        **dict(report_head(work, dress, title=say("plan.title"), today=today)),
        headline=phrases.headline(work.readiness),
        explanation=phrases.explanation(work.readiness),
        standing=say(
            "plan.standing",
            open=say_count("gaps.count", len(still_open)),
            closed=len(gaps) - len(still_open),
            overdue=say_count("plan.actions", overdue),
        ),
        figures=figures(work),
        open_gaps=len(still_open),
        closed_gaps=len(gaps) - len(still_open),
        overdue=overdue,
        rows=tuple(
            _row(gap, entry, phrases.rating(gap.result.rating, work.checklist), dress.look) for gap, entry in pairs
        ),
        severities=breakdowns.severities(gaps),
        states=breakdowns.states(gaps),
        phases=breakdowns.phases(gaps),
        owners=tuple(Count(label=owner, count=count) for owner, count in owners),
        gap_kinds=breakdowns.gap_kinds(work),
        charts=_charts(still_open, [name for name, _ in owners]),
    )


def _row(gap: Gap, entry: GapEntry, rating_now: str, look: Look) -> PlanRow:
    found = entry.found
    return PlanRow(
        clause=gap.criterion.clause_number,
        criterion_id=entry.criterion_id,
        criterion=f"{entry.criterion_id} {entry.statement}",
        applicability=say("rating.not_applicable") if gap.result.is_not_applicable else say("plan.applicable"),
        current_state=rating_now,
        evidence=entry.evidence,
        gap=say("plan.gap", kind=entry.kind, found=found) if _has_kind(gap) else found,
        severity=entry.severity,
        owner=entry.owner,
        action=entry.action,
        effort=entry.effort,
        target_date=gap.action.due,
        status=entry.state,
        verification=entry.closed or _ending(gap.action, look),
        phase=entry.phase,
        priority=entry.priority,
        is_closed=gap.is_closed,
        is_overdue=entry.is_overdue,
    )


def _has_kind(gap: Gap) -> bool:
    was = gap.result.closed_gap
    return (was.gap_kind if was else gap.result.gap_kind) is not None


def _ending(action: Action, look: Look) -> str:
    """How an action ended whose gap is still open."""
    if action.cancelled_on:
        return say("plan.cancelled", date=look.day(action.cancelled_on), reason=action.cancel_reason)
    if action.verified_on:
        return say("plan.verified", by=action.verified_by, date=look.day(action.verified_on))
    return ""


def _charts(still_open: Sequence[tuple[Gap, GapEntry]], owners: Sequence[str]) -> tuple[Chart, ...]:
    """The open gaps drawn; none when nothing is open."""
    if not still_open:
        return ()
    return _phases_chart([gap for gap, _ in still_open]), _owners_chart(still_open, owners)


def _phases_chart(still_open: Sequence[Gap]) -> Chart:
    counts = Counter((gap.action.phase, gap.severity) for gap in still_open)
    return Chart(
        key="phases",
        kind=ChartKind.STACKED,
        title=say("chart.phases"),
        categories=tuple(label(phase) for phase in Phase),
        series=tuple(
            Series(
                name=label(severity), values=tuple(Decimal(counts[phase, severity]) for phase in Phase), colour=colour
            )
            for severity, colour in SEVERITY_COLOURS.items()
        ),
        alt=say(
            "chart.phases.alt",
            values=", ".join(
                f"{label(phase)} {sum(counts[phase, severity] for severity in GapSeverity)}" for phase in Phase
            ),
        ),
    )


def _owners_chart(still_open: Sequence[tuple[Gap, GapEntry]], owners: Sequence[str]) -> Chart:
    """The owners with most open gaps; those beyond the first few are drawn together."""
    drawn = owners if len(owners) <= OWNERS_DRAWN else owners[: OWNERS_DRAWN - 1]
    others = say("plan.other_owners", count=len(owners) - len(drawn))
    names = (*drawn, others) if len(drawn) < len(owners) else tuple(drawn)
    counts = Counter((entry.owner if entry.owner in drawn else others, gap.action.state) for gap, entry in still_open)
    return Chart(
        key="owners",
        kind=ChartKind.STACKED,
        title=say("chart.owners"),
        categories=names,
        series=tuple(
            Series(name=label(state), values=tuple(Decimal(counts[name, state]) for name in names), colour=colour)
            for state, colour in STATE_COLOURS.items()
        ),
        alt=say(
            "chart.owners.alt",
            values=", ".join(f"{name} {sum(counts[name, state] for state in ActionState)}" for name in names),
        ),
    )
