"""Where a criterion was assessed: saved as fields of the answer, and the score cut by site, process and unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from openpyxl import load_workbook

from assessment.domain.errors import NotFound
from assessment.domain.organization import Process, Site
from assessment.reporting.gap_report import ScoreRow
from assessment.services.answers import AnswerConflict, Field, save_answer
from assessment.services.desk import Desk
from assessment.services.interviews import InterviewPlan, hold_interview, plan_interview
from assessment.services.observations import DocumentSeen, Seen, record_document, record_observation
from assessment.services.places import ProcessEntry, SiteEntry, add_process, add_site
from assessment.services.reports import Format, ReportName, gap_report, make_report, render
from assessment.services.work import open_work


@pytest.fixture
def engagement(desk: Desk, assessment_id: str) -> str:
    """The engagement of the assessment."""
    return open_work(desk, assessment_id).engagement.id


@pytest.fixture
def leeds(desk: Desk, engagement: str) -> Site:
    """One of two sites."""
    add_site(desk, engagement, SiteEntry(name="York"))
    return add_site(desk, engagement, SiteEntry(name="Leeds"))


@pytest.fixture
def returns(desk: Desk, engagement: str) -> Process:
    """A process."""
    return add_process(desk, engagement, ProcessEntry(name="Returns"))


def save(desk: Desk, assessment_id: str, criterion_id: str, field: Field, value: Any, *, shown: Any = None) -> None:
    save_answer(desk, assessment_id, criterion_id, field, shown=shown, value=value)


@pytest.fixture
def located(desk: Desk, assessment_id: str, leeds: Site, returns: Process) -> str:
    """Two criteria assessed in Leeds, one of them about returns and in team B; a third is located but not assessed."""
    for criterion, rating in (("7.1-1", "met"), ("7.1-2", "not_met")):
        save(desk, assessment_id, criterion, Field.RATING, rating)
        save(desk, assessment_id, criterion, Field.SITE, leeds.id)
    save(desk, assessment_id, "7.1-2", Field.PROCESS, returns.id)
    save(desk, assessment_id, "7.1-2", Field.UNIT, "Team B", shown="")
    save(desk, assessment_id, "7.2-1", Field.SITE, leeds.id)
    return assessment_id


def test_site_process_and_unit_are_saved_one_by_one(desk: Desk, located: str, leeds: Site, returns: Process) -> None:
    result = open_work(desk, located).results["7.1-2"]
    assert (result.site_id, result.process_id, result.unit) == (leeds.id, returns.id, "Team B")
    save(desk, located, "7.1-2", Field.SITE, None, shown=leeds.id)
    result = open_work(desk, located).results["7.1-2"]
    assert (result.site_id, result.process_id, result.unit) == (None, returns.id, "Team B")


def test_a_site_that_somebody_else_chose_is_not_overwritten(
    desk: Desk, colleague: Desk, located: str, leeds: Site
) -> None:
    save(colleague, located, "7.1-1", Field.UNIT, "Team C", shown="")
    with pytest.raises(AnswerConflict):
        save(desk, located, "7.1-1", Field.UNIT, "Team D", shown="")
    save(desk, located, "7.1-1", Field.SITE, None, shown=leeds.id)  # another field of the same answer


@pytest.mark.parametrize("field", [Field.SITE, Field.PROCESS, Field.RESPONSIBLE])
def test_what_the_engagement_does_not_have_is_refused(field: Field, desk: Desk, assessment_id: str) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        save(desk, assessment_id, "7.1-1", field, "nowhere")


def test_the_score_is_cut_by_place_with_the_one_formula(desk: Desk, located: str) -> None:
    report = gap_report(desk, located)

    def cut(rows: tuple[ScoreRow, ...]) -> list[tuple[str, str, Decimal | None, int]]:
        return [(row.title, row.assessed, row.bar, row.gaps) for row in rows]

    work = open_work(desk, located)
    both = work.score(tuple(work.checklist.criterion(key) for key in ("7.1-1", "7.1-2")))
    assert cut(report.by_site) == [("Leeds", "2 of 2", both.percent, 1)]
    assert cut(report.by_process) == [("Returns", "1 of 1", Decimal(0), 1)]
    assert cut(report.by_unit) == [("Team B", "1 of 1", Decimal(0), 1)]


def test_without_places_the_report_says_nothing_about_them(desk: Desk, assessment_id: str, leeds: Site) -> None:
    save(desk, assessment_id, "7.1-1", Field.RATING, "met")
    report = gap_report(desk, assessment_id)
    assert (report.by_site, report.by_process, report.by_unit, report.observations) == ((), (), (), ())
    sheet = load_workbook(
        BytesIO(render(make_report(desk, assessment_id, ReportName.READINESS), Format.XLSX).content)
    ).worksheets[0]
    assert not {"By site", "By process", "By unit"} & {cell.value for cell in sheet["A"]}


def test_data_excel_and_word_say_the_same_about_places_and_fieldwork(desk: Desk, engagement: str, located: str) -> None:
    held = plan_interview(desk, engagement, InterviewPlan(person="Grace Hopper", role="Complaints manager"))
    hold_interview(desk, held.id, date(2026, 11, 20), seen=held.revision)
    record_observation(desk, engagement, Seen(subject="A call taken", on=date(2026, 11, 20)))
    record_document(desk, engagement, DocumentSeen(title="Complaints policy", version="3", on=date(2026, 11, 20)))
    report = gap_report(desk, located)
    sheet = load_workbook(
        BytesIO(render(make_report(desk, located, ReportName.READINESS), Format.XLSX).content)
    ).worksheets[0]
    cells = {row[1]: row[2:5] for row in sheet.iter_rows(max_col=5, values_only=True) if row[1]}
    for row in (*report.by_site, *report.by_process, *report.by_unit):
        assert cells[row.title][0] == row.assessed
        assert Decimal(str(cells[row.title][1])) == row.bar
    word = WordDocument(BytesIO(render(make_report(desk, located, ReportName.GAP_ANALYSIS), Format.DOCX).content))
    paragraphs = word.element.body.iter(qn("w:p"))
    said = {"".join(run.text or "" for run in paragraph.iter(qn("w:t"))) for paragraph in paragraphs}
    for words in (*report.people, *report.observations, *report.documents, "Score by site", "Leeds · Returns · Team B"):
        assert words in said, words
    assert next(
        entry.where for clause in report.annex for entry in clause.entries if entry.criterion_id == "7.1-1"
    ) == ("Leeds")
