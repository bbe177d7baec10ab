"""Help from every page, and the tour of the first start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment.services.guides import Guide, find_guide, list_guides
from assessment.ui.components.help_link import GUIDES
from assessment.ui.components.tour import STEPS

if TYPE_CHECKING:
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


def test_every_page_that_offers_help_has_its_guide() -> None:
    names = {guide.name for guide in list_guides()}
    assert set(GUIDES.values()) <= names
    assert names - set(GUIDES.values()) <= {"before-the-visit"}


@pytest.mark.parametrize("guide", list_guides(), ids=lambda guide: guide.name)
def test_a_guide_reads_as_text_and_pictures_without_dead_links(guide: Guide) -> None:
    assert guide.title
    text = "\n".join(part.text for part in guide.parts)
    assert "](../" not in text
    assert ".md)" not in text
    for part in guide.parts:
        assert not part.picture or (Path(part.picture).is_file() and part.alt)


def test_help_opens_the_guide_about_the_page(northwind: EngagementLine, new_tab: Callable[[], Tab]) -> None:
    tab = new_tab().follow(northwind, page="actions").click("Help")
    tab.turn_to("guides")
    assert tab.test.selectbox(key="guide-name").value == "readiness-and-actions"
    assert tab.says(find_guide("readiness-and-actions").title)


def test_a_guide_has_an_address_and_newcomers_meet_the_first_one_first(tab: Tab, new_tab: Callable[[], Tab]) -> None:
    tab.turn_to("guides")
    assert tab.says(find_guide("first-gap-analysis").title)
    assert tab.test.query_params["guide"] == "first-gap-analysis"
    tab.do(tab.test.selectbox(key="guide-name").select("the-report"))
    tab.turn_to("guides")
    assert tab.test.query_params["guide"] == "the-report"
    again = new_tab()
    again.test.query_params["guide"] = "the-report"
    assert again.turn_to("guides").says(find_guide("the-report").title)


def test_the_tour_has_its_steps_and_stays_closed(tab: Tab, new_tab: Callable[[], Tab]) -> None:
    assert tab.says("A look around (1 of 4).")
    for _ in STEPS[1:]:
        tab.click("Next").look()
    assert tab.says("A look around (4 of 4).")
    assert not tab.buttons("Next")
    tab.click("Close").look()
    assert not tab.says("A look around")
    assert not new_tab().says("A look around")
