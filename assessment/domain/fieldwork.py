"""Fieldwork: interviews, observations and documents seen (ISO 19011, 6.4.7); each can give evidence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field

from assessment.domain.errors import InvalidInput
from assessment.domain.record import LongText, Moment, Name, Record, References, ShortText


class Presence(StrEnum):
    """How one was there."""

    ON_SITE = "on_site"
    REMOTE = "remote"


class InterviewState(StrEnum):
    """How far an interview is; computed from its dates, never set."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


class Adequacy(StrEnum):
    """Whether a document says what it should."""

    NOT_JUDGED = "not_judged"
    ADEQUATE = "adequate"
    PARTLY = "partly"
    NOT_ADEQUATE = "not_adequate"


class BadClockTime(InvalidInput):
    """A time of day that no clock shows."""

    def __init__(self, text: str) -> None:
        """Show it, and the form."""
        super().__init__(f"“{text}” is not a time of day. Write it as 09:30.")


class Interview(Record):
    """One conversation: planned for a day and time (local, `HH:MM`), then held; `role` is the person's role on that day."""

    table: ClassVar[str] = "interview"

    engagement_id: Annotated[str, References("engagement")]
    person_id: Annotated[str | None, References("person")] = None
    role: ShortText = ""
    planned_on: date | None = None
    planned_at: ShortText = ""
    minutes: Annotated[int, Field(ge=5, le=600)] = 45
    held_on: date | None = None
    called_off: bool = False
    presence: Presence = Presence.ON_SITE
    place: ShortText = ""
    site_id: Annotated[str | None, References("site")] = None
    process_id: Annotated[str | None, References("process")] = None
    unit: ShortText = ""
    clauses: tuple[str, ...] = ()
    interviewer: ShortText = ""

    @property
    def state(self) -> InterviewState:
        """What its dates say."""
        if self.held_on:
            return InterviewState.HELD
        return InterviewState.CALLED_OFF if self.called_off else InterviewState.PLANNED

    def held(self, on: date, *, by: str) -> Self:
        """With the day it took place and who asked."""
        return self.changed(held_on=on, called_off=False, interviewer=self.interviewer or by)

    def planned(self, on: date | None, at: str, minutes: int) -> Self:
        """With day, local time and length; `BadClockTime` for a time that no clock shows."""
        if at and not is_clock_time(at):
            raise BadClockTime(at)
        return self.changed(planned_on=on, planned_at=at, minutes=minutes)


class Observation(Record):
    """Something watched while it happened: a call taken, a complaint recorded, a counter visited."""

    table: ClassVar[str] = "observation"

    engagement_id: Annotated[str, References("engagement")]
    subject: Name
    seen_on: date
    presence: Presence = Presence.ON_SITE
    place: ShortText = ""
    site_id: Annotated[str | None, References("site")] = None
    process_id: Annotated[str | None, References("process")] = None
    unit: ShortText = ""
    observer: ShortText = ""


class DocumentReview(Record):
    """A document read: which version of which date, whether it is adequate, and the rule it sets."""

    table: ClassVar[str] = "document_review"

    engagement_id: Annotated[str, References("engagement")]
    title: Name
    version: ShortText = ""
    dated: date | None = None
    adequacy: Adequacy = Adequacy.NOT_JUDGED
    rule: LongText = ""
    reviewed_on: date
    reviewed_by: ShortText = ""


class FieldNote(Record):
    """One note taken in the field; it can be assigned to criteria later and then stands there as evidence."""

    table: ClassVar[str] = "field_note"

    engagement_id: Annotated[str, References("engagement")]
    interview_id: Annotated[str | None, References("interview")] = None
    observation_id: Annotated[str | None, References("observation")] = None
    document_review_id: Annotated[str | None, References("document_review")] = None
    text: LongText
    criterion_ids: tuple[str, ...] = ()
    taken_at: Moment
    taken_by: ShortText = ""

    @property
    def fieldwork_id(self) -> str:
        """The interview, observation or document review it belongs to; empty for a loose note."""
        return self.interview_id or self.observation_id or self.document_review_id or ""

    def reworded(self, text: str) -> Self:
        """With other words."""
        return self.changed(text=text)

    def assigned_to(self, criterion_ids: tuple[str, ...]) -> Self:
        """Belonging to these criteria, each once."""
        return self.changed(criterion_ids=tuple(dict.fromkeys(criterion_ids)))


def is_clock_time(text: str) -> bool:
    """True for a local time of day as `HH:MM`."""
    hours, colon, minutes = text.partition(":")
    if not (colon and len(hours) in {1, 2} and len(minutes) == 2 and (hours + minutes).isdecimal()):  # noqa: PLR2004 -- digits of a clock
        return False
    return int(hours) < 24 and int(minutes) < 60  # noqa: PLR2004 -- hours of a day, minutes of an hour
