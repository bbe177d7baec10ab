"""The action plan as a workbook: the flat list people work in, then the summary with charts."""

from __future__ import annotations

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.domain.action import ActionState
from assessment.domain.assessment import GapSeverity
from assessment.domain.checklist import Effort
from assessment.export.cells import DATE, GREY, HEADER, HEADER_NUMBER, MIDDLE, NOTE, NUMBER, STRONG, TEXT, Book
from assessment.export.sheets import (
    SPARE_ROWS,
    Column,
    Head,
    colour,
    equals,
    fit_row,
    lines_of,
    make_list,
    offer,
    only_dates,
    place_chart,
    print_on_paper,
    quoted,
    rows_of,
    when,
    write_figures,
    write_head,
    write_section,
    write_sentence,
    write_table,
)
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.breakdowns import TEAL
from assessment.reporting.gap_report import Count
from assessment.wording import label, say

COLUMNS = (
    Column(say("plan.column.clause"), 7.5, lambda row: row.clause),
    Column(say("plan.column.criterion"), 29, lambda row: row.criterion),
    Column(say("plan.column.applicability"), 12, lambda row: row.applicability),
    Column(say("plan.column.current_state"), 10, lambda row: row.current_state),
    Column(say("plan.column.evidence"), 19, lambda row: row.evidence),
    Column(say("plan.column.gap"), 33, lambda row: row.gap),
    Column(say("plan.column.severity"), 10, lambda row: row.severity, MIDDLE),
    Column(say("plan.column.owner"), 14, lambda row: row.owner),
    Column(say("plan.column.action"), 31, lambda row: row.action),
    Column(say("plan.column.effort"), 10, lambda row: row.effort),
    Column(say("plan.column.target_date"), 12, lambda row: row.target_date, DATE),
    Column(say("plan.column.status"), 13, lambda row: row.status, MIDDLE),
    Column(say("plan.column.verification"), 17, lambda row: row.verification),
)
_LETTERS = {column.heading: get_column_letter(place) for place, column in enumerate(COLUMNS, 1)}
_SEVERITY, _EFFORT, _DUE, _STATUS, _VERIFIED = (
    _LETTERS[say(key)]
    for key in (
        "plan.column.severity",
        "plan.column.effort",
        "plan.column.target_date",
        "plan.column.status",
        "plan.column.verification",
    )
)
_SUMMARY_WIDTHS = (36, 10, 3, 34, 11, 11, 13, 11, 11)
_CHARTS_FROM = 4


def action_plan_workbook(plan: ActionPlan) -> bytes:
    """The workbook of a plan: 13 columns with filter, lists and colours first, then the summary."""
    book = Book(plan.look)
    head = Head.of(plan)
    sheet = book.sheet(plan.title, main=True)
    last = write_table(book, sheet, COLUMNS, plan.rows)
    if not plan.rows:
        book.put(sheet, 2, 2, say("report.no_gaps"), NOTE)
    make_list(sheet, len(COLUMNS), last)
    sheet.freeze_panes = "C2"
    _colour(sheet, last + SPARE_ROWS)
    print_on_paper(sheet, head)
    _summary(book, plan, head)
    only_dates(sheet, _DUE, last)
    choices = {_SEVERITY: GapSeverity, _EFFORT: Effort, _STATUS: ActionState}
    offer(book, sheet, {letter: [label(one) for one in kind] for letter, kind in choices.items()}, last)
    return book.saved(title=f"{plan.title}, {plan.organization}", author=plan.author, written=plan.date)


def _colour(sheet: Worksheet, last: int) -> None:
    """Severity, state and overdue dates in colours that never stand alone: the word is in the cell."""
    undone = ",".join(f"${_STATUS}2={quoted(label(one))}" for one in (ActionState.PLANNED, ActionState.STARTED))
    late = f'AND(ISNUMBER(${_DUE}2),${_DUE}2<TODAY(),OR({undone}),${_VERIFIED}2="")'
    colour(sheet, f"{_DUE}2:{_DUE}{last}", [when(late, "F6DDD6", Font(bold=True, color="8A2F1A"))])
    colour_severity(sheet, _SEVERITY, last)
    colour(
        sheet,
        f"{_STATUS}2:{_STATUS}{last}",
        [
            equals(label(ActionState.STARTED), "FBF0D6"),
            equals(label(ActionState.IMPLEMENTED), "E3F0F0"),
            equals(label(ActionState.VERIFIED), "BFDCDE", Font(bold=True, color=TEAL)),
            equals(label(ActionState.CANCELLED), "ECEFEF", Font(strike=True, color=GREY)),
        ],
    )


def colour_severity(sheet: Worksheet, letter: str, last: int) -> None:
    """The words High, Medium and Low of a column on their colours."""
    colour(
        sheet,
        f"{letter}2:{letter}{last}",
        [
            equals(label(GapSeverity.HIGH), "F6DDD6", Font(bold=True, color="8A2F1A")),
            equals(label(GapSeverity.MEDIUM), "FBF0D6"),
            equals(label(GapSeverity.LOW), "E3F0F0"),
        ],
    )


def _summary(book: Book, plan: ActionPlan, head: Head) -> None:
    """Headline and counts on the left, charts on the right with their figures below."""
    sheet = book.sheet(say("workbook.sheet.summary"))
    columns = len(_SUMMARY_WIDTHS)
    for place, width in enumerate(_SUMMARY_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    row = write_head(book, sheet, head, columns=columns)
    row = write_sentence(book, sheet, row, plan.headline, STRONG, columns=columns)
    row = write_sentence(book, sheet, row, plan.standing, NOTE, columns=columns)
    row = write_sentence(book, sheet, row, plan.explanation, NOTE, columns=columns) + 1
    _counts(book, sheet, plan, row)
    _charts(book, sheet, plan, row)
    print_on_paper(sheet, head, upright=True, pages=1)


def _counts(book: Book, sheet: Worksheet, plan: ActionPlan, row: int) -> None:
    tables: tuple[tuple[str, tuple[Count, ...]], ...] = (
        (say("plan.severities"), plan.severities),
        (say("plan.phases"), plan.phases),
        (say("plan.states"), plan.states),
        (say("plan.kinds"), plan.gap_kinds),
        (say("plan.owners"), plan.owners),
    )
    top = row
    for title, counts in tables:
        if counts:
            book.put(sheet, top, 1, title, HEADER)
            book.put(sheet, top, 2, say("workbook.count"), HEADER_NUMBER)
            for line, count in enumerate(counts, top + 1):
                book.put(sheet, line, 1, count.label, TEXT)
                book.put(sheet, line, 2, count.count, NUMBER)
                fit_row(sheet, line, lines_of(count.label, _SUMMARY_WIDTHS[0]))
            top += len(counts) + 2


def _charts(book: Book, sheet: Worksheet, plan: ActionPlan, row: int) -> None:
    if not plan.charts:
        return
    tops = []
    for chart in plan.charts:
        tops.append(row)
        row += rows_of(chart, sheet)
    row = write_section(book, sheet, row, _CHARTS_FROM, say("workbook.sheet.chart_data"))
    for chart, top in zip(plan.charts, tops, strict=True):
        place_chart(book, sheet, chart, (row, _CHARTS_FROM), f"{get_column_letter(_CHARTS_FROM)}{top}")
        row = write_figures(book, sheet, chart, row, _CHARTS_FROM)
