"""Independence (ISO 19011, principle e): nobody audits an activity they own or an answer they gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from assessment.domain.assessment import CriterionResult
from assessment.domain.audit import Audit, TeamMember, TeamRole
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.errors import InvalidInput
from assessment.domain.fieldwork import Interview
from assessment.domain.organization import Process
from assessment.domain.record import LongText, Moment, Record, References, ShortText, Value

_AUDITING = frozenset({TeamRole.LEAD_AUDITOR, TeamRole.AUDITOR})


class ConflictKind(StrEnum):
    """Why somebody is not independent."""

    OWNS_PROCESS = "owns_process"
    IS_RESPONSIBLE = "is_responsible"
    WAS_INTERVIEWED = "was_interviewed"
    IS_INTERVIEWEE = "is_interviewee"


class WaivedWithoutReason(InvalidInput):
    """A conflict is waived only with a reason."""

    def __init__(self) -> None:
        """Say that the report prints it."""
        super().__init__("Waiving a conflict of independence needs a reason; the report prints it. Write one sentence.")


class IndependenceConflict(Value):
    """One auditor who would audit their own work; `what` is the process, clause or activity, `key` stays the same."""

    kind: ConflictKind
    person_id: str
    what: str

    @property
    def key(self) -> str:
        """What a waiver refers to."""
        return f"{self.kind.value}:{self.person_id}:{self.what}"


class IndependenceWaiver(Record):
    """A conflict that was accepted, with the reason that the report prints."""

    table: ClassVar[str] = "independence_waiver"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("audit_id", "conflict"),)

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    conflict: ShortText
    reason: LongText
    waived_by: ShortText
    waived_at: Moment


def conflicts_of(
    audit: Audit,
    team: Iterable[TeamMember],
    *,
    processes: Iterable[Process],
    results: Mapping[str, CriterionResult],
    interviews: Iterable[Interview],
    activities: Iterable[AuditActivity],
) -> tuple[IndependenceConflict, ...]:
    """Every conflict of the team, each once; `results` are those of the last assessment by criterion id."""
    auditors = {member.person_id for member in team if member.role in _AUDITING}
    found = [
        *_owners(audit, auditors, processes),
        *_responsible(audit, auditors, results),
        *_interviewed(audit, auditors, interviews),
        *_own_interviewees(auditors, activities),
    ]
    return tuple(dict.fromkeys(found))


def unsettled(
    conflicts: Iterable[IndependenceConflict], waivers: Iterable[IndependenceWaiver]
) -> tuple[IndependenceConflict, ...]:
    """The conflicts that nobody waived."""
    waived = {waiver.conflict for waiver in waivers}
    return tuple(conflict for conflict in conflicts if conflict.key not in waived)


def _owners(audit: Audit, auditors: set[str], processes: Iterable[Process]) -> list[IndependenceConflict]:
    return [
        IndependenceConflict(kind=ConflictKind.OWNS_PROCESS, person_id=process.owner_id, what=process.name)
        for process in processes
        if process.owner_id in auditors
        and process.owner_id
        and (process.id in audit.process_ids if audit.process_ids else not process.left)
    ]


def _responsible(
    audit: Audit, auditors: set[str], results: Mapping[str, CriterionResult]
) -> list[IndependenceConflict]:
    return [
        IndependenceConflict(kind=ConflictKind.IS_RESPONSIBLE, person_id=result.responsible_id, what=_clause(result))
        for result in results.values()
        if result.responsible_id and result.responsible_id in auditors and audit.covers(_clause(result))
    ]


def _clause(result: CriterionResult) -> str:
    return result.criterion_id.rpartition("-")[0]


def _interviewed(audit: Audit, auditors: set[str], interviews: Iterable[Interview]) -> list[IndependenceConflict]:
    return [
        IndependenceConflict(kind=ConflictKind.WAS_INTERVIEWED, person_id=interview.person_id, what=number)
        for interview in interviews
        if interview.held_on and interview.person_id and interview.person_id in auditors
        for number in interview.clauses
        if audit.covers(number)
    ]


def _own_interviewees(auditors: set[str], activities: Iterable[AuditActivity]) -> list[IndependenceConflict]:
    return [
        IndependenceConflict(kind=ConflictKind.IS_INTERVIEWEE, person_id=person_id, what=activity.title)
        for activity in activities
        if not activity.removed
        for person_id in activity.interviewee_ids
        if person_id in activity.auditor_ids and person_id in auditors
    ]
