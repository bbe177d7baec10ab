"""Days some months apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.months import months_after, months_before


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 3, 5), 0, date(2026, 3, 5)),
        (date(1, 6, 1), 12, date.min),
    ],
)
def test_some_months_before_a_day(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_no_month_lies_beyond_the_last_of_all_days() -> None:
    assert months_after(date(9999, 12, 1), 1) == date.max


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 600))
def test_some_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 1).day >= later.day >= 28)
