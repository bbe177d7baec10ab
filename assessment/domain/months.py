"""Days some months apart."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

A_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day some months later; a day that the month lacks becomes its last one, beyond all days the last of all."""
    year, month = divmod(day.year * A_YEAR + day.month - 1 + months, A_YEAR)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """The same, earlier; the first of all days where there is none."""
    return months_after(day, -months)
