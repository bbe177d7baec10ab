"""The audit programme: its period, how often a topic is due, and which due day counts as missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.audit import Audit
from assessment.domain.programme import (
    AuditProgramme,
    PeriodOutOfBounds,
    ProgrammeTopic,
    due_dates,
    next_due,
    ranked,
    usual_period,
)
from assessment.domain.programme_calendar import calendar

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))
ranks = st.integers(1, 3)


def programme(begins: date = date(2026, 1, 1), ends: date = date(2026, 12, 31)) -> AuditProgramme:
    return AuditProgramme(id="p1", engagement_id="e1", title="2026", period_from=begins, period_to=ends)


def topic(subject: str = "7.2", *, importance: int = 2, performance: int = 2, change: int = 1) -> ProgrammeTopic:
    return ProgrammeTopic(
        id=f"t{subject}",
        engagement_id="e1",
        programme_id="p1",
        subject=subject,
        importance=importance,
        performance=performance,
        change=change,
    )


def test_a_programme_lasts_from_one_day_to_three_years() -> None:
    begins = date(2026, 3, 1)
    assert programme().lasting(begins, date(2026, 3, 2)).period_to == date(2026, 3, 2)
    assert programme().lasting(begins, date(2029, 3, 1)).period_to == date(2029, 3, 1)
    for ends in (date(2026, 2, 28), begins, date(2029, 3, 2)):
        with pytest.raises(PeriodOutOfBounds, match="one day to 3 years"):
            programme().lasting(begins, ends)


def test_a_leap_day_does_not_shorten_the_three_years() -> None:
    begins = date(2028, 2, 29)
    assert programme().lasting(begins, date(2031, 2, 28)).period_from == begins
    with pytest.raises(PeriodOutOfBounds):
        programme().lasting(begins, date(2031, 3, 1))


@pytest.mark.parametrize(("given_ranks", "months"), [((3, 2, 2), 6), ((3, 3, 1), 12), ((2, 2, 1), 12), ((3, 1, 1), 24)])
def test_the_rank_says_how_often(given_ranks: tuple[int, int, int], months: int) -> None:
    importance, performance, change = given_ranks
    assert topic(importance=importance, performance=performance, change=change).months_between == months


@given(ranks, ranks, ranks)
def test_a_higher_rank_is_never_due_less_often(importance: int, performance: int, change: int) -> None:
    one = topic(importance=importance, performance=performance, change=change)
    if importance < 3:
        assert topic(importance=importance + 1, performance=performance, change=change).months_between <= (
            one.months_between
        )


@given(days, st.integers(2, 1095), ranks, ranks, ranks)
def test_due_days_rise_end_with_the_period_and_leave_no_longer_gap(
    begins: date, length: int, importance: int, performance: int, change: int
) -> None:
    one = topic(importance=importance, performance=performance, change=change)
    ends = begins + timedelta(days=length)
    found = due_dates(one, programme(begins, ends))
    assert found[-1] == ends
    assert list(found) == sorted(set(found))
    longest = timedelta(days=31 * one.months_between)
    assert all(after - before <= longest for before, after in zip((begins, *found), found, strict=False))


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    often = topic(importance=3, performance=3, change=3)
    assert due_dates(often, programme(date(2026, 8, 31), date(2028, 8, 30))) == (
        date(2027, 2, 28),
        date(2027, 8, 31),
        date(2028, 2, 29),
        date(2028, 8, 30),
    )


def test_each_audit_that_was_held_serves_one_due_day() -> None:
    due = (date(2026, 6, 1), date(2026, 12, 1))
    assert [next_due(due, held) for held in range(4)] == [*due, None, None]


def test_the_most_pressing_topic_comes_first_and_equals_stay_in_order() -> None:
    topics = [topic("4.10"), topic("5.3", importance=3), topic("4.2")]
    assert [one.subject for one in ranked(topics)] == ["5.3", "4.2", "4.10"]


def test_a_topic_covers_its_clause_and_those_below_but_no_neighbour() -> None:
    assert topic("5.4").covers("5.4.2")
    assert not topic("5.4").covers("5.40")
    assert not topic("7.2").changed(process_id="q1").covers("7.2")


def test_the_calendar_holds_the_months_in_which_something_happens() -> None:
    audit = Audit(id="a1", engagement_id="e1", number="A-01", title="Receipt", begins_on=date(2026, 6, 30))
    dayless = Audit(id="a2", engagement_id="e1", number="A-02", title="Later")
    months = calendar({"7.2": (date(2026, 6, 1), date(2026, 12, 31)), "7.3": (date(2026, 12, 1),)}, [audit, dayless])
    assert [(one.month, one.due, one.audits) for one in months] == [
        (date(2026, 6, 1), ("7.2",), ("A-01 Receipt",)),
        (date(2026, 12, 1), ("7.2", "7.3"), ()),
    ]


def test_a_new_programme_begins_with_a_year_from_this_month_on() -> None:
    assert usual_period(date(2028, 2, 29)) == (date(2028, 2, 1), date(2029, 1, 31))
