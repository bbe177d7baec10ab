"""What auditors try out in the field: test contacts, awareness of staff, and one complaint followed through the process."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText, Value


class AuditMethod(StrEnum):
    """How a verdict came about (ISO 19011, annex A)."""

    DOCUMENT_REVIEW = "document_review"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    RECORD_TEST = "record_test"
    TEST_CONTACT = "test_contact"


class SimulatedComplaint(Record):
    """A test contact: a complaint sent by the auditors through one channel, and what came back."""

    table: ClassVar[str] = "simulated_complaint"

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    channel: Name
    sent_at: Moment
    acknowledged_at: Moment | None = None
    answered_at: Moment | None = None
    language: ShortText = ""
    answered_in_language: bool | None = None
    information_given: LongText = ""
    outcome: LongText = ""
    evidence_id: Annotated[str | None, References("evidence")] = None


class Knows(StrEnum):
    """How well somebody answered one question of the awareness check."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


AWARENESS_QUESTIONS = 8


class AwarenessAnswers(Record):
    """The answers of one member of staff to the same eight questions; None where a question was not asked."""

    table: ClassVar[str] = "awareness_answers"

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    person_id: Annotated[str | None, References("person")] = None
    role: ShortText = ""
    asked_on: date
    answers: tuple[Knows | None, ...] = (None,) * AWARENESS_QUESTIONS
    note: LongText = ""


class WalkThroughStep(Value):
    """What was seen of one criterion in the complaint that was followed."""

    criterion_id: str
    rating: str | None = None
    seen: LongText = ""


class WalkThrough(Record):
    """One complaint followed from receipt to closing (clauses 7.2 to 7.9)."""

    table: ClassVar[str] = "walk_through"

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    complaint: Name
    received_on: date | None = None
    closed_on: date | None = None
    steps: tuple[WalkThroughStep, ...] = ()
    note: LongText = ""
    evidence_id: Annotated[str | None, References("evidence")] = None
