"""What is late, what is due soon, and what happened before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_rules import Lateness, NonconformityRules, lateness, recurrences_of

TODAY = date(2026, 11, 22)


def raised(name: str, on: date = TODAY, clause: str = "7.2") -> Nonconformity:
    return Nonconformity(
        id=name, engagement_id="e1", number=name, grade="minor", statement="Late.", raised_on=on, clause=clause
    )


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, Lateness.NO_DATE),
        (TODAY - timedelta(days=1), Lateness.OVERDUE),
        (TODAY, Lateness.DUE_SOON),
        (TODAY + timedelta(days=14), Lateness.DUE_SOON),
        (TODAY + timedelta(days=15), Lateness.ON_TIME),
    ],
)
def test_where_a_due_date_stands(due: date | None, expected: Lateness) -> None:
    assert lateness(due, TODAY, 14) is expected


def test_nothing_closed_is_late() -> None:
    assert lateness(date(2020, 1, 1), TODAY, 14, is_closed=True) is Lateness.ON_TIME


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_a_due_date_only_ever_gets_later_as_days_pass(due: date, soon: int) -> None:
    order = [Lateness.ON_TIME, Lateness.DUE_SOON, Lateness.OVERDUE]
    standing = [order.index(lateness(due, due + timedelta(days=step), soon)) for step in range(-soon - 2, 3)]
    assert standing == sorted(standing)
    assert standing[0] == 0
    assert standing[-1] == 2


def test_the_same_cause_on_the_same_clause_within_the_period_is_a_recurrence() -> None:
    now, before = raised("NC-9"), raised("NC-1", TODAY - timedelta(days=300))
    assert recurrences_of(now, " Template ", [(before, "template"), (now, "template")], 12) == [before]


def test_of_two_raised_on_one_day_the_later_one_is_the_recurrence() -> None:
    first, second = raised("NC-1"), raised("NC-2")
    both = [(first, "template"), (second, "template")]
    assert (recurrences_of(first, "template", both, 12), recurrences_of(second, "template", both, 12)) == ([], [first])


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (raised("NC-1", TODAY - timedelta(days=300), clause="7.3"), "template"),
        (raised("NC-1", TODAY - timedelta(days=300)), "training"),
        (raised("NC-1", TODAY - timedelta(days=800)), "template"),
        (raised("NC-1", TODAY + timedelta(days=1)), "template"),
    ],
)
def test_another_clause_cause_or_time_is_none(other: Nonconformity, code: str) -> None:
    assert recurrences_of(raised("NC-9"), "template", [(other, code)], 12) == []


def test_without_a_cause_or_clause_nothing_recurs() -> None:
    before = raised("NC-1", clause="")
    assert recurrences_of(raised("NC-9", clause=""), "template", [(before, "template")], 12) == []
    assert recurrences_of(raised("NC-9"), " ", [(raised("NC-1"), " ")], 12) == []


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_days_per_grade_have_bounds(days: int) -> None:
    with pytest.raises(ValidationError):
        NonconformityRules(id="e1", engagement_id="e1", plan_days={"major": days})
