"""Due days: counted from the day something was raised, in calendar days or in working days around holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

IsHoliday = Callable[[date], bool]

_SATURDAY = 5


def due_after(start: date, days: int, *, is_holiday: IsHoliday | None = None) -> date:
    """The day `days` after `start`; with `is_holiday` only working days count (Saturday and Sunday never do)."""
    if is_holiday is None:
        return start + timedelta(days=days)
    day, left = start, days
    while left:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and not is_holiday(day):
            left -= 1
    return day
