"""The register of nonconformities as a workbook: register, actions, and the summary with charts; 50,000 rows stream."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.domain.action import ActionState, Purpose
from assessment.domain.checklist import Effort
from assessment.domain.nonconformity import CLOSED_STATES, NonconformityState
from assessment.domain.nonconformity_rules import Lateness
from assessment.export.cells import COUNT, DATE, HEADER, HEADER_NUMBER, MIDDLE, NOTE, NUMBER, STRONG, TEXT, Book
from assessment.export.sheets import (
    SPARE_ROWS,
    Column,
    Head,
    charts_beside,
    colour,
    equals,
    fit_row,
    make_list,
    offer,
    only_dates,
    print_on_paper,
    quoted,
    set_widths,
    stream_table,
    write_head,
    write_sentence,
)
from assessment.export.state_colours import AMBER, colour_action_states, colour_late, gravely, is_undone, well
from assessment.export.streamed import StreamedSheet
from assessment.export.text_lines import lines_of
from assessment.reporting.nonconformity_report import NonconformityReport
from assessment.wording import label, say

REGISTER = (
    Column(say("case.column.number"), 10, lambda row: row.number),
    Column(say("case.column.grade"), 18, lambda row: row.grade),
    Column(say("case.column.state"), 18, lambda row: row.state),
    Column(say("case.column.source"), 18, lambda row: row.source),
    Column(say("case.column.clause"), 8, lambda row: row.clause),
    Column(say("case.column.statement"), 42, lambda row: row.statement),
    Column(say("case.column.raised_on"), 13, lambda row: row.raised_on, DATE),
    Column(say("case.column.due"), 13, lambda row: row.due, DATE),
    Column(say("case.column.lateness"), 11, lambda row: row.lateness, MIDDLE),
    Column(say("case.column.days_open"), 9, lambda row: row.days_open, COUNT),
    Column(say("case.column.closed_on"), 13, lambda row: row.closed_on, DATE),
    Column(say("case.column.responsible"), 18, lambda row: row.responsible),
    Column(say("case.column.cause"), 34, lambda row: row.cause),
    Column(say("case.column.cause_code"), 16, lambda row: row.cause_code),
    Column(say("case.column.next_step"), 24, lambda row: row.next_step),
    Column(say("case.column.extensions"), 9, lambda row: row.extensions, COUNT),
)
ACTIONS = (
    Column(say("case.column.for"), 10, lambda row: row.number),
    Column(say("case.column.purpose"), 16, lambda row: row.purpose, MIDDLE),
    Column(say("case.column.action"), 46, lambda row: row.text),
    Column(say("case.column.owner"), 18, lambda row: row.owner),
    Column(say("case.column.effort"), 14, lambda row: row.effort),
    Column(say("case.column.due"), 13, lambda row: row.due, DATE),
    Column(say("case.column.state"), 13, lambda row: row.state, MIDDLE),
    Column(say("case.column.started_on"), 13, lambda row: row.started_on, DATE),
    Column(say("case.column.implemented_on"), 13, lambda row: row.implemented_on, DATE),
    Column(say("case.column.verification"), 22, lambda row: row.verification),
    Column(say("case.column.progress"), 34, lambda row: row.progress),
    Column(say("case.column.extensions"), 9, lambda row: row.postponed, COUNT),
)
_SUMMARY_WIDTHS = (36, 12, 14, 14, 3, 34, 11, 11, 11)
_CHARTS_FROM = 6


def _letter(columns: tuple[Column, ...], key: str) -> str:
    return get_column_letter([column.heading for column in columns].index(say(key)) + 1)


def nonconformity_workbook(report: NonconformityReport) -> bytes:
    """Register, actions and summary; the plan begins with the actions."""
    book, head = Book(report.look), Head.of(report)
    names = [say("case.sheet.register"), say("case.sheet.actions")]
    sheets = {name: book.streamed_sheet(name) for name in (reversed(names) if report.is_plan else names)}
    _register(book, sheets[names[0]], report, head)
    _actions(book, sheets[names[1]], report, head)
    _summary(book, report, head)
    _offer(book, sheets[names[0]], sheets[names[1]], report)
    return book.saved(title=f"{report.title}, {report.organization}", author=report.author, written=report.date)


def _prepared(sheet: StreamedSheet, columns: tuple[Column, ...], rows: int, head: Head) -> None:
    """All that a sheet must know before its first line."""
    set_widths(sheet, [column.width for column in columns])
    print_on_paper(sheet, head)
    make_list(sheet, len(columns), rows + 1)


def _register(book: Book, sheet: StreamedSheet, report: NonconformityReport, head: Head) -> None:
    _prepared(sheet, REGISTER, len(report.rows), head)
    last = stream_table(book, sheet, REGISTER, report.rows) + SPARE_ROWS
    due, state, late = (_letter(REGISTER, f"case.column.{name}") for name in ("due", "state", "lateness"))
    closed = ",".join(f"${state}2={quoted(label(one))}" for one in sorted(CLOSED_STATES))
    colour_late(sheet, due, last, f"NOT(OR({closed}))")
    lateness = [gravely(label(Lateness.OVERDUE)), equals(label(Lateness.DUE_SOON), AMBER)]
    colour(sheet, f"{late}2:{late}{last}", lateness)
    colour(
        sheet,
        f"{state}2:{state}{last}",
        [
            gravely(label(NonconformityState.REOPENED)),
            well(label(NonconformityState.EFFECTIVE)),
            equals(label(NonconformityState.AWAITING_REVIEW), AMBER),
        ],
    )
    only_dates(sheet, due, len(report.rows) + 1)


def _actions(book: Book, sheet: StreamedSheet, report: NonconformityReport, head: Head) -> None:
    _prepared(sheet, ACTIONS, len(report.actions), head)
    last = stream_table(book, sheet, ACTIONS, report.actions) + SPARE_ROWS
    due, state = (_letter(ACTIONS, f"case.column.{name}") for name in ("due", "state"))
    colour_late(sheet, due, last, is_undone(state))
    colour_action_states(sheet, state, last)
    only_dates(sheet, due, len(report.actions) + 1)


def _offer(book: Book, register: Worksheet, actions: Worksheet, report: NonconformityReport) -> None:
    """Lists to choose from, for both sheets on one hidden sheet."""
    owners, grades = list(report.owners), list(report.grades)
    offered = {
        _letter(REGISTER, "case.column.grade"): grades,
        _letter(REGISTER, "case.column.state"): _labels(NonconformityState),
        _letter(REGISTER, "case.column.responsible"): owners,
    }
    for_actions = {
        _letter(ACTIONS, "case.column.purpose"): _labels(Purpose),
        _letter(ACTIONS, "case.column.owner"): owners,
        _letter(ACTIONS, "case.column.effort"): _labels(Effort),
        _letter(ACTIONS, "case.column.state"): _labels(ActionState),
    }
    first = {letter: entries for letter, entries in offered.items() if entries}
    offer(book, register, first, len(report.rows) + 1)
    offer(
        book,
        actions,
        {letter: entries for letter, entries in for_actions.items() if entries},
        len(report.actions) + 1,
        after=len(first),
    )


def _labels(kind: type[Enum]) -> list[str]:
    return [label(one) for one in kind]


def _summary(book: Book, report: NonconformityReport, head: Head) -> None:
    """Headline and figures on the left, charts on the right with their figures below."""
    sheet = book.sheet(say("workbook.sheet.summary"))
    columns = len(_SUMMARY_WIDTHS)
    set_widths(sheet, _SUMMARY_WIDTHS)
    row = write_head(book, sheet, head, columns=columns)
    row = write_sentence(book, sheet, row, report.headline, STRONG, columns=columns)
    row = write_sentence(book, sheet, row, report.standing, NOTE, columns=columns) + 1
    _tables(book, sheet, report, row)
    drawn = [chart for chart in report.charts if chart.categories] if report.rows else []
    charts_beside(book, sheet, drawn, row, _CHARTS_FROM)
    print_on_paper(sheet, head, upright=True, pages=1)


def _tables(book: Book, sheet: Worksheet, report: NonconformityReport, row: int) -> None:
    figures = [(one.label, int(one.text)) for one in report.figures]
    causes = [(one.cause, one.count, one.share) for one in report.causes]
    months = [(one.month, one.raised, one.closed, one.open_at_end) for one in report.months]
    times = [(one.label, one.text) for one in report.times]
    count = say("workbook.count")
    row = _table(book, sheet, row, ("case.column.figure", count), figures)
    row = _table(book, sheet, row, ("case.heading.times", say("case.column.median")), times)
    row = _table(book, sheet, row, ("case.heading.causes", count, say("case.column.share")), causes)
    ends = (say("case.raised"), say("case.closed"), say("case.column.open_at_end"))
    _table(book, sheet, row, ("case.heading.months", *ends), months if report.rows else [])


def _table(
    book: Book, sheet: Worksheet, row: int, heads: tuple[str, ...], lines: Sequence[tuple[str | int, ...]]
) -> int:
    """A small table, the key of its title first among the heads; nothing without lines. Returns the next free row."""
    if not lines:
        return row
    book.put(sheet, row, 1, say(heads[0]), HEADER)
    for place, words in enumerate(heads[1:], 2):
        book.put(sheet, row, place, words, HEADER_NUMBER)
    fit_row(sheet, row, 2)
    for number, line in enumerate(lines, row + 1):
        for place, value in enumerate(line, 1):
            book.put(sheet, number, place, value, TEXT if place == 1 else NUMBER)
        fit_row(sheet, number, lines_of(str(line[0]), _SUMMARY_WIDTHS[0]))
    return row + len(lines) + 2
