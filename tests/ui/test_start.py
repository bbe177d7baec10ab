"""The empty start page offers two ways side by side: look around in the demo, or begin an assessment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


def test_both_ways_stand_side_by_side(tab: Tab) -> None:
    assert tab.says("There are two ways to begin.")
    assert [column.button[0].label for column in tab.test.columns] == ["Open the demo", "New engagement"]
    assert tab.says("made-up engagements")
    assert tab.says("the organization's name is enough")


def test_new_engagement_leads_to_its_form(tab: Tab) -> None:
    assert tab.click("New engagement").title == "New engagement"


def test_the_demo_is_made_listed_and_can_be_opened(tab: Tab) -> None:
    tab.click("Open the demo").look()
    assert {header.value for header in tab.test.header} == {"Tarnwick Home Ltd", "Tarnwick Repair Services Ltd"}
    assert tab.buttons("Open the demo") == []
    tab.do(tab.test.button(key="open-demo-complete").click())
    assert tab.test.query_params["engagement"] == "demo-complete"


def test_what_happened_is_said_once(tab: Tab) -> None:
    tab.click("Open the demo")
    assert tab.says("The demo is ready.")
    assert not tab.look().says("The demo is ready.")


def test_with_an_engagement_the_demo_is_not_offered(tab: Tab, begin: Callable[..., EngagementLine]) -> None:
    begin("Northwind Online Ltd")
    tab.look()
    assert tab.buttons("Open the demo") == []
    assert len(tab.buttons("New engagement")) == 1
