"""Before a visit: who is asked what, how long that takes, and how the talks fit into one day or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from assessment.domain.checklist import Checklist, Criterion
from assessment.domain.clock import MINUTES_A_DAY, is_clock_time, minute_of
from assessment.domain.errors import InvalidInput
from assessment.domain.fieldwork import Interview, InterviewState
from assessment.domain.record import Value
from assessment.domain.work import Work

NOT_BY_APPOINTMENT = frozenset({"Complainants"})
"""Roles outside the organization: nobody can send them into a meeting room, so they are called or written to."""

WITHOUT_NOTICE = frozenset({"Random staff"})
"""Roles whose answers count because nobody prepared them."""

MINUTES_PER_QUESTION, SHORTEST, LONGEST = 3, 20, 75
DAYS_TO_ANSWER, DAYS_TO_READ = 14, 7
PAUSE = 5


class UnknownRole(InvalidInput):
    """Nobody of this role is asked anything."""

    def __init__(self, role: str, known: Iterable[str]) -> None:
        """Name the role and those there are."""
        super().__init__(f"The checklist asks no “{role}” anything. Choose one of: {', '.join(known)}.")


class Occasion(StrEnum):
    """What a slot of a timetable is for."""

    OPENING = "opening"
    INTERVIEW = "interview"
    LUNCH = "lunch"
    DAY_SUMMARY = "day_summary"
    PREPARATION = "preparation"
    CLOSING = "closing"


class TimeSlot(Value):
    """A piece of a day in a proposed timetable; times are minutes after midnight."""

    day: int
    begins: int
    ends: int
    occasion: Occasion
    role: str = ""
    questions: int = 0


class ProposedTimetable(Value):
    """A timetable that nobody agreed yet: its slots in order of time, and the roles it has no room for."""

    slots: tuple[TimeSlot, ...]
    without_slot: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[int, ...]:
        """The days there are, from 1."""
        return tuple(sorted({slot.day for slot in self.slots}))


def _fixed(day: int, begins: str, ends: str, occasion: Occasion) -> TimeSlot:
    return TimeSlot(day=day, begins=minute_of(begins), ends=minute_of(ends), occasion=occasion)


_TWO_DAYS = (
    _fixed(1, "09:00", "09:30", Occasion.OPENING),
    _fixed(1, "12:15", "13:00", Occasion.LUNCH),
    _fixed(1, "16:30", "17:00", Occasion.DAY_SUMMARY),
    _fixed(2, "09:00", "09:00", Occasion.OPENING),  # no meeting, only the hour at which the second day begins
    _fixed(2, "12:15", "13:00", Occasion.LUNCH),
    _fixed(2, "15:30", "16:15", Occasion.PREPARATION),
    _fixed(2, "16:15", "17:00", Occasion.CLOSING),
)
_ONE_DAY = (
    _fixed(1, "09:00", "09:30", Occasion.OPENING),
    _fixed(1, "12:15", "13:00", Occasion.LUNCH),
    _fixed(1, "15:30", "16:15", Occasion.PREPARATION),
    _fixed(1, "16:15", "17:00", Occasion.CLOSING),
)


def questions_by_role(work: Work) -> dict[str, tuple[Criterion, ...]]:
    """The open questions of each role that is asked any, roles in the order of the checklist's head."""
    still_open = [criterion for criterion in work.checklist.criteria if not work.result(criterion).is_assessed]
    found = {role: tuple(one for one in still_open if role in one.ask) for role in asked_roles(work.checklist)}
    return {role: criteria for role, criteria in found.items() if criteria}


def asked_roles(checklist: Checklist) -> tuple[str, ...]:
    """The roles that some criterion asks: those of the head in its order, then any others."""
    asked = dict.fromkeys(role for criterion in checklist.criteria for role in criterion.ask)
    first = [role for role in checklist.head.roles if role in asked]
    return tuple(dict.fromkeys((*first, *asked)))


def role_named(checklist: Checklist, name: str) -> str:
    """A role of the checklist, whatever the case it was typed in; `UnknownRole` when it has no question at all."""
    known = asked_roles(checklist)
    for role in known:
        if role.casefold() == name.strip().casefold():
            return role
    raise UnknownRole(name, known)


def minutes_for(questions: int) -> int:
    """How long a talk with this many questions may take: three minutes each, 20 to 75, in steps of five."""
    rounded = -(-questions * MINUTES_PER_QUESTION // 5) * 5
    return min(LONGEST, max(SHORTEST, rounded))


def proposal(questions: Mapping[str, Sequence[Criterion]]) -> ProposedTimetable:
    """A timetable for roles with these questions: one day if it holds them all, else two; each ends at 17:00.

    Whoever is named first by most questions finds a place first.
    """
    met = {role: found for role, found in questions.items() if role not in NOT_BY_APPOINTMENT}
    ranked = sorted(met, key=lambda role: -sum(one.ask[0] == role for one in met[role]))
    asked = {role: len(found) for role, found in met.items()}
    one_day = _fitted(_ONE_DAY, asked, ranked)
    return _fitted(_TWO_DAYS, asked, ranked) if one_day.without_slot else one_day


def _fitted(frame: Sequence[TimeSlot], asked: Mapping[str, int], ranked: Sequence[str]) -> ProposedTimetable:
    """Roles take the first half day with room for them; within it they stand in the order of the checklist."""
    halves: dict[tuple[int, int, int], list[str]] = {half: [] for half in _halves(frame)}
    left = []
    for role in ranked:
        minutes = minutes_for(asked[role])
        for (_, begins, ends), roles in halves.items():
            taken = sum(minutes_for(asked[one]) + PAUSE for one in roles)
            if begins + taken + minutes <= ends:
                roles.append(role)
                break
        else:
            left.append(role)
    order = list(asked)
    slots = [slot for slot in frame if slot.ends > slot.begins]
    for half, roles in halves.items():
        slots += _talks(half, sorted(roles, key=order.index), asked)
    return ProposedTimetable(
        slots=tuple(sorted(slots, key=lambda slot: (slot.day, slot.begins))),
        without_slot=tuple(sorted(left, key=order.index)),
    )


def _halves(frame: Sequence[TimeSlot]) -> Iterator[tuple[int, int, int]]:
    """The times between two fixed slots of one day."""
    for before, after in pairwise(frame):
        if before.day == after.day and before.ends < after.begins:
            yield before.day, before.ends, after.begins


def _talks(half: tuple[int, int, int], roles: Sequence[str], asked: Mapping[str, int]) -> Iterator[TimeSlot]:
    day, begins, _ = half
    for role in roles:
        ends = begins + minutes_for(asked[role])
        yield TimeSlot(day=day, begins=begins, ends=ends, occasion=Occasion.INTERVIEW, role=role, questions=asked[role])
        begins = ends + PAUSE


def on_timetable(interviews: Iterable[Interview]) -> list[Interview]:
    """What a timetable lists: all with a day that were not called off, then those still without a day."""
    listed = [one for one in interviews if one.state is not InterviewState.CALLED_OFF]
    dated = [one for one in listed if one.planned_on]
    undated = [one for one in listed if not one.planned_on and one.state is InterviewState.PLANNED]
    return [*sorted(dated, key=_when), *undated]


def _when(interview: Interview) -> tuple[date, int, str]:
    begins = minute_of(interview.planned_at) if is_clock_time(interview.planned_at) else MINUTES_A_DAY
    return interview.planned_on or date.max, begins, interview.id


def answer_by(interviews: Iterable[Interview], today: date) -> date:
    """When answers are due: a week before the first interview ahead, else in two weeks; never before today."""
    ahead = [
        one.planned_on
        for one in interviews
        if one.state is InterviewState.PLANNED and one.planned_on and one.planned_on >= today
    ]
    if not ahead:
        return today + timedelta(days=DAYS_TO_ANSWER)
    return max(today, min(ahead) - timedelta(days=DAYS_TO_READ))
