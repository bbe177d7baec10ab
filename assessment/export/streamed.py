"""A sheet of any length in a workbook: its rows go to a temporary file as they come, so that none stays in memory."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


class StreamedSheet(Worksheet):
    """A sheet whose lines are written once, in order: settings of the sheet first, then the lines, then what stands below."""

    def begin(self, columns: int, lines: int) -> None:
        """Write what stands above the first line; views, widths and page must be settled by now."""
        self._size = f"A1:{get_column_letter(columns)}{lines}"
        self._line: list[Cell] = []
        self.writer = WorksheetWriter(self)
        self.writer.write_top()

    def calculate_dimension(self) -> str:
        """The area of all lines, known before they are written."""
        return self._size

    def cell(self, row: int, column: int, value: Any = None) -> Cell:
        """A new cell of the line that is being written; no line is kept."""
        made = Cell(self, row=row, column=column, value=value)
        self._line.append(made)
        return made

    def write(self, lines: Iterable[int]) -> None:
        """Take the cells that `lines` makes on its way, and write each line when the next one begins."""
        out: Any = self.writer.xf.send(True)
        with out.element("sheetData"):
            for number in lines:
                self.writer.write_row(out, self._line, number)
                self._line = []
                self.row_dimensions.pop(number, None)
        self.writer.xf.send(None)

    def end(self) -> WorksheetWriter:
        """Write what stands below the lines and close the file."""
        self.writer.write_tail()
        self.writer.close()
        return self.writer


class _StreamingWriter(ExcelWriter):
    """Puts streamed sheets into the file as they lie on disk, and all others as ever."""

    _archive: ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """One sheet into the file."""
        if not hasattr(ws, "end"):
            super().write_worksheet(ws)
            return
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 -- as openpyxl does for every sheet
        writer: Any = ws.end()
        ws._rels = writer._rels  # noqa: SLF001 -- as above
        self._archive.write(writer.out, ws.path[1:])
        self.manifest.append(ws)
        writer.cleanup()


def streamed_workbook(workbook: Workbook, out: BytesIO) -> None:
    """Save a workbook that may hold streamed sheets."""
    _StreamingWriter(workbook, ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True)).save()
