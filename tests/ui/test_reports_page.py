"""Passages of the report save themselves, nobody's words are overwritten, and what is issued stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.domain.narrative import Section
from assessment.services.answers import Field, save_answer
from assessment.services.issues import issued_document, issued_reports
from assessment.services.narratives import edit_passage, report_settings
from assessment.services.reports import gap_report

if TYPE_CHECKING:
    from assessment.reporting.gap_report import Passage
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


def passage(desk: Desk, line: EngagementLine, key: str) -> Passage:
    return next(one for one in gap_report(desk, line.assessment_id).passages if one.key == key)


def write(tab: Tab, line: EngagementLine, key: str, text: str) -> None:
    tab.do(tab.test.text_area(key=f"passage-{line.assessment_id}-{key}").set_value(text))


def test_an_edited_passage_is_kept_and_can_go_back_to_the_proposal(
    tab: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    tab.follow(northwind, page="reports")
    write(tab, northwind, "summary", "A firm that listens.")
    assert passage(bea, northwind, "summary").text == "A firm that listens."
    save_answer(bea, northwind.assessment_id, "7.1-1", Field.RATING, shown=None, value="met")
    tab.look()
    assert tab.says("The figures have moved since this was written")
    tab.click("Use the proposal")
    assert not passage(bea, northwind, "summary").is_edited
    field = tab.look().test.text_area(key=f"passage-{northwind.assessment_id}-summary")
    assert field.value == passage(bea, northwind, "summary").proposed


def test_a_summary_that_runs_over_its_page_is_kept_and_the_page_says_how_many_words_fit(
    tab: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    tab.follow(northwind, page="reports")
    long = "We saw this in every file that we drew. " * 90
    write(tab, northwind, "summary", long)
    assert passage(bea, northwind, "summary").text.strip() == long.strip()
    assert tab.look().says("The summary runs over its page; about")
    write(tab, northwind, "summary", "We saw this in every file that we drew.")
    assert not tab.look().says("The summary runs over its page; about")


def test_two_people_on_one_passage_keep_both_texts(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="reports")
    proposed = passage(bea, northwind, "verdict").proposed
    edit_passage(bea, northwind.assessment_id, "verdict", shown=proposed, text="theirs", proposed=proposed)
    write(tab, northwind, "verdict", "mine")
    assert any("Nothing was overwritten" in trouble for trouble in tab.trouble)
    assert {"mine", "theirs"} <= set(tab.words)
    assert passage(bea, northwind, "verdict").text == "theirs"
    tab.click("Keep both")
    assert passage(bea, northwind, "verdict").text == "theirs\n\nmine"
    assert not tab.trouble


def test_a_text_that_cannot_be_stored_stays_in_its_field(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="reports")
    write(tab, northwind, "limits", "hidden\x00character")
    assert any("hidden control character" in trouble for trouble in tab.trouble)
    assert tab.test.text_area(key=f"passage-{northwind.assessment_id}-limits").value == "hidden\x00character"
    assert not passage(bea, northwind, "limits").is_edited


def test_number_reviewer_and_sections_are_saved(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="reports")
    prefix = f"report-{northwind.assessment_id}.report-0"
    tab.test.text_input(key=f"{prefix}-number").set_value("GA-7")
    tab.test.text_input(key=f"{prefix}-reviewer").set_value("Charles")
    tab.test.pills(key=f"{prefix}-sections").set_value([Section.RESULTS])
    tab.click("Save")
    kept = report_settings(bea, northwind.assessment_id)
    assert (kept.number, kept.reviewer, kept.sections) == ("GA-7", "Charles", (Section.RESULTS,))
    assert gap_report(bea, northwind.assessment_id).number == "GA-7"


def test_an_issue_is_listed_with_its_number_and_the_next_one_follows(
    tab: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    tab.follow(northwind, page="reports")
    tab.click("Issue")
    tab.click("Issue")
    issued = issued_reports(bea, northwind.assessment_id)
    assert [one.issue for one in issued] == [2, 1]
    assert tab.look().says(f"{issued[0].number}, issue 2")
    assert issued_document(bea, issued[1]).content.startswith(b"PK")
