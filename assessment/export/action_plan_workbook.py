"""The action plan as a workbook: the flat list people work in, then the summary with charts."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.domain.action import ActionState
from assessment.domain.assessment import GapSeverity
from assessment.domain.checklist import Effort
from assessment.export.cells import DATE, HEADER, HEADER_NUMBER, MIDDLE, NOTE, NUMBER, STRONG, TEXT, Book
from assessment.export.list_sheet import list_sheet
from assessment.export.sheets import (
    SPARE_ROWS,
    Column,
    Head,
    charts_beside,
    fit_row,
    offer,
    only_dates,
    print_on_paper,
    set_widths,
    write_head,
    write_sentence,
)
from assessment.export.state_colours import colour_action_states, colour_late, colour_severity, is_undone
from assessment.export.text_lines import lines_of
from assessment.reporting.action_plan import ActionPlan
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
    sheet = list_sheet(book, plan.title, COLUMNS, plan.rows, head=head, none=say("report.no_gaps"), kept=2, main=True)
    last = 1 + len(plan.rows)
    _colour(sheet, last + SPARE_ROWS)
    _summary(book, plan, head)
    only_dates(sheet, _DUE, last)
    choices = {_SEVERITY: GapSeverity, _EFFORT: Effort, _STATUS: ActionState}
    offer(book, sheet, {letter: [label(one) for one in kind] for letter, kind in choices.items()}, last)
    return book.saved(title=f"{plan.title}, {plan.organization}", author=plan.author, written=plan.date)


def _colour(sheet: Worksheet, last: int) -> None:
    """Severity, state, and the dates that have passed before the work was done and verified."""
    colour_late(sheet, _DUE, last, is_undone(_STATUS), f'${_VERIFIED}2=""')
    colour_severity(sheet, _SEVERITY, last)
    colour_action_states(sheet, _STATUS, last)


def _summary(book: Book, plan: ActionPlan, head: Head) -> None:
    """Headline and counts on the left, charts on the right with their figures below."""
    sheet = book.sheet(say("workbook.sheet.summary"))
    columns = len(_SUMMARY_WIDTHS)
    set_widths(sheet, _SUMMARY_WIDTHS)
    row = write_head(book, sheet, head, columns=columns)
    row = write_sentence(book, sheet, row, plan.headline, STRONG, columns=columns)
    row = write_sentence(book, sheet, row, plan.standing, NOTE, columns=columns)
    row = write_sentence(book, sheet, row, plan.explanation, NOTE, columns=columns) + 1
    _counts(book, sheet, plan, row)
    charts_beside(book, sheet, plan.charts, row, _CHARTS_FROM)
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
