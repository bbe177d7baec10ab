"""Fieldwork: interviews, observations and documents seen (ISO 19011, 6.4.7); each can give evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Annotated, ClassVar, Self

from pydantic import Field

from assessment.domain.clock import MINUTES_A_DAY, is_clock_time, minute_of
from assessment.domain.errors import InvalidInput, NotAllowed
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


class TimeWithoutDay(InvalidInput):
    """A time of day, but no day."""

    def __init__(self, at: str) -> None:
        """Show the time."""
        super().__init__(f"{at} is on no day yet. Enter the day of the interview, or take the time out.")


class EndsNextDay(InvalidInput):
    """An interview would run past midnight."""

    def __init__(self, at: str, minutes: int) -> None:
        """Show begin and length."""
        super().__init__(
            f"An interview that begins at {at} and takes {minutes} minutes ends on the next day. "
            "Let it begin earlier or make it shorter."
        )


class UnusualLength(InvalidInput):
    """An interview of no time, or of more than a working day."""

    def __init__(self, minutes: int) -> None:
        """Show the length and its limits."""
        super().__init__(
            f"An interview of {minutes} minutes cannot be planned. Enter {SHORTEST} to {LONGEST} minutes; "
            "plan a second one for what goes on later."
        )


class NotYetSeen(InvalidInput):
    """What lies in the future was not held, watched or read yet."""

    def __init__(self, on: date) -> None:
        """Show the day."""
        super().__init__(f"{on.isoformat()} lies in the future. Enter the day on which it took place.")


class HeldAlready(NotAllowed):
    """A held interview cannot be called off."""

    def __init__(self, on: date) -> None:
        """Show the day, and the way out."""
        super().__init__(
            f"This interview was held on {on.isoformat()}, so it cannot be called off. "
            "If it did not take place, mark it as not held first."
        )


class NoteStillAssigned(NotAllowed):
    """A note that stands as evidence cannot be emptied."""

    def __init__(self, criterion_ids: tuple[str, ...]) -> None:
        """Name the criteria."""
        super().__init__(
            f"This note is assigned to {', '.join(criterion_ids)}. Take it off there, then empty it; your text is kept."
        )


SHORTEST, LONGEST = 5, 600


class Interview(Record):
    """One conversation: planned for a day and time (local, `HH:MM`), then held; `role` is the person's role on that day."""

    table: ClassVar[str] = "interview"

    engagement_id: Annotated[str, References("engagement")]
    number: ShortText = ""
    person_id: Annotated[str | None, References("person")] = None
    role: ShortText = ""
    planned_on: date | None = None
    planned_at: ShortText = ""
    minutes: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] = 45
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

    @property
    def day(self) -> date | None:
        """The day it was held, else the day it is planned for."""
        return self.held_on or self.planned_on

    def held(self, on: date, *, by: str, today: date) -> Self:
        """With the day it took place and who asked; `NotYetSeen` for a day that has not come."""
        return self.changed(held_on=not_after(on, today), called_off=False, interviewer=self.interviewer or by)

    def not_held(self) -> Self:
        """Planned again: it was marked as held by mistake."""
        return self.changed(held_on=None)

    def given_up(self) -> Self:
        """Called off; `HeldAlready` once it was held."""
        if self.held_on:
            raise HeldAlready(self.held_on)
        return self.changed(called_off=True)

    def taken_up(self) -> Self:
        """Planned again after it was called off."""
        return self.changed(called_off=False)

    def planned(self, on: date | None, at: str, minutes: int) -> Self:
        """With day, local time (written as 09:30) and length; a sentence for times that no day has room for."""
        if not SHORTEST <= minutes <= LONGEST:
            raise UnusualLength(minutes)
        if not at:
            return self.changed(planned_on=on, planned_at="", minutes=minutes)
        begins = minute_of(at)
        clock = f"{begins // 60:02}:{begins % 60:02}"
        if on is None:
            raise TimeWithoutDay(clock)
        if begins + minutes > MINUTES_A_DAY:
            raise EndsNextDay(clock, minutes)
        return self.changed(planned_on=on, planned_at=clock, minutes=minutes)

    def overlaps(self, other: Interview) -> bool:
        """True when both are planned for the same interviewer and share a minute."""
        if not (self._is_timed and other._is_timed and self.planned_on == other.planned_on):
            return False
        if self.interviewer.casefold() != other.interviewer.casefold():
            return False
        first, second = sorted((self, other), key=lambda one: minute_of(one.planned_at))
        return minute_of(first.planned_at) + first.minutes > minute_of(second.planned_at)

    @property
    def _is_timed(self) -> bool:
        is_ahead = self.state is InterviewState.PLANNED and self.planned_on is not None
        return is_ahead and is_clock_time(self.planned_at) and bool(self.interviewer)


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

    def seen(self, on: date, *, today: date) -> Self:
        """With the day it was watched; `NotYetSeen` for a day that has not come."""
        return self.changed(seen_on=not_after(on, today))


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

    def reviewed(self, on: date, *, today: date) -> Self:
        """With the day it was read; `NotYetSeen` for a day that has not come."""
        return self.changed(reviewed_on=not_after(on, today))


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

    @property
    def is_loose(self) -> bool:
        """True while it says something that no criterion has."""
        return bool(self.text.strip()) and not self.criterion_ids

    def reworded(self, text: str) -> Self:
        """With other words; `NoteStillAssigned` when nothing would be left of an assigned note."""
        if not text.strip() and self.criterion_ids:
            raise NoteStillAssigned(self.criterion_ids)
        return self.changed(text=text)

    def assigned_to(self, criterion_ids: tuple[str, ...]) -> Self:
        """Belonging to these criteria, each once."""
        return self.changed(criterion_ids=tuple(dict.fromkeys(criterion_ids)))


def not_after(on: date, today: date) -> date:
    """The day itself; `NotYetSeen` when it lies after `today`."""
    if on > today:
        raise NotYetSeen(on)
    return on


def overlaps(interviews: Iterable[Interview]) -> list[tuple[Interview, Interview]]:
    """Pairs of interviews for which one interviewer would be in two places at once, in order of time."""
    listed = sorted((one for one in interviews if one.planned_on and is_clock_time(one.planned_at)), key=in_order)
    return [pair for pair in combinations(listed, 2) if pair[0].overlaps(pair[1])]


def in_order(interview: Interview) -> tuple[date, int, str]:
    """What interviews are ordered by: the day, the time, those without either last."""
    minute = minute_of(interview.planned_at) if is_clock_time(interview.planned_at) else MINUTES_A_DAY
    return interview.day or date.max, minute, interview.id
