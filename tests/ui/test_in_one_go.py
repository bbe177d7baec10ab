"""Many criteria with few clicks: a proposal taken over, and the rest of a clause rated at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import NOT_APPLICABLE
from assessment.services.answers import Field, save_answer
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Walk = Callable[..., "Tab"]
Stored = Callable[[str], CriterionResult]
RATING, RATIONALE, FORM = "rest-rating", "rest-rationale", "rest-open"


def rate(bea: Desk, line: EngagementLine, criterion_id: str, rating: str, shown: str | None = None) -> None:
    save_answer(bea, line.assessment_id, criterion_id, Field.RATING, shown=shown, value=rating)


# Proposals


def test_a_proposal_is_shown_with_where_it_comes_from_and_accepted_with_one_click(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    assert not walk("4.2").buttons("Accept")
    rate(bea, northwind, "7.2-1", "partly_met")
    tab = walk("4.2")
    assert tab.says("Proposed: Partly met, from 7.2-1 (partly met). Still open: 7.1-1.")
    tab.click("Accept")
    assert (stored("4.2-1").rating, stored("4.2-1").assessed_by) == ("partly_met", "Ada Carter")
    assert tab.rating("4.2-1").value == "partly_met"
    assert tab.rationale("4.2-1").value == "Follows from 7.2-1 (partly met)."
    assert not tab.buttons("Accept")


def test_a_rating_given_meanwhile_is_shown_beside_the_proposal(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    rate(bea, northwind, "7.2-1", "met")
    tab = walk("4.2")
    rate(bea, northwind, "4.2-1", "not_met")
    tab.click("Accept")
    assert any("Nothing was overwritten" in words for words in tab.trouble)
    assert stored("4.2-1").rating == "not_met"
    tab.click("Keep mine")
    assert stored("4.2-1").rating == "met"


def test_a_proposal_that_moved_is_refused_with_a_sentence(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    rate(bea, northwind, "7.2-1", "met")
    tab = walk("4.2")
    rate(bea, northwind, "7.2-1", "not_met", shown="met")
    tab.click("Accept")
    assert any("4.2-1 have changed" in words for words in tab.trouble)
    assert tab.says("Proposed: Not met")


# The rest of a clause


def fill(tab: Tab, rating: str | None = None, rationale: str | None = None) -> Tab:
    """Open the form, and fill in what is given."""
    if not any(control.key == RATIONALE for control in tab.test.text_area):
        tab.test.session_state[FORM] = True  # AppTest cannot click an expander
        tab.look()
    if rationale is not None:
        tab.do(tab.test.text_area(key=RATIONALE).set_value(rationale))
    if rating is not None:
        tab.do(tab.test.segmented_control(key=RATING).set_value(rating))
    return tab


def test_the_rest_of_a_clause_is_rated_after_a_sentence_that_says_how_many(
    walk: Walk, stored: Stored, bea: Desk, northwind: EngagementLine
) -> None:
    tab = walk("7.2").rate("7.2-2", "met")
    fill(tab, "not_met", "No register yet.")
    assert tab.says("2 criteria without a rating will be rated “Not met”: 7.2-1, 7.2-3.")
    tab.click("Rate 2 criteria")
    assert tab.says("2 criteria rated.")
    for criterion_id in ("7.2-1", "7.2-3"):
        assert (stored(criterion_id).rating, stored(criterion_id).rationale) == ("not_met", "No register yet.")
        assert tab.rating(criterion_id).value == "not_met"
    assert stored("7.2-2").rating == "met"
    assert tab.says("3 of 6 assessed")


def test_a_criterion_rated_meanwhile_stops_all_and_the_words_are_kept(
    walk: Walk, bea: Desk, northwind: EngagementLine
) -> None:
    tab = fill(walk("7.2"), "not_met", "No register yet.")
    rate(bea, northwind, "7.2-3", "met")
    tab.click("Rate 3 criteria")
    assert any("Rated meanwhile: 7.2-3. Nothing was changed." in words for words in tab.trouble)
    assert set(open_work(bea, northwind.assessment_id).results) == {"7.2-3"}
    assert tab.test.text_area(key=RATIONALE).value == "No register yet."
    assert tab.rating("7.2-3").value == "met"
    tab.click("Rate 2 criteria")
    assert len(open_work(bea, northwind.assessment_id).results) == 3


def test_not_applicable_for_all_asks_for_a_reason(walk: Walk, bea: Desk, northwind: EngagementLine) -> None:
    tab = fill(walk("7.2"), NOT_APPLICABLE).click("Rate 3 criteria")
    assert any("needs a reason" in words for words in tab.trouble)
    fill(tab, rationale="No complaints by telephone.").click("Rate 3 criteria")
    assert len(open_work(bea, northwind.assessment_id).results) == 3


def test_with_one_or_none_left_there_is_no_rest(walk: Walk) -> None:
    tab = walk("7.2").rate("7.2-1", "met").rate("7.2-2", "met").look()
    assert not [one for one in tab.test.expander if one.label == "Rate the rest"]
