"""Earlier versions on the card of a criterion: listed, restored in one click, never over a colleague's save."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assessment.services.answers import Field, save_answer

if TYPE_CHECKING:
    from assessment.domain.assessment import CriterionResult
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

ID = "7.2-1"


@pytest.fixture
def card(walk: Callable[..., Tab], bea: Desk, northwind: EngagementLine) -> Tab:
    """The history of a criterion that Bea rated, and whose text Ada replaced."""
    for field, shown, value in ((Field.RATING, None, "partly_met"), (Field.RATIONALE, "", "first *words*")):
        save_answer(bea, northwind.assessment_id, ID, field, shown=shown, value=value)
    tab = walk()
    tab.write(ID, "other words")
    return tab.opened("guidance", ID).opened("history", ID)


def test_the_versions_are_listed_with_author_and_change(card: Tab) -> None:
    assert card.says("Ada Carter · as it is now")
    assert card.says("What was seen: first *words* → other words")
    assert card.says("Rating: Partly met")
    assert card.says("Bea Lowe · first entry")


def test_what_is_there_now_cannot_be_restored_and_the_others_can(card: Tab) -> None:
    assert len(card.buttons("Restore this version")) == 2


def test_one_click_restores(card: Tab, stored: Callable[[str], CriterionResult]) -> None:
    card.click("Restore this version")
    assert stored(ID).rationale == "first *words*"
    assert card.look().rationale(ID).value == "first *words*"
    assert card.says("Ada Carter · as it is now")
    assert len(card.buttons("Restore this version")) == 3


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(
    card: Tab, bea: Desk, northwind: EngagementLine, stored: Callable[[str], CriterionResult]
) -> None:
    button = card.buttons("Restore this version")[0]
    save_answer(bea, northwind.assessment_id, ID, Field.NOTE, shown="", value="Bea's note")
    card.do(button.click())
    assert (stored(ID).rationale, stored(ID).note) == ("other words", "Bea's note")
    assert any("changed by Bea Lowe" in trouble for trouble in card.trouble)


def test_a_criterion_without_an_answer_has_no_history(card: Tab) -> None:
    card.opened("guidance", "7.2-2")
    assert card.look().buttons("History") == []


def test_many_versions_are_shown_a_few_at_a_time(card: Tab, bea: Desk, northwind: EngagementLine) -> None:
    text = "other words"
    for number in range(20):
        save_answer(bea, northwind.assessment_id, ID, Field.RATIONALE, shown=text, value=f"words {number}")
        text = f"words {number}"
    card.look()
    assert len(card.buttons("Restore this version")) == 4
    card.click("Show older versions")
    assert len(card.buttons("Restore this version")) == 14


def test_internal_notes_are_not_shown_to_a_client(card: Tab, bea: Desk, northwind: EngagementLine) -> None:
    save_answer(bea, northwind.assessment_id, ID, Field.NOTE, shown="", value="the manager is difficult")
    assert card.look().says("the manager is difficult")
    card.test.query_params["presenting"] = "1"
    card.look()
    assert not card.says("the manager is difficult")
