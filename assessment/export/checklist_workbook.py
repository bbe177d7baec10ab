"""The checklist as a workbook: one row per criterion, to work in on screen or to fill in on paper."""

from __future__ import annotations

from assessment.export.cells import HEADER, NOTE, STRONG, TEXT, Book
from assessment.export.list_sheet import list_sheet
from assessment.export.sheets import (
    Column,
    Head,
    offer,
    print_on_paper,
    set_widths,
    write_head,
    write_sentence,
)
from assessment.reporting.checklist_report import ChecklistReport, ChecklistRow
from assessment.wording import say


def _clause(row: ChecklistRow) -> str:
    return f"{row.clause} {row.clause_title}"


COLUMNS = (
    Column(say("checklist.column.clause"), 16, _clause),
    Column(say("checklist.column.criterion"), 10, lambda row: row.criterion_id),
    Column(say("checklist.column.statement"), 32, lambda row: row.statement),
    Column(say("checklist.column.force"), 16, lambda row: row.force),
    Column(say("checklist.column.question"), 32, lambda row: row.question),
    Column(say("checklist.column.rating"), 12, lambda row: row.rating),
    Column(say("checklist.column.kind"), 12, lambda row: row.kind),
    Column(say("checklist.column.rationale"), 34, lambda row: row.rationale),
    Column(say("checklist.column.evidence"), 21, lambda row: row.evidence),
    Column(say("checklist.column.responsible"), 14, lambda row: row.responsible),
    Column(say("checklist.column.mark"), 9, lambda row: row.mark),
)
_RATING, _KIND = "F", "G"
_ABOUT_WIDTHS = (28, 90)


def checklist_workbook(report: ChecklistReport) -> bytes:
    """The workbook of a checklist: the list first, then what it is and how the score is reckoned."""
    book = Book(report.look)
    head = Head.of(report)
    sheet = list_sheet(book, report.title, COLUMNS, report.rows, head=head, kept=2, main=True)
    _about(book, report, head)
    offer(book, sheet, {_RATING: report.ratings, _KIND: report.kinds}, 1 + len(report.rows))
    return book.saved(title=f"{report.title}, {report.organization}", author=report.author, written=report.date)


def _about(book: Book, report: ChecklistReport, head: Head) -> None:
    sheet = book.sheet(say("checklist.about"))
    columns = len(_ABOUT_WIDTHS)
    set_widths(sheet, _ABOUT_WIDTHS)
    row = write_head(book, sheet, head, columns=columns)
    row = write_sentence(book, sheet, row, report.headline, STRONG, columns=columns)
    for sentence in (report.explanation, report.checklist, report.formula, report.wording_note):
        row = write_sentence(book, sheet, row, sentence, NOTE, columns=columns)
    row += 1
    for title, words in (
        (say("checklist.column.rating"), report.ratings),
        (say("checklist.column.kind"), report.kinds),
    ):
        book.put(sheet, row, 1, title, HEADER)
        for line, word in enumerate(words, row + 1):
            book.put(sheet, line, 1, word, TEXT)
        row += len(words) + 2
    print_on_paper(sheet, head)
