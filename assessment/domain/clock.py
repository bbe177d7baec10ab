"""Times of day as they are typed and stored: `HH:MM` on a local clock, on no day."""

from __future__ import annotations

import re

from assessment.domain.errors import InvalidInput

MINUTES_A_DAY = 24 * 60
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")


class BadClockTime(InvalidInput):
    """A time of day that no clock shows."""

    def __init__(self, text: str) -> None:
        """Show it, and the form."""
        super().__init__(f"“{text}” is not a time of day. Write it as 09:30.")


def is_clock_time(text: str) -> bool:
    """True for a time of day as `HH:MM`, the hour with one digit or two."""
    return _CLOCK.fullmatch(text) is not None


def minute_of(clock: str) -> int:
    """Minutes after midnight; `BadClockTime` for what no clock shows."""
    if not is_clock_time(clock):
        raise BadClockTime(clock)
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def clock_at(minute: int) -> str:
    """The time `HH:MM` so many minutes after midnight; 24:00 where the day ends."""
    return f"{minute // 60:02}:{minute % 60:02}"
