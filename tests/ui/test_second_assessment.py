"""The second assessment: begun from the engagement, compared on a page of its own, older ones a click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessment.services.answers import Field, save_answer
from assessment.services.assessments import NextAssessment, assess_again, list_assessments
from assessment.services.comparisons import comparison
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@pytest.fixture
def first(bea: Desk, northwind: EngagementLine) -> EngagementLine:
    """Northwind with some ratings."""
    for key, rating in (("7.1-1", "not_met"), ("7.2-1", "met")):
        save_answer(bea, northwind.assessment_id, key, Field.RATING, shown=None, value=rating)
    save_answer(bea, northwind.assessment_id, "7.1-1", Field.RATIONALE, shown="", value="No *poster* at the counter.")
    return northwind


@pytest.fixture
def second(bea: Desk, first: EngagementLine) -> EngagementLine:
    """Its second assessment, one better and one worse."""
    again = assess_again(bea, first.id, NextAssessment(title="Follow-up"))
    for key, rating in (("7.1-1", "partly_met"), ("7.2-1", "not_met")):
        save_answer(bea, again.id, key, Field.RATING, shown=None, value=rating)
    return first.changed(assessment_id=again.id)


def test_the_engagement_begins_the_next_one_and_opens_it(tab: Tab, bea: Desk, first: EngagementLine) -> None:
    tab.follow(first, page="engagement")
    assert tab.says("its card shows what was found last time")
    tab.test.text_input(key=f"again-{first.id}-title").set_value("Follow-up")
    tab.do(tab.test.button(key=f"again-{first.id}-begin").click())
    newest = list_assessments(bea, first.id)[-1]
    assert (newest.title, newest.previous_id) == ("Follow-up", first.assessment_id)
    assert tab.title == "4.2 Commitment"
    assert tab.says("0 of 6 assessed")
    assert tab.test.query_params["assessment"] == newest.id


def test_with_nothing_assessed_the_form_says_so(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="engagement")
    tab.do(tab.test.button(key=f"again-{northwind.id}-begin").click()).look()
    assert any("Nothing is assessed yet" in sentence for sentence in tab.trouble)
    assert len(list_assessments(bea, northwind.id)) == 1


def test_an_older_assessment_can_be_opened(tab: Tab, first: EngagementLine, second: EngagementLine) -> None:
    tab.follow(second, page="engagement")
    tab.do(tab.test.button(key=f"assessment-{first.assessment_id}").click())
    assert tab.test.query_params["assessment"] == first.assessment_id
    assert tab.says("2 of 6 assessed")


def test_the_comparison_says_what_the_report_says(tab: Tab, bea: Desk, second: EngagementLine) -> None:
    tab.follow(second, page="comparison")
    report = comparison(bea, second.assessment_id)
    assert tab.title == "Then and now"
    assert all(tab.says(words) for words in (report.headline, report.explanation, report.now_headline, *report.notes))
    table = next(text for text in tab.words if "| Clause |" in text)
    for row in (*report.rows, report.whole):
        assert f"{row.then} | {row.now} | {row.gain} | {row.assessed_then}".replace("+", "+") in table
    assert tab.says("Not met → Partly met")
    assert tab.says("Met → Not met")
    assert [row.criterion_id for row in report.fell] == ["7.2-1"]


def test_a_first_assessment_has_nothing_to_compare(tab: Tab, first: EngagementLine) -> None:
    tab.follow(first, page="comparison")
    assert any("nothing to compare yet" in info.value for info in tab.test.info)
    assert [link.label for link in tab.test.page_link] == ["Engagement"]


def test_another_earlier_one_can_be_chosen(tab: Tab, bea: Desk, first: EngagementLine, second: EngagementLine) -> None:
    third = assess_again(bea, first.id, NextAssessment(title="Third"))
    save_answer(bea, third.id, "7.1-1", Field.RATING, shown=None, value="met")
    tab.follow(second.changed(assessment_id=third.id), page="comparison")
    assert tab.says("Over time")
    assert tab.says(comparison(bea, third.id).headline)
    tab.do(tab.test.radio(key=f"against-{third.id}").set_value(first.assessment_id))
    assert tab.says(comparison(bea, third.id, first.assessment_id).headline)


def test_the_result_leads_to_the_comparison_once_there_is_one(
    tab: Tab, first: EngagementLine, second: EngagementLine
) -> None:
    links = {}
    for line in (first, second):
        tab.follow(line, page="readiness")
        links[line.assessment_id] = [link.label for link in tab.test.page_link]
    assert "Then and now" not in links[first.assessment_id]
    assert "Then and now" in links[second.assessment_id]


def test_the_card_says_what_was_found_last_time(tab: Tab, second: EngagementLine) -> None:
    tab.follow(second, clause="7.1")
    assert tab.says("Last time: not met, ")
    assert not tab.says("No *poster* at the counter.")
    tab.opened("guidance", "7.1-1").look()
    assert tab.says("No *poster* at the counter.")
    assert tab.rationale("7.1-1").value == ""


def test_ratings_of_last_time_stand_in_no_field(tab: Tab, bea: Desk, first: EngagementLine) -> None:
    again = assess_again(bea, first.id)
    tab.follow(first.changed(assessment_id=again.id), clause="7.1")
    assert tab.rating("7.1-1").value is None
    assert open_work(bea, again.id).results == {}
