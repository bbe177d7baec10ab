"""Record what was watched in the field, and which documents were read there."""

from __future__ import annotations

from datetime import date

from assessment.domain.fieldwork import Adequacy, DocumentReview, Observation, Presence
from assessment.domain.record import LongText, Name, ShortText, Value
from assessment.services.desk import Desk
from assessment.services.fieldwork import Location, change_fieldwork, check_location
from assessment.storage.store import Writer


class Seen(Location):
    """What is entered about something watched: what, when, and where."""

    subject: Name
    on: date
    presence: Presence = Presence.ON_SITE
    place: ShortText = ""
    observer: ShortText = ""


class DocumentSeen(Value):
    """What is entered about a document read: which version of which date, its adequacy, and the rule it sets."""

    title: Name
    version: ShortText = ""
    dated: date | None = None
    adequacy: Adequacy = Adequacy.NOT_JUDGED
    rule: LongText = ""
    on: date


def record_observation(desk: Desk, engagement_id: str, seen: Seen) -> Observation:
    """Put an observation on record; `NotYetSeen` for a day that has not come."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        blank = Observation(id=desk.new_id(), engagement_id=engagement_id, subject=seen.subject, seen_on=seen.on)
        return writer.save(_observed(desk, writer, blank, seen))


def change_observation(desk: Desk, observation_id: str, wanted: Seen, *, seen: int) -> Observation:
    """Change an observation; `StaleRecord` when somebody changed it meanwhile."""
    return change_fieldwork(
        desk, Observation, observation_id, lambda writer, before: _observed(desk, writer, before, wanted), seen=seen
    )


def record_document(desk: Desk, engagement_id: str, entered: DocumentSeen) -> DocumentReview:
    """Put a document on record that was read; `NotYetSeen` for a day that has not come."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        blank = DocumentReview(
            id=desk.new_id(),
            engagement_id=engagement_id,
            title=entered.title,
            reviewed_on=entered.on,
            reviewed_by=desk.actor.name,
        )
        return writer.save(_read(desk, blank, entered))


def change_document(desk: Desk, document_id: str, entered: DocumentSeen, *, seen: int) -> DocumentReview:
    """Change what is on record about a document; `StaleRecord` when somebody changed it meanwhile."""
    return change_fieldwork(
        desk, DocumentReview, document_id, lambda _, before: _read(desk, before, entered), seen=seen
    )


def _observed(desk: Desk, writer: Writer, before: Observation, seen: Seen) -> Observation:
    location = Location(site_id=seen.site_id, process_id=seen.process_id, unit=seen.unit)
    return before.seen(seen.on, today=desk.today()).changed(
        subject=seen.subject,
        presence=seen.presence,
        place=seen.place,
        observer=seen.observer or before.observer or desk.actor.name,
        **check_location(writer, before.engagement_id, location),
    )


def _read(desk: Desk, before: DocumentReview, entered: DocumentSeen) -> DocumentReview:
    return before.reviewed(entered.on, today=desk.today()).changed(**entered.model_dump(exclude={"on"}))
