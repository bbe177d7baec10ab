"""The index of an evidence pack as a workbook: what is in it with hashes, what is not and why, and the clauses."""

from __future__ import annotations

from assessment.export.cells import NUMBER, Book
from assessment.export.list_sheet import list_sheet
from assessment.export.sheets import Column, Head
from assessment.reporting.evidence_pack import EvidencePack
from assessment.wording import say

_SHARED = (
    Column(say("pack.column.number"), 9, lambda row: row.number),
    Column(say("pack.column.title"), 34, lambda row: row.title),
    Column(say("pack.column.kind"), 12, lambda row: row.kind),
    Column(say("pack.column.period"), 16, lambda row: row.period),
    Column(say("pack.column.criteria"), 22, lambda row: row.criteria),
)
PACKED = (
    *_SHARED,
    Column(say("pack.column.file"), 44, lambda row: row.file),
    Column(say("pack.column.size"), 11, lambda row: row.size, NUMBER),
    Column(say("pack.column.sha256"), 36, lambda row: row.sha256),
)
ABSENT = (
    *_SHARED,
    Column(say("pack.column.reference"), 30, lambda row: row.reference),
    Column(say("pack.column.absence"), 30, lambda row: row.absence),
)
CLAUSES = (
    Column(say("pack.column.clause"), 9, lambda row: row.clause),
    Column(say("pack.column.clause_title"), 34, lambda row: row.title),
    Column(say("pack.column.evidence"), 80, lambda row: row.evidence),
)


def evidence_pack_workbook(pack: EvidencePack) -> bytes:
    """The workbook of an index; equal packs give equal bytes."""
    book, head = Book(pack.look), Head.of(pack)
    for sheet, columns, rows, kept in (
        ("pack.sheet.packed", PACKED, pack.packed, 2),
        ("pack.sheet.absent", ABSENT, pack.absent, 2),
        ("pack.sheet.clauses", CLAUSES, pack.clauses, 1),
    ):
        none, is_first = say(f"{sheet}.none"), columns is PACKED
        list_sheet(book, say(sheet), columns, rows, head=head, none=none, kept=kept, main=is_first)
    return book.saved(title=f"{pack.title}, {pack.organization}", author=pack.author, written=pack.date)
