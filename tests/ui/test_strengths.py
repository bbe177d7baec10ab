"""A strength is one sentence on a criterion that is fully met, and the report prints it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessment.domain.assessment import CriterionResult
from assessment.services.answers import Field, save_answer
from assessment.services.reports import gap_report
from assessment.wording import say

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

SENTENCE = "Every complaint gets a *named* handler within an hour."


def offered(tab: Tab, criterion_id: str) -> bool:
    """True when the card offers to name a strength."""
    return say("card.strength") in tab.opened("guidance", criterion_id).offered(criterion_id)


def test_a_strength_is_offered_only_at_the_top_of_the_scale(walk: Callable[..., Tab]) -> None:
    tab = walk()
    assert not offered(tab, "7.2-1")
    tab.rate("7.2-1", "met").look()
    assert offered(tab, "7.2-1")
    tab.rate("7.2-1", "partly_met").look()
    assert not offered(tab, "7.2-1")


def test_a_strength_saves_itself_and_stands_in_the_report(
    walk: Callable[..., Tab],
    stored: Callable[[str], CriterionResult],
    bea: Desk,
    northwind: EngagementLine,
) -> None:
    tab = walk().rate("7.2-1", "met").look().opened("strength", "7.2-1")
    tab.do(tab.test.text_area(key=tab.key("7.2-1", Field.STRENGTH)).set_value(SENTENCE))
    assert stored("7.2-1").strength == SENTENCE
    assert SENTENCE in gap_report(bea, northwind.assessment_id).strengths


def test_two_people_on_one_strength_see_both(
    walk: Callable[..., Tab], stored: Callable[[str], CriterionResult], bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk().rate("7.2-1", "met").look().opened("strength", "7.2-1")
    save_answer(bea, northwind.assessment_id, "7.2-1", Field.STRENGTH, shown="", value="Bea's words")
    tab.do(tab.test.text_area(key=tab.key("7.2-1", Field.STRENGTH)).set_value("Ada's words")).look()
    assert stored("7.2-1").strength == "Bea's words"
    tab.click("Keep both")
    assert stored("7.2-1").strength == "Bea's words\n\nAda's words"
