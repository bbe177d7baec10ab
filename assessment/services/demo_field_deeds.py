"""What the people of a demo do around an assessment: adopted documents, places, evidence, talks, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from assessment.domain.fieldwork import DocumentReview, FieldNote, Interview, Observation
from assessment.domain.organization import Person
from assessment.domain.record import Record
from assessment.services.adopted_documents import AdoptedEntry, add_adopted_document
from assessment.services.desk import Desk
from assessment.services.engagements import newest_assessment
from assessment.services.evidence import EvidenceDetails, register_evidence
from assessment.services.field_notes import assign_note, write_note
from assessment.services.interviews import InterviewPlan, call_off_interview, hold_interview, plan_interview
from assessment.services.observations import DocumentSeen, Seen, record_document, record_observation
from assessment.services.people import PersonEntry, change_person
from assessment.services.places import ProcessEntry, add_process


def revision(desk: Desk, kind: type[Record], key: str) -> int:
    """The revision that somebody sees who opens a record now."""
    with desk.store.reading() as reader:
        return reader.get(kind, key).revision


def _adopt(desk: Desk, engagement_id: str, **entry: Any) -> Record:
    return add_adopted_document(desk, engagement_id, AdoptedEntry(**entry))


def _process(desk: Desk, engagement_id: str, **entry: Any) -> Record:
    return add_process(desk, engagement_id, ProcessEntry(**entry))


def _unit(desk: Desk, _engagement_id: str, *, person: str, unit: str) -> Record:
    with desk.store.reading() as reader:
        known = reader.get(Person, person)
    entry = PersonEntry(name=known.name, role=known.role, unit=unit, is_assessor=known.is_assessor)
    return change_person(desk, person, entry, seen=known.revision)


def _evidence(desk: Desk, engagement_id: str, **details: Any) -> Record:
    return register_evidence(desk, engagement_id, EvidenceDetails(**details))


def _interview(desk: Desk, engagement_id: str, **plan: Any) -> Interview:
    return plan_interview(desk, engagement_id, InterviewPlan(**plan))


def _hold_interview(desk: Desk, _engagement_id: str, *, interview: str, on: date) -> Interview:
    return hold_interview(desk, interview, on, seen=revision(desk, Interview, interview))


def _call_off_interview(desk: Desk, _engagement_id: str, *, interview: str) -> Interview:
    return call_off_interview(desk, interview, seen=revision(desk, Interview, interview))


def _observe(desk: Desk, engagement_id: str, **seen: Any) -> Observation:
    return record_observation(desk, engagement_id, Seen(**seen))


def _read(desk: Desk, engagement_id: str, **entered: Any) -> DocumentReview:
    return record_document(desk, engagement_id, DocumentSeen(**entered))


def _note(desk: Desk, engagement_id: str, *, text: str, about: str = "") -> FieldNote | None:
    return write_note(desk, engagement_id, desk.new_id(), about=about, shown="", text=text)


def _assign(desk: Desk, engagement_id: str, *, note: str, criteria: tuple[str, ...]) -> FieldNote:
    assessment = newest_assessment(desk, engagement_id)
    return assign_note(desk, assessment.id, note, shown=(), criterion_ids=criteria)


FIELD_DEEDS: Mapping[str, Callable[..., Record | None]] = {
    "adopt": _adopt,
    "process": _process,
    "unit": _unit,
    "evidence": _evidence,
    "interview": _interview,
    "hold-interview": _hold_interview,
    "call-off-interview": _call_off_interview,
    "observe": _observe,
    "read": _read,
    "note": _note,
    "assign": _assign,
}
