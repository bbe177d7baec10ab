"""What every report says about one gap: composed here once, printed by gap report, action plan and screen alike."""

from __future__ import annotations

from datetime import date

from assessment.domain.assessment import CriterionResult
from assessment.domain.gap import Gap
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.reporting.adopted import binding_line
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import GapEntry
from assessment.wording import label, say


def gap_entry(work: Work, gap: Gap, dress: Dress, today: date) -> GapEntry:
    """One gap in final phrases; a closed one says what it was."""
    criterion, result, action = gap.criterion, gap.result, gap.action
    was = result.closed_gap
    kind = was.gap_kind if was else result.gap_kind
    return GapEntry(
        criterion_id=criterion.id,
        statement=criterion.statement,
        force=label(criterion.force),
        rating=phrases.rating(was.rating if was else result.rating, work.checklist),
        kind=label(kind) if kind else say("report.no_gap_kind"),
        found=(was.rationale if was else result.rationale).strip() or say("report.no_rationale"),
        evidence=evidence_seen(work, result) or say("report.no_evidence"),
        risk=criterion.risk,
        first_step=criterion.first_step,
        owner=_owner(work, gap),
        effort=label(action.effort or criterion.usual_effort),
        severity=label(gap.severity),
        priority=gap.priority,
        judgement=result.judgement_reason,
        probably=say(f"probably.{gap.probably}"),
        action=action.text,
        phase=label(action.phase),
        due=dress.look.day(action.due) if action.due else say("report.dash"),
        state=label(action.state),
        is_overdue=not gap.is_closed and action.is_overdue(today),
        closed=say("report.closed", by=was.verified_by, date=dress.look.day(was.verified_on)) if was else "",
        binding=binding_line(work, criterion.clause_number),
    )


def evidence_seen(work: Work, result: CriterionResult) -> str:
    """The titles of the evidence of one result, separated by semicolons; may be empty."""
    return "; ".join(work.evidence[key].title for key in result.evidence_ids if key in work.evidence)


def _owner(work: Work, gap: Gap) -> str:
    person = work.people.get(gap.action.owner_id or "") or work.people.get(gap.result.responsible_id or "")
    return person.name if person else say("report.no_responsible", owner=gap.criterion.usual_owner)
