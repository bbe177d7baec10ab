"""The audit plan: activities with time, place, auditor and interviewee; what overlaps, and what is not planned yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field

from assessment.domain.audit import Audit
from assessment.domain.checklist import Checklist, Clause, lies_in
from assessment.domain.clock import MINUTES_A_DAY, clock_at, minute_of
from assessment.domain.errors import InvalidInput
from assessment.domain.record import LongText, Name, Record, References, ShortText


class ActivityKind(StrEnum):
    """What happens in an activity of the plan."""

    OPENING_MEETING = "opening_meeting"
    INTERVIEW = "interview"
    DOCUMENT_REVIEW = "document_review"
    OBSERVATION = "observation"
    RECORD_TEST = "record_test"
    TEST_CONTACT = "test_contact"
    TEAM_MEETING = "team_meeting"
    BREAK = "break"
    CLOSING_MEETING = "closing_meeting"


SHORTEST, LONGEST = 5, 600
"""Minutes that one activity takes at least and at most."""


MEETINGS = frozenset(
    {ActivityKind.OPENING_MEETING, ActivityKind.TEAM_MEETING, ActivityKind.BREAK, ActivityKind.CLOSING_MEETING}
)
"""Activities that gather no evidence and so need no result."""


class Overlap(InvalidInput):
    """One auditor would be in two places at once."""

    def __init__(self, name: str, title: str, when: str) -> None:
        """Name the person and the other activity."""
        super().__init__(f"{name} is already planned for “{title}” at {when}. Choose another time or another auditor.")


class ActivityEndsFirst(InvalidInput):
    """An activity ends before it begins, or at the same minute."""

    def __init__(self, begins: str, ends: str) -> None:
        """Show both times."""
        super().__init__(f"This activity would begin at {begins} and end at {ends}. Let it end later, on the same day.")


class ActivityTooLong(InvalidInput):
    """An activity of no time, of more than a working day, or past midnight."""

    def __init__(self, minutes: int) -> None:
        """Show the length and its limits."""
        super().__init__(
            f"An activity of {minutes} minutes cannot be planned. Enter {SHORTEST} to {LONGEST} minutes that end before "
            "midnight; plan a second one for what goes on later."
        )


class EndWithoutBegin(InvalidInput):
    """An activity has an end, but no begin."""

    def __init__(self, ends: str) -> None:
        """Show the end."""
        super().__init__(f"This activity ends at {ends}, but has no begin. Enter when it begins, or take the end out.")


class AuditActivity(Record):
    """One activity; `begins` is a local time `HH:MM`, `minutes` its length, the ids are those of people."""

    table: ClassVar[str] = "audit_activity"

    engagement_id: Annotated[str, References("engagement")]
    audit_id: Annotated[str, References("audit")]
    title: Name
    kind: ActivityKind = ActivityKind.INTERVIEW
    day: date | None = None
    begins: ShortText = ""
    minutes: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] = 45
    place: ShortText = ""
    site_id: Annotated[str | None, References("site")] = None
    process_id: Annotated[str | None, References("process")] = None
    clauses: tuple[str, ...] = ()
    auditor_ids: tuple[str, ...] = ()
    interviewee_ids: tuple[str, ...] = ()
    held_on: date | None = None
    result: LongText = ""
    removed: bool = False

    @property
    def needs_result(self) -> bool:
        """True when evidence should come out of it."""
        return self.kind not in MEETINGS

    @property
    def span(self) -> tuple[int, int] | None:
        """Its minutes of the day, from and to; None without a time."""
        if not self.begins:
            return None
        start = minute_of(self.begins)
        return start, start + self.minutes

    @property
    def ends(self) -> str:
        """The local time `HH:MM` at which it ends; empty without a time."""
        return clock_at(self.span[1]) if self.span else ""

    def timed(self, day: date | None, begins: str, minutes: int) -> Self:
        """With its day, time and length; `BadClockTime` for a time that no clock shows, `ActivityTooLong`."""
        if begins:
            begins = _clock_time(begins)
        if not SHORTEST <= minutes <= LONGEST or (begins and minute_of(begins) + minutes > MINUTES_A_DAY):
            raise ActivityTooLong(minutes)
        return self.changed(day=day, begins=begins, minutes=minutes)

    def overlaps(self, other: AuditActivity) -> bool:
        """True when both run at the same time of the same day."""
        mine, theirs = self.span, other.span
        if self.day is None or self.day != other.day or mine is None or theirs is None:
            return False
        return mine[0] < theirs[1] and theirs[0] < mine[1]

    def held(self, on: date, result: str) -> Self:
        """With the day it took place and what came of it."""
        return self.changed(held_on=on, result=result)


def minutes_between(begins: str, ends: str) -> int:
    """How long something takes from one local time to another; refused unless it ends later on the same day."""
    if not begins:
        raise EndWithoutBegin(ends)
    begins, ends = _clock_time(begins), _clock_time(ends)
    minutes = minute_of(ends) - minute_of(begins)
    if minutes <= 0:
        raise ActivityEndsFirst(begins, ends)
    return minutes


def _clock_time(text: str) -> str:
    """A time as it is stored; `BadClockTime` when no clock shows it."""
    return clock_at(minute_of(text))


def refuse_overlap(activity: AuditActivity, others: Iterable[AuditActivity], names: dict[str, str]) -> None:
    """Raise `Overlap` when an auditor of the activity is planned elsewhere at the same time; `names` by person id."""
    if activity.removed:
        return
    for other in in_order(others):
        if other.id == activity.id or not activity.overlaps(other):
            continue
        for person_id in activity.auditor_ids:
            if person_id in other.auditor_ids:
                raise Overlap(names.get(person_id, person_id), other.title, other.begins)


def without_activity(audit: Audit, activities: Iterable[AuditActivity], checklist: Checklist) -> tuple[Clause, ...]:
    """The clauses in scope that no activity of the plan looks at."""
    planned = [number for activity in activities if not activity.removed for number in activity.clauses]
    return tuple(
        clause
        for clause in checklist.leaf_clauses
        if audit.covers(clause.number) and not lies_in(clause.number, planned)
    )


def in_order(activities: Iterable[AuditActivity]) -> list[AuditActivity]:
    """The activities of the plan by day and time; those without a day last, the meetings around them."""
    ends = {ActivityKind.OPENING_MEETING: -1, ActivityKind.CLOSING_MEETING: 1}
    return sorted(
        (activity for activity in activities if not activity.removed),
        key=lambda one: (one.day or date.max, one.span or (MINUTES_A_DAY, 0), ends.get(one.kind, 0), one.title),
    )
