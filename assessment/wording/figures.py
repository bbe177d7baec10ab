"""Dates, times and numbers as people read them: 21 Nov 2026, 10:42, 76.3 %, 71 of 93."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

NO_BREAK = "\N{NO-BREAK SPACE}"
DAY_NAME = "day_name"
_THOUSAND = 1_000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

DAYS: Mapping[str, Callable[[date], str]] = {
    DAY_NAME: lambda when: f"{when.day}{NO_BREAK}{_MONTHS[when.month - 1]}{NO_BREAK}{when.year}",
    "day_dots": lambda when: f"{when:%d.%m.}{when.year:04}",
    "day_slashes": lambda when: f"{when:%d/%m/}{when.year:04}",
    "month_first": lambda when: f"{when:%m/%d/}{when.year:04}",
    "iso": date.isoformat,
}
"""How a day is written, by the name of the form."""


def day(when: date, form: str = DAY_NAME) -> str:
    """A date in one of the forms of `DAYS`; by default with the month as a word, so that nobody mixes day and month."""
    return DAYS[form](when)


def month(when: date) -> str:
    """A month within a sentence: November 2026."""
    return f"{_LONG_MONTHS[when.month - 1]}{NO_BREAK}{when.year}"


def clock(moment: datetime) -> str:
    """Hours and minutes where the reader sits."""
    return moment.astimezone().strftime("%H:%M")


def percent(value: Decimal | None) -> str:
    """One decimal and a percent sign; a dash where there is no figure."""
    return f"{value:.1f}{NO_BREAK}%" if value is not None else "–"


def points(value: Decimal) -> str:
    """Points without useless zeros: 71, 70.5."""
    return f"{value.normalize():f}"


def size(count: int) -> str:
    """Bytes as people read them: 340 bytes, 12 KB, 3.4 MB."""
    if count < _THOUSAND:
        return f"{count}{NO_BREAK}bytes"
    if count < _THOUSAND * _THOUSAND:
        return f"{max(1, round(count / _THOUSAND))}{NO_BREAK}KB"
    return f"{count / _THOUSAND / _THOUSAND:,.1f}{NO_BREAK}MB"
