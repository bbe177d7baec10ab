"""The audit programme by month: what falls due, and which audits are planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from assessment.domain.audit import Audit
from assessment.domain.record import Value


class CalendarMonth(Value):
    """One month (its first day) in which something falls due or an audit begins."""

    month: date
    due: tuple[str, ...] = ()
    audits: tuple[str, ...] = ()


def calendar(due: Mapping[str, Sequence[date]], audits: Iterable[Audit]) -> tuple[CalendarMonth, ...]:
    """The months in order; `due` gives for each subject the days by which it should have been audited."""
    subjects: dict[date, list[str]] = defaultdict(list)
    numbers: dict[date, list[str]] = defaultdict(list)
    for subject, days in due.items():
        for day in days:
            subjects[day.replace(day=1)].append(subject)
    for audit in audits:
        if audit.begins_on:
            numbers[audit.begins_on.replace(day=1)].append(f"{audit.number} {audit.title}")
    return tuple(
        CalendarMonth(month=month, due=tuple(subjects[month]), audits=tuple(numbers[month]))
        for month in sorted({*subjects, *numbers})
    )
