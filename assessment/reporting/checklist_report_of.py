"""Compose the checklist report from an assessment: a pure function, no reading and no clock."""

from __future__ import annotations

from datetime import date

from assessment.domain.assessment import GapKind
from assessment.domain.checklist import Basis, Clause, Criterion
from assessment.domain.work import Work
from assessment.reporting import breakdowns, phrases
from assessment.reporting.checklist_report import ChecklistReport, ChecklistRow
from assessment.reporting.dress import Dress
from assessment.reporting.gap_entries import evidence_seen
from assessment.reporting.report_head import report_head
from assessment.wording import label, say


def checklist_report_of(work: Work, dress: Dress, *, today: date) -> ChecklistReport:
    """The checklist of `work` with what was found up to `today`."""
    head = work.checklist.head
    return ChecklistReport(
        **dict(report_head(work, dress, title=say("checklist_report.title"), today=today)),
        day=dress.look.day(today),
        checklist=say("report.checklist", title=head.title, version=head.version, profile=work.profile.title),
        headline=phrases.headline(work.readiness),
        explanation=phrases.explanation(work.readiness),
        formula=phrases.formula(work.checklist),
        wording_note=say("report.limit.wording"),
        ratings=breakdowns.heat_columns(work.checklist)[:-1],
        kinds=tuple(label(kind) for kind in GapKind),
        rows=tuple(
            _row(work, clause, criterion) for clause in work.checklist.leaf_clauses for criterion in clause.criteria
        ),
    )


def _row(work: Work, clause: Clause, criterion: Criterion) -> ChecklistRow:
    result = work.result(criterion)
    person = work.people.get(result.responsible_id or "")
    return ChecklistRow(
        clause=clause.number,
        clause_title=clause.title,
        criterion_id=criterion.id,
        statement=criterion.statement,
        force=label(criterion.force),
        question=criterion.question,
        rating=phrases.rating(result.rating, work.checklist) if result.rating else "",
        kind=label(result.gap_kind) if result.gap_kind else "",
        rationale=result.rationale.strip(),
        evidence=evidence_seen(work, result),
        responsible=person.name if person else "",
        mark=say("report.likely_mark") if criterion.basis is Basis.LIKELY else "",
    )
