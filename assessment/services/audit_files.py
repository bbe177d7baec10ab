"""Read an audit with all that belongs to it, and open it for writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.assessment import Assessment, ChecklistSnapshot, CriterionResult
from assessment.domain.audit import Audit, AuditParticipant, TeamMember
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.audit_fieldwork import AwarenessAnswers, SimulatedComplaint, WalkThrough
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import FollowUp, ReviewNote, SignOff
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import Interview
from assessment.domain.finding import Finding
from assessment.domain.grading import GradeClass, GradingScale
from assessment.domain.independence import IndependenceWaiver
from assessment.domain.organization import Organization, Person, Process, Site
from assessment.domain.programme import AuditProgramme
from assessment.domain.record import Record
from assessment.library.audit_data import gradings
from assessment.services.desk import Desk
from assessment.services.engagements import NoAssessment
from assessment.services.work import work_in
from assessment.storage.listing import assessments_in_order
from assessment.storage.store import Reader, Writer

R = TypeVar("R", bound=Record)

FOLLOWED_UP = frozenset({GradeClass.NONCONFORMITY, GradeClass.GAP, GradeClass.CONCERN, GradeClass.OPPORTUNITY})
"""What the next audit asks about; observations and good practice need no follow-up."""


def open_audit(desk: Desk, audit_id: str) -> AuditFile:
    """Read one audit; `NotFound` when there is none."""
    with desk.store.reading() as reader:
        return audit_in(reader, audit_id)


@contextmanager
def writing_on_audit(desk: Desk, audit_id: str) -> Iterator[tuple[Writer, Audit]]:
    """One write transaction on the engagement of an audit; `NotFound` when there is no such audit."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(Audit, audit_id).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        yield writer, writer.get(Audit, audit_id)


def audit_in(reader: Reader, audit_id: str) -> AuditFile:
    """Read one audit within a view that is open already."""
    audit = reader.get(Audit, audit_id)
    engagement = reader.get(Engagement, audit.engagement_id)
    last = _last_assessment(reader, engagement)

    def own(record: type[R], order: str = "id") -> list[R]:
        return reader.list(record, order=order, audit_id=audit.id)

    def around(record: type[R], order: str = "id") -> list[R]:
        return reader.list(record, order=order, engagement_id=engagement.id)

    work = work_in(reader, audit.assessment_id) if audit.assessment_id else None
    return AuditFile(
        organization=reader.get(Organization, engagement.organization_id),
        audit=audit,
        checklist=work.checklist if work else audit_checklist(reader, audit),
        scale=scale_of(audit),
        people=_by_id(around(Person, "name")),
        sites=_by_id(around(Site, "name")),
        processes=_by_id(around(Process, "name")),
        programme=reader.find(AuditProgramme, audit.programme_id) if audit.programme_id else None,
        work=work,
        team=own(TeamMember),
        participants=own(AuditParticipant),
        activities=own(AuditActivity),
        waivers=own(IndependenceWaiver),
        interviews=around(Interview, "planned_on"),
        contacts=own(SimulatedComplaint, "sent_at"),
        awareness=own(AwarenessAnswers, "asked_on"),
        walk_throughs=own(WalkThrough),
        findings=own(Finding, "number"),
        review_notes=own(ReviewNote, "raised_at"),
        follow_ups=own(FollowUp),
        sign_offs=own(SignOff, "signed_at"),
        adopted=around(AdoptedDocument, "title"),
        evidence={item.id: item for item in around(Evidence, "collected_at") if not item.withdrawn},
        earlier_findings=_earlier(reader, audit),
        last_results=_results(reader, last, audit),
    )


def scale_of(audit: Audit) -> GradingScale:
    """The grading scale an audit uses."""
    return gradings().scale(audit.grading)


def engagement_checklist(reader: Reader, engagement_id: str) -> tuple[Assessment, Checklist]:
    """The last assessment of an engagement and the whole checklist it is pinned to; `NoAssessment` without one."""
    last = _last_assessment(reader, reader.get(Engagement, engagement_id))
    return last, reader.get(ChecklistSnapshot, last.snapshot_id).body


def audit_checklist(reader: Reader, audit: Audit) -> Checklist:
    """The whole checklist that an audit was planned on; for one that names none, the engagement's."""
    if audit.snapshot_id:
        return reader.get(ChecklistSnapshot, audit.snapshot_id).body
    return engagement_checklist(reader, audit.engagement_id)[1]


def _last_assessment(reader: Reader, engagement: Engagement) -> Assessment:
    found = assessments_in_order(reader, engagement.id)
    if not found:
        raise NoAssessment(engagement.title)
    return found[-1]


def _results(reader: Reader, last: Assessment, audit: Audit) -> dict[str, CriterionResult]:
    """The results of the last assessment by criterion id; none where the audit's ids mean something else."""
    if audit.snapshot_id not in {None, last.snapshot_id}:
        pinned = reader.get(ChecklistSnapshot, last.snapshot_id).body
        if not audit_checklist(reader, audit).counts_like(pinned):
            return {}
    return {one.criterion_id: one for one in reader.list(CriterionResult, assessment_id=last.id)}


def _earlier(reader: Reader, audit: Audit) -> list[Finding]:
    if audit.previous_id is None:
        return []
    scale = scale_of(reader.get(Audit, audit.previous_id))
    return [
        finding
        for finding in reader.list(Finding, order="number", audit_id=audit.previous_id)
        if finding.counts and scale.grade(finding.grade).grade_class in FOLLOWED_UP
    ]


def _by_id(records: list[R]) -> dict[str, R]:
    return {record.id: record for record in records}
