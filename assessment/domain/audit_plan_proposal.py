"""A proposal for an empty audit plan: which clauses are looked at when, between opening and closing meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from assessment.domain.audit import Audit
from assessment.domain.audit_activity import ActivityKind
from assessment.domain.checklist import Clause
from assessment.domain.record import SHORT_TEXT_LIMIT, Value

_BEGIN, _NOON, _ON, _END = 9 * 60, 12 * 60 + 30, 13 * 60 + 15, 16 * 60
"""Minutes of the day: the opening meeting, lunch from and to, the closing meeting of the last day."""
_OPENING, _CLOSING, _LUNCH = 30, 45, _ON - _NOON
_PER_CRITERION, _QUARTER, _SHORTEST, _LONGEST = 4, 15, 30, 120


class Slot(Value):
    """One proposed activity; without a title it is called by its kind."""

    kind: ActivityKind
    day: date | None
    begins: str
    minutes: int
    title: str = ""
    clauses: tuple[str, ...] = ()

    @property
    def is_attended(self) -> bool:
        """True for everything but a break."""
        return self.kind is not ActivityKind.BREAK


def proposed_slots(audit: Audit, clauses: Sequence[Clause]) -> Iterator[Slot]:
    """Opening meeting, then the clauses by groups with a break at noon, then the closing meeting.

    Without days, or when they do not suffice, what is left stands in the plan without a time.
    """
    last = audit.ends_on or audit.begins_on
    day, minute = audit.begins_on, _BEGIN
    yield _slot(ActivityKind.OPENING_MEETING, day, minute, _OPENING)
    minute += _OPENING
    for group in _groups(clauses):
        length = _minutes(sum(len(clause.criteria) for clause in group))
        if day and minute < _ON and minute + length > _NOON:
            yield _slot(ActivityKind.BREAK, day, _NOON, _LUNCH)
            minute = _ON
        if minute + length > _END:
            day = _day_after(day, last)
            minute = _BEGIN
        yield _slot(ActivityKind.DOCUMENT_REVIEW, day, minute, length, group)
        minute += length
    yield _slot(ActivityKind.CLOSING_MEETING, last, _END, _CLOSING)


def _minutes(criteria: int) -> int:
    """How long so many criteria take, in quarters of an hour."""
    quarters = -(-_PER_CRITERION * criteria // _QUARTER)
    return min(max(quarters * _QUARTER, _SHORTEST), _LONGEST)


def _slot(kind: ActivityKind, day: date | None, minute: int, length: int, group: Sequence[Clause] = ()) -> Slot:
    return Slot(
        kind=kind,
        day=day,
        begins=f"{minute // 60:02}:{minute % 60:02}" if day else "",
        minutes=length,
        title="; ".join(clause.label for clause in group)[:SHORT_TEXT_LIMIT],
        clauses=tuple(clause.number for clause in group),
    )


def _day_after(day: date | None, last: date | None) -> date | None:
    """The next day of the audit; None when there is none."""
    return day + timedelta(days=1) if day and last and day < last else None


def _groups(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, ...]]:
    """Clauses with the same first two numbers together: 5.4.1 and 5.4.2."""
    for _, group in groupby(clauses, key=lambda clause: ".".join(clause.number.split(".")[:2])):
        yield tuple(group)
