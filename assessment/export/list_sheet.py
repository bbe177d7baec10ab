"""A sheet that is one list: headings, a line per row, a filter, the first columns kept in sight, and how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.export.cells import NOTE, Book
from assessment.export.sheets import Column, Head, make_list, print_on_paper, write_table


def list_sheet(
    book: Book,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Any],
    *,
    head: Head,
    none: str = "",
    kept: int = 1,
    main: bool = False,
) -> Worksheet:
    """The list on a sheet at the end, its first `kept` columns always in sight; without rows the sentence `none`."""
    sheet = book.sheet(title, main=main)
    last = write_table(book, sheet, columns, rows)
    if not rows and none:
        book.put(sheet, 2, kept, none, NOTE)
    make_list(sheet, len(columns), last)
    sheet.freeze_panes = f"{get_column_letter(kept + 1)}2"
    print_on_paper(sheet, head)
    return sheet
