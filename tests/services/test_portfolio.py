"""The portfolio: a page at a time, the one saved last first, found by name, with the figures of the work itself."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.services.actions import ActionChange, change_actions
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import assess_again
from assessment.services.comparisons import comparison
from assessment.services.desk import Desk
from assessment.services.engagements import (
    EngagementLine,
    NewEngagement,
    change_engagement,
    describe_engagement,
    list_engagements,
    start_engagement,
)
from assessment.services.portfolio import PER_PAGE, portfolio, portfolio_of
from assessment.services.work import open_work
from tests.services.plans import as_now

pytestmark = pytest.mark.both_databases


def begin(desk: Desk, name: str, title: str = "") -> EngagementLine:
    return start_engagement(desk, NewEngagement(organization=name, title=title, checklist="small", profile="full"))


def names(desk: Desk, words: str = "", page: int = 1) -> list[str]:
    return [line.engagement.organization for line in portfolio(desk, words, page=page).lines]


def test_without_engagements_there_is_one_empty_page(desk: Desk) -> None:
    shown = portfolio(desk)
    assert (shown.lines, shown.found, shown.total, shown.pages) == ((), 0, 0, 1)


def test_a_page_holds_the_ones_saved_last_and_the_next_page_goes_on(desk: Desk) -> None:
    begun = [begin(desk, f"Firm {number:02}").organization for number in range(PER_PAGE + 3)]
    shown = portfolio(desk)
    assert (shown.found, shown.total, shown.pages) == (PER_PAGE + 3, PER_PAGE + 3, 2)
    assert [*names(desk), *names(desk, page=2)] == begun[::-1]
    assert names(desk, page=99) == names(desk, page=2)
    assert [line.organization for line in list_engagements(desk)] == begun[::-1]


def test_any_save_moves_an_engagement_to_the_top(desk: Desk) -> None:
    lines = {name: begin(desk, name) for name in ("North", "South", "East")}
    described = describe_engagement(desk, lines["North"].id)
    change_engagement(desk, lines["North"].id, described.changed(scope="Orders"))
    assert names(desk) == ["North", "East", "South"]
    save_answer(desk, lines["South"].assessment_id, "7.1-1", Field.NOTE, shown="", value="A note.")
    assert names(desk) == ["South", "North", "East"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("north", ["Northwind"]),
        ("WIND", ["Southwind", "Northwind"]),
        ("wind follow", ["Southwind"]),
        ("  ", ["100 % Ltd", "Southwind", "Northwind"]),
        ("%", ["100 % Ltd"]),
        ("_", []),
        ("' OR 1=1 --", []),
        ("nobody", []),
    ],
)
def test_the_search_looks_at_names_only(desk: Desk, words: str, found: list[str]) -> None:
    begin(desk, "Northwind", "First look")
    begin(desk, "Southwind", "Follow-up")
    begin(desk, "100 % Ltd", "First look")
    shown = portfolio(desk, words)
    assert [line.engagement.organization for line in shown.lines] == found
    assert (shown.found, shown.total) == (len(found), 3)


def test_hidden_characters_in_a_search_find_what_the_rest_finds(desk: Desk) -> None:
    begin(desk, "Northwind")
    assert names(desk, "north \x00") == ["Northwind"]


def test_the_figures_are_those_of_the_work(desk: Desk) -> None:
    started = begin(desk, "Northwind")
    for key in ("7.1-1", "7.2-1"):
        save_answer(desk, started.assessment_id, key, Field.RATING, shown=None, value="not_met")
    seen = as_now(desk, started.assessment_id, ["7.1-1"])
    change_actions(desk, started.assessment_id, seen, ActionChange(due=date(2026, 11, 1)))
    seen = as_now(desk, started.assessment_id, ["7.2-1"])
    change_actions(desk, started.assessment_id, seen, ActionChange(due=date(2026, 12, 1)))
    (line,) = portfolio(desk).lines
    assert line.engagement.readiness == open_work(desk, started.assessment_id).readiness
    assert (line.standing.overdue, line.standing.next_date, line.standing.gain) == (1, date(2026, 12, 1), None)
    assert (line.assessments, line.assessment) == (1, "Gap analysis 2026")
    assert line.engagement == list_engagements(desk)[0]


def test_the_trend_is_the_one_of_the_comparison(desk: Desk) -> None:
    started = begin(desk, "Northwind")
    save_answer(desk, started.assessment_id, "7.2-1", Field.RATING, shown=None, value="not_met")
    second = assess_again(desk, started.id)
    save_answer(desk, second.id, "7.2-1", Field.RATING, shown=None, value="partly_met")
    (line,) = portfolio(desk).lines
    assert line.engagement.assessment_id == second.id
    assert line.assessments == 2
    assert line.standing.gain == comparison(desk, second.id).gain


def test_one_engagement_can_be_shown_alone(desk: Desk) -> None:
    north, _ = begin(desk, "North"), begin(desk, "South")
    assert [line.engagement.id for line in portfolio_of(desk, north.id).lines] == [north.id]
    assert portfolio_of(desk, "nowhere").lines == ()
    assert portfolio_of(desk, "").lines == ()
