"""What to look at before an audit is signed off, as remarks with stable codes; errors stand in the way, warnings do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assessment.domain.assessment import WorkState
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import FollowUpResult
from assessment.domain.errors import NotAllowed
from assessment.domain.fieldwork import InterviewState
from assessment.domain.finding import Finding, Position
from assessment.domain.remark import Place, Remark, Severity


class NotReadyToSign(NotAllowed):
    """Something still stands in the way of the sign-off."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Name all of it."""
        super().__init__("The audit cannot be signed off yet. " + " ".join(problems))


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)


def audit_remarks(file: AuditFile, today: date) -> tuple[Remark, ...]:
    """Everything that a careful lead auditor would ask before signing, the errors first."""
    found = [*_verdicts(file), *_findings(file), *_plan(file), *_evidence(file), *_review(file), *_close(file, today)]
    return tuple(sorted(found, key=lambda remark: _ORDER.index(remark.severity)))


def _remark(code: str, severity: Severity, item: str, message: str, hint: str = "") -> Remark:
    return Remark(code=code, severity=severity, place=Place(item=item), message=message, hint=hint)


def _verdicts(file: AuditFile) -> Iterator[Remark]:
    work = file.work
    if work is None:
        yield _remark(
            "not-started", Severity.ERROR, file.audit.number, "The audit has not started.", "Start it under Plan."
        )
        return
    top = work.checklist.top_rating
    open_ones = [one.id for one in work.checklist.criteria if not work.result(one).is_assessed]
    if open_ones:
        shown = _list(open_ones)
        yield _remark(
            "no-verdict", Severity.WARNING, shown, f"{_count(len(open_ones), 'criterion', 'criteria')} in scope without a verdict.",
            "Judge them, or name them under “Not covered”.",
        )  # fmt: skip
    for criterion in work.checklist.criteria:
        result = work.result(criterion)
        if result.rating == top and not result.evidence_ids:
            yield _remark(
                "met-without-evidence", Severity.WARNING, criterion.id, f"{criterion.id} is met without any evidence.",
                "Name what was seen.",
            )  # fmt: skip
        has_finding = any(finding.criterion_id == criterion.id for finding in file.standing_findings)
        if result.is_assessed and not result.is_not_applicable and result.rating != top and not has_finding:
            yield _remark(
                "verdict-without-finding", Severity.WARNING, criterion.id,
                f"{criterion.id} is not fully met, but no finding says so.", "Raise a finding, or change the verdict.",
            )  # fmt: skip


def _findings(file: AuditFile) -> Iterator[Remark]:
    for finding in file.standing_findings:
        if not finding.clause and not finding.adopted_id:
            yield _remark(
                "finding-without-clause", Severity.ERROR, finding.number, f"{finding.number} names no clause and no document.",
                "Say what it was judged against.",
            )  # fmt: skip
        if not finding.evidence.strip() and not finding.evidence_ids:
            yield _remark(
                "finding-without-evidence", Severity.ERROR, finding.number, f"{finding.number} has no evidence.",
                "Name the records, documents or people that show it.",
            )  # fmt: skip
        yield from _confirmation(finding)


def _confirmation(finding: Finding) -> Iterator[Remark]:
    if finding.reviewed_at is None:
        yield _remark(
            "finding-not-reviewed", Severity.ERROR, finding.number, f"{finding.number} was read by its author only.",
            "Let a second person review it.",
        )  # fmt: skip
    elif finding.position is None:
        yield _remark(
            "facts-not-confirmed", Severity.ERROR, finding.number,
            f"The organization has not said whether the facts of {finding.number} are right.", "Ask, and record the answer under Review.",
        )  # fmt: skip
    elif finding.position is Position.DISPUTED:
        yield _remark(
            "finding-disputed", Severity.INFORMATION, finding.number, f"The organization disputes {finding.number}.",
            "The report prints both views.",
        )  # fmt: skip


def _plan(file: AuditFile) -> Iterator[Remark]:
    for activity in file.plan:
        if activity.needs_result and not activity.result.strip():
            yield _remark(
                "activity-without-result", Severity.WARNING, activity.title, f"“{activity.title}” has no result.",
                "Write what came of it, or take it off the plan.",
            )  # fmt: skip
    for clause in file.without_activity:
        yield _remark(
            "clause-without-activity",
            Severity.INFORMATION,
            clause.number,
            f"No activity of the plan looks at {clause.number}.",
        )
    for interview in file.interviews:
        if interview.state is InterviewState.PLANNED and any(map(file.audit.covers, interview.clauses)):
            yield _remark(
                "interview-not-held", Severity.WARNING, interview.number or interview.role,
                f"The interview with {file.name(interview.person_id or '') or interview.role} was planned but not held.",
                "Hold it, or call it off.",
            )  # fmt: skip


def _evidence(file: AuditFile) -> Iterator[Remark]:
    begins, ends = file.audit.period_from, file.audit.period_to
    if begins is None or ends is None or file.work is None:
        return
    used = {key for result in file.work.results.values() for key in result.evidence_ids}
    used |= {key for finding in file.standing_findings for key in finding.evidence_ids}
    for key in sorted(used & file.evidence.keys()):
        item = file.evidence[key]
        if (item.period_to and item.period_to < begins) or (item.period_from and item.period_from > ends):
            yield _remark(
                "evidence-outside-period", Severity.WARNING, item.number or item.title,
                f"“{item.title}” covers another time than the period audited.", "Look for evidence from the period.",
            )  # fmt: skip


def _review(file: AuditFile) -> Iterator[Remark]:
    for note in file.review_notes:
        if note.is_open:
            about = next((one.number for one in file.findings if one.id == note.finding_id), note.criterion_id)
            yield _remark(
                "review-note-open", Severity.ERROR, about, f"The reviewer's note on {about} is not settled: “{note.text[:120]}”",
                "Answer it.",
            )  # fmt: skip
    if file.work is None:
        return
    unreviewed = [
        result.criterion_id
        for result in file.work.results.values()
        if result.is_assessed and result.work_state is not WorkState.REVIEWED
    ]
    if unreviewed:
        yield _remark(
            "verdict-not-reviewed", Severity.WARNING, _list(unreviewed),
            f"{_count(len(unreviewed), 'verdict', 'verdicts')} seen by one person only.", "Let a second person review them.",
        )  # fmt: skip


def _close(file: AuditFile, today: date) -> Iterator[Remark]:
    audit = file.audit
    for conflict in file.unsettled_conflicts:
        yield _remark(
            "independence", Severity.ERROR, conflict.what, f"{file.name(conflict.person_id)} is not independent of “{conflict.what}”.",
            "Change the team, or waive it with a reason.",
        )  # fmt: skip
    if audit.opinion is None or not audit.opinion_rationale.strip():
        yield _remark(
            "no-opinion",
            Severity.ERROR,
            audit.number,
            "The overall opinion or its reason is missing.",
            "Give both under Closing.",
        )
    if not audit.conclusions.strip():
        yield _remark(
            "no-conclusions", Severity.ERROR, audit.number, "The conclusions are empty.", "Write them under Closing."
        )
    if audit.ends_on and audit.ends_on > today:
        yield _remark(
            "before-the-end", Severity.WARNING, audit.number, "The audit is planned to end later than today.",
            "Correct its last day.",
        )  # fmt: skip
    looked_at = {
        follow_up.finding_id for follow_up in file.follow_ups if follow_up.result is not FollowUpResult.NOT_LOOKED_AT
    }
    for finding in file.earlier_findings:
        if finding.id not in looked_at:
            yield _remark(
                "follow-up-open", Severity.WARNING, finding.number, f"{finding.number} of the last audit was not followed up.",
                "Say what became of it.",
            )  # fmt: skip


def _list(ids: list[str], limit: int = 8) -> str:
    return ", ".join(ids[:limit]) + (" …" if len(ids) > limit else "")


def _count(number: int, one: str, many: str) -> str:
    return f"One {one}" if number == 1 else f"{number} {many}"
