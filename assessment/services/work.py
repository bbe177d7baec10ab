"""Read an assessment with everything it refers to, in one consistent view."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from assessment.domain.action import Action
from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.assessment import Assessment, ChecklistSnapshot, CriterionResult, result_id
from assessment.domain.audit import Audit
from assessment.domain.checklist import Checklist, Profile
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import DocumentReview, Interview, Observation, in_order
from assessment.domain.management_review import ManagementReview
from assessment.domain.organization import Organization, Person, Process, Site
from assessment.domain.review import HeldElsewhere
from assessment.domain.work import Work
from assessment.services.desk import Desk
from assessment.services.pressing import pressing
from assessment.storage.store import Reader, Writer


def open_work(desk: Desk, assessment_id: str) -> Work:
    """Read one assessment; `NotFound` when there is none."""
    with desk.store.reading() as reader:
        return work_in(reader, assessment_id)


@contextmanager
def writing_on(desk: Desk, assessment_id: str) -> Iterator[tuple[Writer, Assessment]]:
    """One write transaction on the engagement of an assessment; `NotFound` without it, `FrozenAssessment` once signed."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(Assessment, assessment_id).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        yield writer, writer.get(Assessment, assessment_id).unfrozen()


def open_criterion(desk: Desk, assessment_id: str, criterion_id: str) -> Work:
    """Read an assessment with the result of one criterion only: all that one card needs, whatever else is stored."""
    with desk.store.reading() as reader:
        found = reader.find(CriterionResult, result_id(assessment_id, criterion_id))
        return _work(reader, assessment_id, [found] if found else [])


def work_in(reader: Reader, assessment_id: str) -> Work:
    """Read one assessment within a view that is open already."""
    work = _work(reader, assessment_id, reader.list(CriterionResult, assessment_id=assessment_id))
    here = {"engagement_id": work.engagement.id}
    return replace(
        work,
        interviews=sorted(reader.list(Interview, **here), key=in_order),
        observations=reader.list(Observation, order="seen_on", **here),
        documents_seen=reader.list(DocumentReview, order="title", **here),
        audits=reader.list(Audit, order="number", **here),
        management_reviews=reader.list(ManagementReview, order="held_on", **here),
        pressing=pressing(reader, work.engagement.id),
    )


def _work(reader: Reader, assessment_id: str, results: list[CriterionResult]) -> Work:
    assessment = reader.get(Assessment, assessment_id)
    engagement = reader.get(Engagement, assessment.engagement_id)
    profile, checklist = _pinned(reader, assessment)
    return Work(
        organization=reader.get(Organization, engagement.organization_id),
        engagement=engagement,
        sites=reader.list(Site, engagement_id=engagement.id),
        processes=reader.list(Process, order="name", engagement_id=engagement.id),
        people={person.id: person for person in reader.list(Person, order="name", engagement_id=engagement.id)},
        evidence={
            item.id: item
            for item in reader.list(Evidence, order="collected_at", engagement_id=engagement.id, withdrawn=False)
        },
        assessment=assessment,
        profile=profile,
        checklist=checklist,
        results={result.criterion_id: result for result in results if checklist.has_criterion(result.criterion_id)},
        # Those of nonconformities, which may be thousands, say nothing about a gap.
        actions={one.id: one for one in reader.list(Action, engagement_id=engagement.id, nonconformity_id=None)},
        adopted=reader.list(AdoptedDocument, order="title", engagement_id=engagement.id),
        held_elsewhere=reader.list(HeldElsewhere, order="held_on", engagement_id=engagement.id),
    )


def pinned_checklist(reader: Reader, assessment: Assessment) -> Checklist:
    """The checklist an assessment was started with, narrowed to its profile."""
    return _pinned(reader, assessment)[1]


_PINNED_LIMIT = 32
_pinned_checklists: dict[tuple[str, str, tuple[str, ...]], tuple[Profile, Checklist]] = {}


def _pinned(reader: Reader, assessment: Assessment) -> tuple[Profile, Checklist]:
    """The checklist of an assessment, narrowed to its profile and clauses; kept in memory, since a fingerprint never changes."""
    key = (assessment.snapshot_id, assessment.profile, assessment.clauses)
    if key not in _pinned_checklists:
        whole = reader.get(ChecklistSnapshot, assessment.snapshot_id).body
        profile = whole.profile(assessment.profile)
        while len(_pinned_checklists) >= _PINNED_LIMIT:
            _pinned_checklists.pop(next(iter(_pinned_checklists)), None)
        _pinned_checklists[key] = (profile, whole.narrowed(profile).within(assessment.clauses))
    return _pinned_checklists[key]
