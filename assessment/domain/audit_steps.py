"""The five steps of an audit, and how far each is, computed from what is on record."""

from __future__ import annotations

from enum import StrEnum

from assessment.domain.audit import AuditState
from assessment.domain.audit_file import AuditFile
from assessment.domain.finding import ANSWERED, FindingState
from assessment.domain.remark import Remark


class AuditStep(StrEnum):
    """What is done in an audit, one after the other."""

    PLAN = "plan"
    FIELDWORK = "fieldwork"
    FINDINGS = "findings"
    REVIEW = "review"
    CLOSING = "closing"


class StepMark(StrEnum):
    """How far a step is."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    DONE = "done"


_SETTLED_UNDER = {
    "not-started": AuditStep.PLAN,
    "clause-without-activity": AuditStep.PLAN,
    "independence": AuditStep.PLAN,
    "before-the-end": AuditStep.PLAN,
    "no-verdict": AuditStep.FIELDWORK,
    "met-without-evidence": AuditStep.FIELDWORK,
    "verdict-without-finding": AuditStep.FIELDWORK,
    "activity-without-result": AuditStep.FIELDWORK,
    "evidence-outside-period": AuditStep.FIELDWORK,
    "finding-without-clause": AuditStep.FINDINGS,
    "finding-without-evidence": AuditStep.FINDINGS,
    "finding-not-reviewed": AuditStep.REVIEW,
    "facts-not-confirmed": AuditStep.REVIEW,
    "finding-disputed": AuditStep.REVIEW,
    "review-note-open": AuditStep.REVIEW,
    "verdict-not-reviewed": AuditStep.REVIEW,
    "no-opinion": AuditStep.CLOSING,
    "no-conclusions": AuditStep.CLOSING,
    "follow-up-open": AuditStep.CLOSING,
}
"""By the code of a remark; an interview that was not held is settled outside the audit."""


def step_to_settle(remark: Remark) -> AuditStep | None:
    """The step where a remark before the sign-off is settled; None for one that is settled outside the audit."""
    return _SETTLED_UNDER.get(remark.code)


def clause_to_settle(file: AuditFile, remark: Remark) -> str:
    """The clause of the first criterion that a remark names; empty where it names none."""
    first = remark.place.item.partition(",")[0].removesuffix(" …")
    return next((one.clause_number for one in file.checklist.criteria if one.id == first), "")


def marks(file: AuditFile) -> dict[AuditStep, StepMark]:
    """How far each step of an audit is."""
    return {
        AuditStep.PLAN: _mark(done=file.audit.started_on is not None, begun=True),
        AuditStep.FIELDWORK: _fieldwork(file),
        AuditStep.FINDINGS: _findings(file),
        AuditStep.REVIEW: _review(file),
        AuditStep.CLOSING: _mark(
            done=file.audit.state is AuditState.SIGNED_OFF, begun=bool(file.audit.opinion or file.audit.conclusions)
        ),
    }


def _mark(*, done: bool, begun: bool) -> StepMark:
    if done:
        return StepMark.DONE
    return StepMark.BEGUN if begun else StepMark.NOT_BEGUN


def _fieldwork(file: AuditFile) -> StepMark:
    judged, total = judged_of(file)
    return _mark(done=0 < total == judged, begun=judged > 0)


def _findings(file: AuditFile) -> StepMark:
    """Done when every criterion is judged and each that is not fully met has its finding."""
    if file.work is None:
        return StepMark.NOT_BEGUN
    told = {finding.criterion_id for finding in file.standing_findings}
    top = file.work.checklist.top_rating
    results = [file.work.result(criterion) for criterion in file.work.checklist.criteria]
    silent = [
        one
        for one in results
        if one.is_assessed and not one.is_not_applicable and one.rating != top and one.criterion_id not in told
    ]
    return _mark(done=all(one.is_assessed for one in results) and not silent, begun=bool(told))


def _review(file: AuditFile) -> StepMark:
    """Done when the organization has said of every finding whether its facts are right, and no note is open."""
    states = [finding.state for finding in file.standing_findings]
    nothing_found = not states and _fieldwork(file) is StepMark.DONE
    settled = nothing_found or (bool(states) and ANSWERED.issuperset(states))
    is_open = any(note.is_open for note in file.review_notes)
    begun = is_open or any(state is not FindingState.DRAFT for state in states)
    return _mark(done=settled and not is_open, begun=begun)


def judged_of(file: AuditFile) -> tuple[int, int]:
    """How many criteria in scope have a verdict, and how many there are; nothing of either before the start."""
    if file.work is None:
        return 0, 0
    results = [file.work.result(criterion) for criterion in file.work.checklist.criteria]
    return sum(one.is_assessed for one in results), len(results)
