"""Readiness and reports: what the screen says is what the report says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment import resources
from assessment.domain.checklist import NOT_APPLICABLE
from assessment.reporting.gap_report import GapReport
from assessment.services.answers import Field, save_answer
from assessment.services.reports import gap_report

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

Answer = Callable[..., None]


@pytest.fixture
def answer(bea: Desk, northwind: EngagementLine) -> Answer:
    """Rate criteria, and say why."""

    def save(rating: str, *criteria: str) -> None:
        for criterion in criteria:
            save_answer(bea, northwind.assessment_id, criterion, Field.RATING, shown=None, value=rating)
            save_answer(bea, northwind.assessment_id, criterion, Field.RATIONALE, shown="", value=f"Seen: {criterion}")

    return save


@pytest.fixture
def report(bea: Desk, northwind: EngagementLine) -> Callable[[], GapReport]:
    """The report as it stands."""
    return lambda: gap_report(bea, northwind.assessment_id)


def shows(tab: Tab, report: GapReport) -> None:
    """Check that headline, explanation, blockers and the scores of the chapters are those of the report."""
    words = [word.replace(":material/block: ", "") for word in tab.words]
    assert report.headline in words
    assert report.explanation in words
    for sentence in report.blockers:
        assert sentence in words
    for row in report.rows if tab.title == report.headline else [row for row in report.rows if row.is_chapter]:
        cells = " | ".join((f"{row.number} {row.title}", row.assessed, row.percent, str(row.gaps)))
        assert any(cells in word for word in words), row


@pytest.mark.parametrize("page", ["readiness", "reports"])
def test_nothing_assessed_yet(tab: Tab, northwind: EngagementLine, report: Callable[[], GapReport], page: str) -> None:
    tab.follow(northwind, page=page)
    assert tab.says("Nothing assessed yet, 6 criteria to go")
    shows(tab, report())


@pytest.mark.parametrize("page", ["readiness", "reports"])
def test_a_part_assessed(
    tab: Tab, northwind: EngagementLine, report: Callable[[], GapReport], answer: Answer, page: str
) -> None:
    answer("partly_met", "7.1-1", "7.2-1")
    tab.follow(northwind, page=page)
    assert report().headline.startswith("Assessed so far:")
    shows(tab, report())


@pytest.mark.parametrize("page", ["readiness", "reports"])
def test_all_assessed(
    tab: Tab, northwind: EngagementLine, report: Callable[[], GapReport], answer: Answer, page: str
) -> None:
    answer("met", "4.2-1", "7.1-1", "7.1-2", "7.2-2")
    answer("not_met", "7.2-1")
    answer(NOT_APPLICABLE, "7.2-3")
    tab.follow(northwind, page=page)
    assert report().headline.startswith("Readiness ")
    shows(tab, report())


def test_readiness_leads_on_and_says_how_the_score_is_made(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="readiness")
    assert [link.label for link in tab.test.page_link][:3] == ["Back to the criteria", "Gaps", "Report"]
    assert tab.test.expander[0].label == "How the score is made"
    assert tab.says("Score = sum of weight × value")


def test_the_preview_lists_the_gaps_of_the_report(
    tab: Tab, northwind: EngagementLine, report: Callable[[], GapReport], answer: Answer
) -> None:
    answer("not_met", "7.2-1", "7.2-3")
    tab.follow(northwind, page="reports")
    for gap in report().gaps:
        assert tab.says(f"{gap.criterion_id} {gap.statement}")
        assert tab.says(f"Found: {gap.found}")
    for limit in report().limits:
        assert any(limit in area.value for area in tab.test.text_area)


def test_all_downloads_are_offered_under_their_names(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="reports")
    assert [button.label for button in tab.test.download_button] == ["Word report", "Excel", "Data (JSON)"]


def test_a_missing_template_is_a_sentence(
    tab: Tab, northwind: EngagementLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "templates", lambda: tmp_path)
    tab.follow(northwind, page="reports")
    assert tab.trouble[0].startswith("The Word template “gap-report.docx” is missing")
    assert not tab.test.exception


@pytest.mark.parametrize("page", ["readiness", "reports", "engagement"])
def test_without_an_engagement_the_page_leads_to_the_start(tab: Tab, page: str) -> None:
    assert tab.turn_to(page).says("No engagement is open.")
    assert tab.click("Go to start").title == "Engagements"
