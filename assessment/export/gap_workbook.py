"""The gap report as a workbook: the summary in words, the readiness, one row per gap, one row per criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessment.export.cells import MIDDLE, NOTE, STRONG, Book
from assessment.export.list_sheet import list_sheet
from assessment.export.readiness_workbook import readiness_sheet
from assessment.export.sheets import (
    SPARE_ROWS,
    Column,
    Head,
    keep_headings,
    print_on_paper,
    set_widths,
    write_head,
    write_section,
    write_sentence,
)
from assessment.export.state_colours import colour_severity
from assessment.reporting.gap_report import AnnexEntry, GapEntry, GapReport
from assessment.wording import say

_SUMMARY_WIDTHS = (14, 46, 46)

GAPS = (
    Column(say("report.column.gap"), 9, lambda gap: gap.criterion_id),
    Column(say("report.column.criterion"), 28, lambda gap: gap.statement),
    Column(say("gap_workbook.state"), 14, lambda gap: gap.closed or say("gap_workbook.open")),
    Column(say("report.column.severity"), 10, lambda gap: gap.severity, MIDDLE),
    Column(say("gap_workbook.priority"), 9, lambda gap: gap.priority, MIDDLE),
    Column(say("report.column.rating"), 10, lambda gap: gap.rating),
    Column(say("report.gap.kind"), 11, lambda gap: gap.kind),
    Column(say("report.gap.found"), 32, lambda gap: gap.found),
    Column(say("report.gap.risk"), 24, lambda gap: gap.risk),
    Column(say("gap_workbook.probably"), 15, lambda gap: "" if gap.closed else gap.probably),
    Column(say("report.gap.action"), 28, lambda gap: gap.action),
    Column(say("report.gap.owner"), 13, lambda gap: gap.owner),
    Column(say("gap_workbook.phase"), 12, lambda gap: gap.phase),
    Column(say("gap_workbook.due"), 12, lambda gap: gap.due, MIDDLE),
    Column(say("report.column.state"), 12, lambda gap: gap.state, MIDDLE),
    Column(say("report.gap.judgement"), 15, lambda gap: gap.judgement),
)
_SEVERITY = "D"


@dataclass(frozen=True)
class _Line:
    """A criterion of the annex with its clause."""

    clause: str
    entry: AnnexEntry


CRITERIA = (
    Column(say("report.column.clause"), 22, lambda line: line.clause),
    Column(say("report.column.criterion"), 10, lambda line: line.entry.criterion_id),
    Column(say("checklist.column.statement"), 38, lambda line: line.entry.statement),
    Column(say("report.column.rating"), 13, lambda line: line.entry.rating),
    Column(say("report.column.found"), 44, lambda line: line.entry.found),
    Column(say("report.column.evidence"), 30, lambda line: line.entry.evidence),
    Column(say("gap_workbook.where"), 16, lambda line: line.entry.where),
    Column(say("checklist.column.mark"), 10, lambda line: line.entry.mark),
)


def gap_workbook(report: GapReport) -> bytes:
    """The workbook of a gap report."""
    book = Book(report.look)
    _summary(book, report)
    readiness_sheet(book, report, say("gap_workbook.readiness"))
    head, none = Head.of(report), say("report.no_gaps")
    gaps = list_sheet(book, say("gap_workbook.gaps"), GAPS, report.gaps, head=head, none=none, kept=2)
    colour_severity(gaps, _SEVERITY, 1 + len(report.gaps) + SPARE_ROWS)
    lines = [_Line(f"{clause.number} {clause.title}", entry) for clause in report.annex for entry in clause.entries]
    list_sheet(book, say("gap_workbook.criteria"), CRITERIA, lines, head=head, none=none, kept=2)
    return book.saved(title=f"{report.title}, {report.organization}", author=report.author, written=report.date)


def _summary(book: Book, report: GapReport) -> None:
    """What a managing director reads, and what the report cannot say."""
    head, columns = Head.of(report), len(_SUMMARY_WIDTHS)
    sheet = book.sheet(say("gap_workbook.summary"), main=True)
    set_widths(sheet, _SUMMARY_WIDTHS)
    row = write_head(book, sheet, head, columns=columns)
    for text, style in ((report.verdict, STRONG), (report.headline, STRONG), (report.explanation, NOTE)):
        row = write_sentence(book, sheet, row, text, style, columns=columns)
    row = write_sentence(book, sheet, row + 1, report.summary, NOTE, columns=columns) + 1
    for heading, sentences in _parts(report):
        if sentences:
            row = write_section(book, sheet, row, 1, heading)
            for sentence in sentences:
                row = write_sentence(book, sheet, row, sentence, NOTE, columns=columns)
            row += 1
    print_on_paper(sheet, head, upright=True)
    keep_headings(sheet, head, upright=True)


def _parts(report: GapReport) -> Iterator[tuple[str, Sequence[str]]]:
    """The headings of the summary with their sentences."""
    yield say("report.heading.strengths"), report.strengths
    yield say("report.heading.gravest"), [_in_one_line(gap) for gap in report.gravest]
    yield say("report.heading.next_steps"), report.next_steps
    comments = report.chapter_comments
    yield say("report.heading.chapters"), [f"{one.number} {one.title}: {one.text}" for one in comments]
    excluded = report.excluded
    yield say("report.heading.excluded"), [f"{one.criterion_id} {one.statement} {one.reason}" for one in excluded]
    yield say("report.heading.limits"), report.limits
    yield "", [one for one in (report.look.disclaimer, report.journal) if one]


def _in_one_line(gap: GapEntry) -> str:
    return f"{gap.criterion_id} ({gap.severity}) {gap.statement} {gap.risk}"
