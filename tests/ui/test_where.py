"""Where a criterion was assessed: offered on the card as far as there are places, and as a cut of the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.assessment import CriterionResult
from assessment.domain.organization import Site
from assessment.services.answers import Field, save_answer
from assessment.services.places import ProcessEntry, SiteEntry, add_process, add_site, set_place_left
from assessment.wording import say

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Walk = Callable[..., "Tab"]


@pytest.fixture
def leeds(bea: Desk, northwind: EngagementLine) -> Site:
    """One of two sites."""
    add_site(bea, northwind.id, SiteEntry(name="York"))
    return add_site(bea, northwind.id, SiteEntry(name="Leeds"))


def chooser(tab: Tab, field: Field) -> Any:
    """The field of the first criterion of 7.2."""
    return tab.test.selectbox(key=tab.key("7.2-1", field))


def test_without_places_nothing_is_asked(walk: Walk) -> None:
    assert "Who and where" not in walk("7.2").opened("guidance", "7.2-1").offered("7.2-1")


def test_one_site_is_not_asked_for_but_a_process_is(walk: Walk, bea: Desk, northwind: EngagementLine) -> None:
    add_site(bea, northwind.id, SiteEntry(name="Leeds"))
    tab = walk("7.2")
    assert "Who and where" not in tab.opened("guidance", "7.2-1").offered("7.2-1")
    add_process(bea, northwind.id, ProcessEntry(name="Returns"))
    for criterion_id in ("7.2-1", "7.2-2", "7.2-3"):
        assert "Who and where" in tab.look().opened("guidance", criterion_id).offered(criterion_id)


def test_site_and_unit_save_themselves_beside_the_responsible_person(
    walk: Walk, leeds: Site, stored: Callable[[str], CriterionResult]
) -> None:
    tab = walk("7.2").opened("where", "7.2-1")
    assert tab.test.selectbox(key=f"responsible-{tab.key('7.2-1', Field.SITE).partition(':')[0]}").value is None
    tab.do(chooser(tab, Field.SITE).set_value(leeds.id))
    tab.do(tab.test.text_input(key=tab.key("7.2-1", Field.UNIT)).set_value("Team B"))
    assert (stored("7.2-1").site_id, stored("7.2-1").unit) == (leeds.id, "Team B")


def test_a_site_that_left_the_scope_stays_where_it_is_on_record(
    walk: Walk, bea: Desk, northwind: EngagementLine, leeds: Site
) -> None:
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.SITE, shown=None, value=leeds.id)
    set_place_left(bea, Site, leeds.id, left=True, seen=leeds.revision)
    tab = walk("7.2").opened("where", "7.2-1")
    assert chooser(tab, Field.SITE).value == leeds.id
    # One site is left: elsewhere nothing is asked.
    assert say("card.responsible") in tab.opened("guidance", "7.2-2").offered("7.2-2")


def test_two_choices_of_a_site_are_shown_by_name(walk: Walk, bea: Desk, northwind: EngagementLine, leeds: Site) -> None:
    process = add_process(bea, northwind.id, ProcessEntry(name="Returns"))
    tab = walk("7.2").opened("where", "7.2-1")
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.SITE, shown=None, value=leeds.id)
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.PROCESS, shown=None, value=process.id)
    tab.do(chooser(tab, Field.SITE).select("York"))
    assert "Bea Lowe changed this field" in tab.trouble[0]
    assert tab.says("York")
    assert tab.says("Leeds")


def test_the_result_is_cut_by_site_once_something_was_assessed_there(
    tab: Tab, bea: Desk, northwind: EngagementLine, leeds: Site
) -> None:
    page = tab.follow(northwind, page="readiness")
    assert page.test.radio(key="cut").options == ["Chapter", "Theme", "Principle"]
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.RATING, shown=None, value="met")
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.SITE, shown=None, value=leeds.id)
    page.look()
    assert page.test.radio(key="cut").options == ["Chapter", "Theme", "Principle", "Site"]
    page.do(page.test.radio(key="cut").set_value("site"))
    assert page.says("Score by site")
