"""Due days never fall on a day off, and counting them back gives the number asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import holidays
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.due_days import due_after

starts = st.dates(date(2024, 1, 1), date(2030, 12, 31))
counts = st.integers(1, 120)
GERMANY, SCOTLAND = holidays.country_holidays("DE"), holidays.country_holidays("GB", subdiv="SCT")
calendars = st.sampled_from([GERMANY, SCOTLAND, {}])


def is_off(calendar: object) -> Callable[[date], bool]:
    return lambda day: day in calendar  # type: ignore[operator]


@given(starts, counts, calendars)
def test_a_due_day_is_never_a_weekend_or_a_holiday(start: date, count: int, calendar: object) -> None:
    due = due_after(start, count, is_holiday=is_off(calendar))
    assert due.weekday() < 5
    assert not is_off(calendar)(due)


@given(starts, counts, calendars)
def test_as_many_working_days_lie_between_as_were_given(start: date, count: int, calendar: object) -> None:
    due = due_after(start, count, is_holiday=is_off(calendar))
    between = [start + timedelta(days=step) for step in range(1, (due - start).days + 1)]
    assert sum(day.weekday() < 5 and not is_off(calendar)(day) for day in between) == count


@given(starts, counts)
def test_calendar_days_are_counted_as_they_come(start: date, count: int) -> None:
    assert (due_after(start, count) - start).days == count


def test_easter_in_germany_moves_the_day_and_scotland_works_on_easter_monday() -> None:
    thursday = date(2026, 4, 2)
    assert due_after(thursday, 1, is_holiday=is_off(GERMANY)) == date(2026, 4, 7)
    assert due_after(thursday, 1, is_holiday=is_off(SCOTLAND)) == date(2026, 4, 6)


def test_scotland_rests_on_the_second_of_january() -> None:
    assert due_after(date(2025, 12, 31), 1, is_holiday=is_off(SCOTLAND)) == date(2026, 1, 5)
    assert due_after(date(2025, 12, 31), 1, is_holiday=is_off(GERMANY)) == date(2026, 1, 2)
