"""People and places on their page: added, changed, left, back, and removed only while nothing names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessment.services.interviews import InterviewPlan, hold_interview, plan_interview
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def page(tab: Tab, northwind: EngagementLine) -> Tab:
    """The page with nobody on record."""
    return tab.follow(northwind, page="people")


def named(tab: Tab, kind: str, name: str) -> Any:
    """A field of the form that is open."""
    return next(one for one in getattr(tab.test, kind) if one.key and one.key.endswith(f"-{name}"))


def turn(tab: Tab, view: str) -> Tab:
    """Turn to people, sites or processes."""
    return tab.do(tab.test.segmented_control(key="people-view").set_value(view))


def test_somebody_is_added_and_leaves(page: Tab, bea: Desk, northwind: EngagementLine) -> None:
    assert page.says("Nobody is on record yet")
    page.click("Add a person")
    named(page, "text_input", "name").set_value("Grace Hopper")
    named(page, "text_input", "role").set_value("Complaints manager")
    page.click("Save")
    (person,) = open_work(bea, northwind.assessment_id).people.values()
    assert (person.name, person.role) == ("Grace Hopper", "Complaints manager")
    page.click("Change")
    page.click("Mark as left")
    assert page.says("Grace Hopper · Complaints manager :gray-badge[left]")
    page.click("Mark as back")
    assert not page.says("badge[left]")


def test_a_name_that_is_taken_is_refused_and_stays_in_the_form(page: Tab, bea: Desk, northwind: EngagementLine) -> None:
    plan_interview(bea, northwind.id, InterviewPlan(person="Grace Hopper"))
    page.look().click("Add a person")
    named(page, "text_input", "name").set_value("grace hopper")
    page.click("Save")
    assert "is on record already" in page.trouble[0]
    assert named(page, "text_input", "name").value == "grace hopper"


def test_somebody_who_was_interviewed_is_not_removed(page: Tab, bea: Desk, northwind: EngagementLine) -> None:
    interview = plan_interview(bea, northwind.id, InterviewPlan(person="Grace Hopper"))
    hold_interview(bea, interview.id, bea.today(), seen=interview.revision)
    page.look().click("Change")
    page.click("Remove")
    assert "Grace Hopper stays on record: there was an interview on" in page.trouble[0]
    assert page.says("1 interview held")


def test_somebody_added_by_mistake_is_removed(page: Tab, bea: Desk, northwind: EngagementLine) -> None:
    page.click("Add a person")
    named(page, "text_input", "name").set_value("Grace Hoper")
    page.click("Save")
    page.click("Change")
    page.click("Remove")
    assert page.says("Grace Hoper was removed.")
    assert not open_work(bea, northwind.assessment_id).people


def test_a_site_and_a_process_with_its_owner_are_added(page: Tab, bea: Desk, northwind: EngagementLine) -> None:
    turn(page, "sites").click("Add a site")
    named(page, "text_input", "name").set_value("Leeds")
    page.click("Save")
    turn(page, "processes").click("Add a process")
    named(page, "text_input", "name").set_value("Returns")
    owner = named(page, "selectbox", "owner")
    owner.options.append("Grace Hopper")
    owner.set_value("Grace Hopper")
    page.click("Save")
    work = open_work(bea, northwind.assessment_id)
    assert [site.name for site in work.sites] == ["Leeds"]
    assert [work.people[process.owner_id or ""].name for process in work.processes] == ["Grace Hopper"]
    page.click("Change")
    page.click("Take out of the scope")
    assert page.says("Returns :gray-badge[outside the scope]")
