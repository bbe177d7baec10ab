"""Start with more than a few engagements: a page at a time, searched by name, each with its trend and its dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.services.actions import ActionChange, change_actions
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import assess_again
from assessment.services.portfolio import PER_PAGE
from tests.services.plans import as_now

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Begin = Callable[..., "EngagementLine"]


def shown(tab: Tab) -> list[str]:
    return [header.value for header in tab.test.header]


def test_a_few_engagements_need_no_search_and_no_pages(tab: Tab, begin: Begin) -> None:
    begin("Northwind")
    tab.look()
    assert list(tab.test.text_input) == []
    assert shown(tab) == ["Northwind"]


def test_many_stand_on_pages(tab: Tab, begin: Begin) -> None:
    names = [begin(f"Firm {number:02}").organization for number in range(PER_PAGE + 2)][::-1]
    tab.look()
    assert shown(tab) == names[:PER_PAGE]
    assert tab.says(f"{PER_PAGE + 2} engagements")
    tab.do(tab.test.pagination[0].set_value(2))
    assert shown(tab) == names[PER_PAGE:]


def test_a_search_narrows_and_says_when_nothing_is_found(tab: Tab, begin: Begin) -> None:
    for number in range(6):
        begin(f"Firm {number}")
    begin("Näherei *Nord*")
    search = tab.look().test.text_input(key="start-search")
    tab.do(search.set_value("nord"))
    assert shown(tab) == [r"Näherei \*Nord\*"]
    assert tab.says("1 engagement")
    tab.do(tab.test.text_input(key="start-search").set_value("*nobody*"))
    assert shown(tab) == []
    assert tab.says("Nothing found for “*nobody*”.")
    assert not tab.says("No engagement yet.")


@pytest.fixture
def assessed_again(bea: Desk, northwind: EngagementLine) -> EngagementLine:
    """Northwind on its second assessment, half better than the first, with an action of the first overdue."""
    for key, rating in (("7.1-1", "not_met"), ("7.2-1", "not_met")):
        save_answer(bea, northwind.assessment_id, key, Field.RATING, shown=None, value=rating)
    late = bea.today() - timedelta(days=3)
    change_actions(
        bea, northwind.assessment_id, as_now(bea, northwind.assessment_id, ["7.1-1"]), ActionChange(due=late)
    )
    second = assess_again(bea, northwind.id)
    save_answer(bea, second.id, "7.2-1", Field.RATING, shown=None, value="partly_met")
    return northwind.changed(assessment_id=second.id)


def test_a_line_says_trend_and_overdue(tab: Tab, assessed_again: EngagementLine) -> None:
    tab.look()
    assert tab.says("up 50.0 percentage points against the last assessment")
    assert tab.says("1 action overdue")
    assert tab.says("Small checklist · Full · Gap analysis")
    tab.do(tab.test.button(key=f"comparison-{assessed_again.id}").click())
    assert tab.title == "Then and now"


def test_a_line_says_what_comes_next(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    save_answer(bea, northwind.assessment_id, "7.1-1", Field.RATING, shown=None, value="not_met")
    seen = as_now(bea, northwind.assessment_id, ["7.1-1"])
    change_actions(bea, northwind.assessment_id, seen, ActionChange(due=date(2099, 2, 3)))
    tab.look()
    assert tab.says("Next date 3\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2099")
    assert not tab.says("overdue")
    assert not tab.says("against the last assessment")
