"""Dates, times and numbers as people read them: 21 Nov 2026, 10:42, 76.3 %, 71 of 93."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

NO_BREAK = "\N{NO-BREAK SPACE}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(when: date) -> str:
    """A date with the month as a word, so that nobody mixes day and month."""
    return f"{when.day}{NO_BREAK}{_MONTHS[when.month - 1]}{NO_BREAK}{when.year}"


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
