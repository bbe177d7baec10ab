"""A quick check from the first click to the report, criterion by criterion, through the pages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from assessment.services.reports import Format, gap_report, render_gap_report
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


def test_thirty_criteria_lead_from_the_first_click_to_a_report(
    tab: Tab, bea: Desk, begin: Callable[..., EngagementLine]
) -> None:
    line = begin("Northwind", checklist="iso10002-2018", profile="quick-check")
    ratings = ("met", "partly_met", "not_met")
    checklist = open_work(bea, line.assessment_id).checklist
    tab.follow(line)
    answered = 0
    for clause in checklist.leaf_clauses:
        assert tab.title == f"{clause.number} {clause.title}"
        for criterion in clause.criteria:
            tab.rate(criterion.id, ratings[answered % 3])
            tab.write(criterion.id, f"Seen for {criterion.id}")
            answered += 1
        tab.look()
        if clause is not checklist.leaf_clauses[-1]:
            tab.click("Next unanswered").look()
    assert answered == 31
    report = gap_report(bea, line.assessment_id)
    assert (report.figures.assessed, report.figures.total) == (31, 31)
    tab.turn_to("reports")
    assert tab.says(report.headline)
    text = "\n".join(
        cell.text
        for table in Document(BytesIO(render_gap_report(report, Format.DOCX).content)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert all(f"Seen for {criterion.id}" in text for criterion in checklist.criteria)
