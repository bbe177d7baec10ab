"""The pace of a day: the usual gap between two ratings of one person, and what that means for the rest."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.pace import Pace, pace_of
from tests.domain.works import NINE, result_for

DAY = NINE.replace(hour=0)
KEYS = ("4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3")


def rated(checklist: Checklist, *minutes: float, by: str = "Ada") -> list[CriterionResult]:
    """Results rated so many minutes after nine."""
    return [
        result_for(checklist, key).rated("met", checklist, by=by, at=NINE + timedelta(minutes=after))
        for key, after in zip(KEYS, minutes, strict=False)
    ]


def pace(results: list[CriterionResult], left: int = 10, since: datetime = DAY) -> Pace:
    return pace_of(results, "Ada", since=since, left=left)


@pytest.mark.parametrize(
    ("minutes", "per_criterion", "in_all"),
    [
        ((), None, None),
        ((0,), None, None),
        ((0, 3), "3.0", 30),
        ((0, 2, 12), "6.0", 60),
        ((0, 1, 2, 12), "1.0", 10),
        ((12, 0, 2), "6.0", 60),
        ((0, 29, 31), "15.5", 155),
        ((0, 30), None, None),
        ((0, 2, 90, 92), "2.0", 20),
        ((0, 0, 0, 4), "4.0", 40),
    ],
)
def test_the_usual_gap_counts_and_pauses_do_not(
    checklist: Checklist, minutes: tuple[float, ...], per_criterion: str | None, in_all: int | None
) -> None:
    found = pace(rated(checklist, *minutes))
    assert found.minutes == (Decimal(per_criterion) if per_criterion else None)
    assert (found.answered, found.minutes_left) == (len(minutes), in_all)


def test_only_ones_own_ratings_of_today_count(checklist: Checklist) -> None:
    mine, theirs = rated(checklist, 0, 2, 4), rated(checklist, 0, 1, 1, 1, 2, 3, by="Bea")[3:]
    assert pace([*mine, *theirs]) == Pace(answered=3, left=10, minutes=Decimal("2.0"))
    assert pace(mine, since=NINE + timedelta(minutes=1)) == Pace(answered=2, left=10, minutes=Decimal("2.0"))


def test_results_without_a_rating_do_not_count(checklist: Checklist) -> None:
    assert pace([result_for(checklist, "7.1-1").reasoned("Words")]) == Pace(answered=0, left=10)


def test_when_nothing_is_left_no_time_is_left(checklist: Checklist) -> None:
    assert pace(rated(checklist, 0, 3), left=0).minutes_left == 0


@given(minutes=st.lists(st.floats(-600, 600), max_size=6), left=st.integers(0, 176))
def test_whatever_the_clock_did_nothing_is_negative_or_longer_than_a_pause(
    checklist: Checklist, minutes: list[float], left: int
) -> None:
    found = pace(rated(checklist, *minutes), left)
    assert found.minutes is None or 0 <= found.minutes <= 30
    assert found.minutes_left is None or 0 <= found.minutes_left <= 30 * left
