"""The evidence register as a workbook: a row per piece, then how far evidence carries the assessment."""

from __future__ import annotations

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from assessment.domain.coverage import Found
from assessment.export.cells import (
    DATE,
    GREY,
    HEADER,
    HEADER_NUMBER,
    MIDDLE,
    NOTE,
    NUMBER,
    STRONG,
    TEXT,
    Book,
    CellValue,
)
from assessment.export.list_sheet import list_sheet
from assessment.export.sheets import (
    Column,
    Head,
    colour,
    equals,
    fit_row,
    keep_headings,
    print_on_paper,
    set_widths,
    write_head,
    write_section,
    write_sentence,
)
from assessment.export.text_lines import lines_of
from assessment.reporting.evidence_register import BareRow, EvidenceRegister, EvidenceRow, ExpectedRow
from assessment.wording import label, say

_HASH_SHOWN = 16


def _hash(row: EvidenceRow) -> str:
    return row.sha256[:_HASH_SHOWN]


def _criteria(row: EvidenceRow) -> str:
    return ", ".join(row.criteria)


COLUMNS = (
    Column(say("evidence.column.title"), 32, lambda row: row.title),
    Column(say("evidence.column.kind"), 11, lambda row: row.kind),
    Column(say("evidence.column.source"), 14, lambda row: row.source),
    Column(say("evidence.column.reference"), 14, lambda row: row.reference),
    Column(say("evidence.column.period_from"), 11, lambda row: row.period_from, DATE),
    Column(say("evidence.column.period_to"), 11, lambda row: row.period_to, DATE),
    Column(say("evidence.column.collected"), 11, lambda row: row.collected_on, DATE),
    Column(say("evidence.column.collected_by"), 14, lambda row: row.collected_by),
    Column(say("evidence.column.confidentiality"), 13, lambda row: row.confidentiality),
    Column(say("evidence.column.criteria"), 26, _criteria),
    Column(say("evidence.column.stands_for"), 24, lambda row: "; ".join(row.stands_for)),
    Column(say("evidence.column.marks"), 14, lambda row: row.marks),
    Column(say("evidence.column.file"), 18, lambda row: row.file_name),
    Column(say("evidence.column.sha256"), 18, _hash),
    Column(say("evidence.column.note"), 26, lambda row: row.note),
)
_EXPECTED_COLUMNS: tuple[tuple[str, int], ...] = (
    ("coverage.column.number", 7),
    ("coverage.column.title", 46),
    ("coverage.column.sort", 12),
    ("coverage.column.clauses", 16),
    ("coverage.column.found", 12),
    ("coverage.column.evidence", 52),
)
_FOUND = "E"


def evidence_workbook(register: EvidenceRegister) -> bytes:
    """The workbook of a register: the list with a filter first, then the coverage."""
    book = Book(register.look)
    head = Head.of(register)
    list_sheet(book, register.title, COLUMNS, register.rows, head=head, none=say("evidence_report.none"), main=True)
    _coverage(book, register, head)
    return book.saved(title=f"{register.title}, {register.organization}", author=register.author, written=register.date)


def _coverage(book: Book, register: EvidenceRegister, head: Head) -> None:
    """What stands at the top without evidence, and what is usually asked for."""
    sheet = book.sheet(say("coverage.sheet"))
    columns = len(_EXPECTED_COLUMNS)
    set_widths(sheet, [width for _, width in _EXPECTED_COLUMNS])
    row = write_head(book, sheet, head, columns=columns)
    row = write_sentence(book, sheet, row, register.standing, NOTE, columns=columns) + 1
    row = write_section(book, sheet, row, 1, say("coverage.heading.bare"))
    row = write_sentence(book, sheet, row, register.bare_sentence, NOTE, columns=columns)
    for bare in register.bare:
        row = _bare(book, sheet, row, bare)
    if register.expected:
        row = write_section(book, sheet, row + 1, 1, say("coverage.heading.expected"))
        row = write_sentence(book, sheet, row, register.expected_sentence, STRONG, columns=columns)
        row = write_sentence(book, sheet, row, say("coverage.about"), NOTE, columns=columns)
        _expected(book, sheet, row, register.expected)
    print_on_paper(sheet, head)
    keep_headings(sheet, head)


def _bare(book: Book, sheet: Worksheet, row: int, bare: BareRow) -> int:
    """A criterion with its statement across all other columns; returns the next row."""
    book.put(sheet, row, 1, bare.criterion_id, TEXT)
    return write_sentence(book, sheet, row, bare.statement, TEXT, columns=len(_EXPECTED_COLUMNS), first=2)


def _expected(book: Book, sheet: Worksheet, top: int, rows: tuple[ExpectedRow, ...]) -> None:
    for place, (heading, _) in enumerate(_EXPECTED_COLUMNS, 1):
        book.put(sheet, top, place, say(heading), HEADER_NUMBER if place == 1 else HEADER)
    sheet.row_dimensions[top].height = 22
    for line, row in enumerate(rows, top + 1):
        titles = "; ".join(row.evidence)
        values: tuple[CellValue, ...] = (row.number, row.title, row.sort, row.clauses, row.found, titles)
        styles = (NUMBER, TEXT, TEXT, TEXT, MIDDLE, TEXT)
        for place, (value, style) in enumerate(zip(values, styles, strict=True), 1):
            book.put(sheet, line, place, value, style)
        widths = (_EXPECTED_COLUMNS[1][1], _EXPECTED_COLUMNS[5][1])
        fit_row(sheet, line, max(lines_of(row.title, widths[0]), lines_of(titles, widths[1])))
    area = f"{_FOUND}{top + 1}:{_FOUND}{top + len(rows)}"
    colour(
        sheet,
        area,
        [
            equals(label(Found.THERE), "E3F0F0"),
            equals(label(Found.PERHAPS), "FBF0D6"),
            equals(label(Found.NOTHING), "ECEFEF", Font(color=GREY)),
        ],
    )
