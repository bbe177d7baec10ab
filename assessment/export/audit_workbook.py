"""The audit report as a workbook: findings, evidence, statistics; and the audit plan as a timetable."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from assessment.export.audit_sheet import audit_sheet
from assessment.export.cells import (
    CHAPTER,
    CHAPTER_COUNT,
    CHAPTER_PERCENT,
    COUNT,
    HEADER,
    HEADER_NUMBER,
    NOTE,
    NUMBER,
    PERCENT,
    STRONG,
    TEXT,
    Book,
    CellValue,
)
from assessment.export.list_sheet import list_sheet
from assessment.export.sheets import (
    Column,
    Head,
    fit_row,
    offer,
    place_chart,
    print_on_paper,
    rows_of,
    set_widths,
    write_figures,
    write_head,
    write_section,
    write_sentence,
)
from assessment.export.text_lines import lines_of
from assessment.reporting.audit_papers import AuditPaper
from assessment.reporting.audit_report import ActivityLine, AuditReport, Spread
from assessment.wording import say


def _heading(name: str) -> str:
    return say(f"audit_report.column.{name}")


FINDINGS: tuple[Column, ...] = (
    Column(_heading("number"), 8, lambda one: one.number),
    Column(_heading("grade"), 18, lambda one: one.grade),
    Column(_heading("clause"), 22, lambda one: one.clause),
    Column(_heading("criterion"), 9, lambda one: one.criterion_id),
    Column(_heading("where"), 16, lambda one: one.where),
    Column(_heading("requirement"), 34, lambda one: one.requirement),
    Column(_heading("statement"), 40, lambda one: one.statement),
    Column(_heading("evidence"), 34, lambda one: one.evidence),
    Column(_heading("document"), 22, lambda one: one.document),
    Column(_heading("position"), 22, lambda one: one.position),
    Column(_heading("diverging"), 26, lambda one: one.diverging_opinion),
)
_CAUSES: tuple[Column, ...] = (
    Column(_heading("cause"), 26, lambda one: one.cause),
    Column(_heading("effect"), 26, lambda one: one.effect),
    Column(_heading("agreed_action"), 26, lambda one: one.agreed_action),
)
_RECOMMENDED = Column(_heading("recommendation"), 26, lambda one: one.recommendation)
EVIDENCE: tuple[Column, ...] = (
    Column(_heading("number"), 9, lambda one: one.number),
    Column(_heading("evidence"), 40, lambda one: one.title),
    Column(_heading("kind"), 13, lambda one: one.kind),
    Column(_heading("source"), 26, lambda one: one.source),
    Column(_heading("period"), 20, lambda one: one.period),
    Column(_heading("collected"), 24, lambda one: one.collected),
    Column(_heading("confidentiality"), 15, lambda one: one.confidentiality),
    Column(_heading("used"), 26, lambda one: one.used),
)
_WIDTHS = (44, *(15,) * 7, 10)
"""The sheet of statistics: a title, up to seven grades, and all of them."""
_CHART_CENTIMETRES = 26


def audit_workbook(report: AuditReport) -> bytes:
    """Findings and evidence as lists; for the whole report the audit itself before, statistics and a chart after."""
    book, head = Book(report.look), Head.of(report)
    if "audit" in report.sections:
        audit_sheet(book, report, head)
    _findings(book, report, head)
    list_sheet(
        book,
        say("audit_report.sheet.evidence"),
        EVIDENCE,
        report.evidence,
        head=head,
        none=say("audit_report.no_evidence"),
    )
    if "results" in report.sections:
        _statistics(book, report, head)
    return book.saved(title=f"{report.title}, {report.organization}", author=report.author, written=report.date)


def plan_workbook(paper: AuditPaper) -> bytes:
    """The timetable of an audit as one list."""
    book, head = Book(paper.look), Head.of(paper)
    columns = (
        Column(say("report.column.date"), 14, lambda one: one.day),
        Column(_heading("when"), 14, lambda one: one.time),
        Column(_heading("what"), 36, lambda one: one.title),
        Column(_heading("kind"), 18, lambda one: one.kind),
        Column(_heading("where"), 28, lambda one: one.place),
        Column(_heading("clause"), 18, lambda one: one.clauses),
        Column(say("audit_papers.column.auditors"), 24, lambda one: one.auditors),
        Column(say("audit_papers.column.met"), 28, lambda one: one.interviewees),
    )
    lines: list[ActivityLine] = [line for day in paper.days for line in day.activities]
    list_sheet(book, paper.title, columns, lines, head=head, none=say("audit_papers.no_activity"), main=True)
    return book.saved(title=f"{paper.title}, {paper.organization}", author=paper.author, written=paper.date)


def _findings(book: Book, report: AuditReport, head: Head) -> None:
    """One finding a line, with the lists to choose grade and position from."""
    columns = FINDINGS
    if any(one.cause or one.effect or one.agreed_action for one in report.findings):
        columns = (*columns, *_CAUSES)
    if any(one.recommendation for one in report.findings):
        columns = (*columns, _RECOMMENDED)
    title = say("audit_report.sheet.findings")
    sheet = list_sheet(
        book, title, columns, report.findings, head=head, none=say("audit_report.no_findings"), main=True
    )
    if report.grades:
        offer(book, sheet, {"B": report.grades}, 1 + len(report.findings))


def _statistics(book: Book, report: AuditReport, head: Head) -> None:
    """How far the criteria are met, findings by grade, clause, site and process, and the chart."""
    sheet = book.sheet(say("audit_report.sheet.statistics"))
    set_widths(sheet, _WIDTHS)
    columns = 5
    row = write_head(book, sheet, head, columns=columns)
    for text, style in (
        (report.opinion, STRONG),
        (report.met, NOTE),
        (report.met_counts, NOTE),
        (report.findings_sentence, NOTE),
    ):
        row = write_sentence(book, sheet, row, text, style, columns=columns)
    row = _grades(book, sheet, report, row + 1)
    if report.findings:
        (chart,) = report.charts
        data = row + rows_of(chart, sheet)
        place_chart(book, sheet, chart, (data, 1), f"A{row}", width=_CHART_CENTIMETRES)
        row = write_figures(book, sheet, chart, data, 1)
    row = _scores(book, sheet, report, row)
    for name, head_word, spreads in (
        ("by_clause", "clause", report.by_clause),
        ("by_site", "site", report.by_site),
        ("by_process", "process", report.by_process),
    ):
        if spreads:
            row = write_section(book, sheet, row, 1, say(f"audit_report.heading.{name}"))
            row = _spreads(book, sheet, row, head_word, grades=report.grades, spreads=spreads)
    print_on_paper(sheet, head, upright=True)


def _line(book: Book, sheet: Worksheet, row: int, values: Sequence[CellValue], styles: Sequence[str]) -> int:
    """Cells side by side; returns the next row."""
    for place, (value, style) in enumerate(zip(values, styles, strict=True), 1):
        book.put(sheet, row, place, value, style)
    if styles[0] == HEADER:
        sheet.row_dimensions[row].height = 30
    else:
        fit_row(sheet, row, lines_of(str(values[0]), _WIDTHS[0]))
    return row + 1


def _grades(book: Book, sheet: Worksheet, report: AuditReport, row: int) -> int:
    row = write_section(book, sheet, row, 1, say("audit_report.heading.grades"))
    heads = [_heading(name) for name in ("grade", "now", "then")]
    row = _line(book, sheet, row, heads, (HEADER, HEADER_NUMBER, HEADER_NUMBER))
    for one in report.grade_counts:
        row = _line(book, sheet, row, (one.label, one.now, one.then), (TEXT, COUNT, NUMBER))
    return row + 1


def _scores(book: Book, sheet: Worksheet, report: AuditReport, row: int) -> int:
    """How far the criteria are met, by clause; returns the next free row."""
    if not report.rows:
        return row
    row = write_section(book, sheet, row, 1, say("audit_report.heading.criteria_met"))
    heads = [say(f"report.column.{name}") for name in ("clause", "assessed", "score", "gaps")]
    row = _line(book, sheet, row, heads, (HEADER, *(HEADER_NUMBER,) * 3))
    for one in report.rows:
        figure: Decimal | str = one.percent if one.bar is None else one.bar
        styles = (
            (CHAPTER, CHAPTER_COUNT, CHAPTER_PERCENT, CHAPTER_COUNT)
            if one.is_chapter
            else (TEXT, NUMBER, PERCENT, COUNT)
        )
        row = _line(book, sheet, row, (f"{one.number} {one.title}", one.assessed, figure, one.gaps), styles)
    return row + 1


def _spreads(
    book: Book, sheet: Worksheet, row: int, head: str, *, grades: Sequence[str], spreads: Sequence[Spread]
) -> int:
    """Findings by grade for each clause, site or process; returns the next free row."""
    heads = (_heading(head), *grades, _heading("total"))
    row = _line(book, sheet, row, heads, (HEADER, *(HEADER_NUMBER,) * (len(heads) - 1)))
    for one in spreads:
        row = _line(book, sheet, row, (one.title, *one.counts, one.total), (TEXT, *(COUNT,) * (len(grades) + 1)))
    return row + 1
