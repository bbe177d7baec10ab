"""What auditors try out: test contacts, the awareness check, and a complaint followed from receipt to closing."""

from __future__ import annotations

from datetime import date, datetime

from assessment.domain.assessment import CriterionResult, result_id
from assessment.domain.audit import Audit
from assessment.domain.audit_fieldwork import (
    AuditMethod,
    AwarenessAnswers,
    Knows,
    SimulatedComplaint,
    WalkThrough,
    WalkThroughStep,
)
from assessment.domain.awareness import AwarenessQuestions
from assessment.domain.checklist import Criterion
from assessment.domain.errors import InvalidInput
from assessment.domain.evidence import Evidence, EvidenceKind
from assessment.domain.record import LongText, Name, ShortText, TextMissing, Value
from assessment.library.audit_data import awareness_questions
from assessment.services.audit_files import audit_in, writing_on_audit
from assessment.services.desk import Desk
from assessment.services.numbering import numbered
from assessment.services.people import person_named
from assessment.storage.store import Writer
from assessment.wording import say

WALKED = ("7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.8", "7.9")
"""The clauses that a complaint passes through, from receipt to closing."""


class ContactSheet(Value):
    """What is entered about one test contact."""

    channel: Name
    sent_at: datetime | None = None
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    language: ShortText = ""
    answered_in_language: bool | None = None
    information_given: LongText = ""
    outcome: LongText = ""


class AnsweredBeforeSent(InvalidInput):
    """An answer is dated before the contact."""

    def __init__(self) -> None:
        """Say which dates."""
        super().__init__(
            "The acknowledgement or answer is dated before the contact was sent. Correct one of the times."
        )


def awareness_sheet() -> AwarenessQuestions:
    """The eight questions that every member of staff is asked."""
    return awareness_questions()


def save_contact(
    desk: Desk, audit_id: str, sheet: ContactSheet, *, contact_id: str = "", seen: int = 0
) -> SimulatedComplaint:
    """Record a test contact, or change one; it becomes evidence under its own title."""
    sent_at = sheet.sent_at
    if sent_at is None:
        raise TextMissing(say("contact.sent_on"))
    later = [moment for moment in (sheet.acknowledged_at, sheet.answered_at) if moment]
    if any(moment < sent_at for moment in later):
        raise AnsweredBeforeSent
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        known = writer.find(SimulatedComplaint, contact_id) if contact_id else None
        evidence_id = (
            known.evidence_id
            if known
            else _seen(desk, writer, audit, say("contact.evidence", channel=sheet.channel)).id
        )
        contact = SimulatedComplaint(
            id=known.id if known else desk.new_id(),
            engagement_id=audit.engagement_id,
            audit_id=audit.id,
            evidence_id=evidence_id,
            **sheet.model_dump(),
        )
        return writer.save(contact, seen=seen)


def save_awareness(
    desk: Desk,
    audit_id: str,
    person: str,
    *,
    role: str = "",
    answers: tuple[Knows | None, ...],
    asked_on: date,
    note: str = "",
) -> AwarenessAnswers:
    """Record what one member of staff answered; the same person again replaces their sheet."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        who = person_named(desk, writer, audit.engagement_id, person)
        known = writer.list(AwarenessAnswers, audit_id=audit.id, person_id=who.id)
        sheet = (
            known[0]
            if known
            else AwarenessAnswers(
                id=desk.new_id(),
                engagement_id=audit.engagement_id,
                audit_id=audit.id,
                person_id=who.id,
                asked_on=asked_on,
            )
        )
        return writer.save(sheet.changed(role=role or who.role, answers=answers, asked_on=asked_on, note=note))


def save_walk_through(
    desk: Desk, audit_id: str, complaint: str, steps: tuple[WalkThroughStep, ...], *, walk_id: str = "", seen: int = 0
) -> WalkThrough:
    """Keep the sheet of one complaint and fill what it shows into the criteria that have no verdict yet, all at once.

    A criterion that was judged already keeps its verdict and words; the complaint joins its evidence.
    """
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.running()
        known = writer.find(WalkThrough, walk_id) if walk_id else None
        title = say("walk_through.evidence", complaint=complaint)
        evidence_id = known.evidence_id if known else _seen(desk, writer, audit, title, EvidenceKind.SAMPLE).id
        sheet = WalkThrough(
            id=known.id if known else desk.new_id(),
            engagement_id=audit.engagement_id,
            audit_id=audit.id,
            complaint=complaint,
            steps=steps,
            evidence_id=evidence_id,
        )
        kept = writer.save(sheet, seen=seen)
        _fill(desk, writer, audit, kept)
        return kept


def _fill(desk: Desk, writer: Writer, audit: Audit, sheet: WalkThrough) -> None:
    work = audit_in(writer, audit.id).work
    if work is None:
        return
    for step in sheet.steps:
        if step.rating is None and not step.seen.strip():
            continue
        criterion: Criterion = work.checklist.criterion(step.criterion_id)
        key = result_id(work.assessment.id, criterion.id)
        result = writer.find(CriterionResult, key) or CriterionResult.blank(work.assessment, criterion)
        filled = result.evidenced((*result.evidence_ids, sheet.evidence_id or "")).seen_by(
            (*result.methods, AuditMethod.RECORD_TEST.value)
        )
        if not result.is_assessed and not result.rationale.strip():
            filled = filled.reasoned(step.seen)
            if step.rating:
                filled = filled.rated(step.rating, work.checklist, by=desk.actor.name, at=desk.now())
        if filled != result:
            writer.save(filled)


def _seen(
    desk: Desk, writer: Writer, audit: Audit, title: str, kind: EvidenceKind = EvidenceKind.OBSERVATION
) -> Evidence:
    new = Evidence(
        id=desk.new_id(),
        engagement_id=audit.engagement_id,
        title=title,
        kind=kind,
        collected_at=desk.now(),
        collected_by=desk.actor.name,
    )
    return writer.save(numbered(writer, new))
