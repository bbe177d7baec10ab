"""The rules of an engagement: what they set, what they refuse, and how numbers are written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assessment.domain.nonconformity import OutsideBody, Source
from assessment.domain.nonconformity_rules import DayCount, NonconformityRules
from assessment.domain.numbering import BadPattern, Series
from assessment.services.nonconformities import NewNonconformity, change_rules, raise_nonconformity
from assessment.services.nonconformity_settings import read_settings_of
from assessment.services.numbering import change_patterns
from assessment.services.working_days import UnknownCountry
from assessment.storage.store import StaleRecord

if TYPE_CHECKING:
    from assessment.domain.nonconformity import Nonconformity
    from assessment.services.desk import Desk


def rules(where: str, **more: object) -> NonconformityRules:
    return NonconformityRules(id=where, engagement_id=where, **more)  # type: ignore[arg-type]


def raised(desk: Desk, where: str, on: date) -> Nonconformity:
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(name="Ombudsman"),
        grade="major",
        is_major=True,
        statement="Late.",
        raised_on=on,
    )
    return raise_nonconformity(desk, where, new)


def test_the_grades_of_the_scales_in_use_come_with_their_usual_days(desk: Desk, where: str) -> None:
    grades = {one.id: (one.plan_days, one.close_days) for one in read_settings_of(desk, where).grades}
    assert grades == {"major": (14, 90), "minor": (30, None)}


@pytest.mark.parametrize(
    ("country", "due"),
    [("DE", date(2026, 4, 7)), ("gb-sct", date(2026, 4, 6)), ("", date(2026, 4, 3))],
)
def test_due_days_go_around_the_holidays_of_the_country(desk: Desk, where: str, country: str, due: date) -> None:
    wanted = rules(where, day_count=DayCount.WORKING, country=country, plan_days={"major": 1})
    change_rules(desk, wanted, seen=0)
    assert raised(desk, where, date(2026, 4, 2)).plan_due == due


def test_due_days_that_were_given_stay(desk: Desk, where: str) -> None:
    change_rules(desk, rules(where, close_days={"major": 10}), seen=0)
    first = raised(desk, where, date(2026, 4, 2))
    change_rules(desk, rules(where, close_days={"major": 20}), seen=1)
    with desk.store.reading() as reader:
        assert reader.get(type(first), first.id).close_due == date(2026, 4, 12)


@pytest.mark.parametrize("country", ["Atlantis", "GB-XX", "..", "__init__", "HolidayBase"])
def test_a_country_without_a_calendar_is_refused(desk: Desk, where: str, country: str) -> None:
    with pytest.raises(UnknownCountry):
        change_rules(desk, rules(where, country=country), seen=0)
    assert read_settings_of(desk, where).rules.revision == 0


def test_rules_over_somebody_elses_are_refused(desk: Desk, colleague: Desk, where: str) -> None:
    change_rules(colleague, rules(where, due_soon_days=7), seen=0)
    with pytest.raises(StaleRecord):
        change_rules(desk, rules(where, due_soon_days=9), seen=0)
    assert read_settings_of(desk, where).rules.due_soon_days == 7


def test_numbers_follow_the_pattern_and_a_bad_one_changes_none(desk: Desk, where: str) -> None:
    change_patterns(desk, where, {Series.NONCONFORMITY: "CAR {n:02}"})
    assert raised(desk, where, date(2026, 4, 2)).number == "CAR 01"
    with pytest.raises(BadPattern):
        change_patterns(desk, where, {Series.AUDIT: "IA {n}", Series.NONCONFORMITY: "CAR"})
    patterns = read_settings_of(desk, where).patterns
    assert (patterns[Series.AUDIT].pattern, patterns[Series.NONCONFORMITY].pattern) == ("A-{n:02}", "CAR {n:02}")
