"""Where an audit stands, in sentences: conflicts of independence, what blocks its start, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assessment.domain.audit import Audit, AuditState
from assessment.domain.audit_checks import audit_remarks
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_steps import judged_of
from assessment.domain.independence import ConflictKind, IndependenceConflict
from assessment.domain.remark import Severity
from assessment.wording import say, say_count
from assessment.wording.figures import day

_CONFLICTS = {
    ConflictKind.OWNS_PROCESS: "audit_plan.conflict.owns_process",
    ConflictKind.IS_RESPONSIBLE: "audit_plan.conflict.is_responsible",
    ConflictKind.WAS_INTERVIEWED: "audit_plan.conflict.was_interviewed",
    ConflictKind.IS_INTERVIEWEE: "audit_plan.conflict.is_interviewee",
}


def conflict_sentence(file: AuditFile, conflict: IndependenceConflict) -> str:
    """A conflict of independence as a sentence."""
    return say(_CONFLICTS[conflict.kind], name=file.name(conflict.person_id), what=conflict.what)


def days_of(audit: Audit) -> str:
    """The days of an audit; a sentence for none."""
    begins, ends = audit.begins_on, audit.ends_on
    if begins and ends and begins != ends:
        return say("audits.days", begins=day(begins), ends=day(ends))
    known = begins or ends
    return day(known) if known else say("audits.no_days")


def clauses_of_audit(audit: Audit) -> str:
    """The clauses in scope by number; a sentence for none."""
    return say("audits.clauses", clauses=", ".join(audit.clauses)) if audit.clauses else say("audits.no_clauses")


def start_problems(file: AuditFile) -> tuple[str, ...]:
    """What stands in the way of the start, each as a sentence."""
    if file.audit.state is not AuditState.PLANNED:
        return ()
    found = [] if file.audit.clauses else [say("audit_plan.needs_clauses")]
    found += [] if file.lead else [say("audit_plan.needs_lead")]
    if count := len(file.unsettled_conflicts):
        found.append(say_count("audit_plan.needs_independence", count))
    return tuple(found)


def what_is_open(file: AuditFile, today: date) -> str:
    """What is to be done next in an audit that is not closed."""
    if file.work is None:
        return _joined(_before_the_start(file))
    judged, total = judged_of(file)
    count = sum(remark.severity is Severity.ERROR for remark in audit_remarks(file, today))
    settle = say_count("audits.to_settle", count) if count else say("audits.ready_to_sign")
    return _joined((say("audits.judged", judged=judged, total=total), settle))


def _before_the_start(file: AuditFile) -> tuple[str, ...]:
    found = start_problems(file) or (say("audits.ready_to_start"),)
    without = len(file.without_activity)
    return (*found, say_count("audits.without_activity", without)) if without else found


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentences)
