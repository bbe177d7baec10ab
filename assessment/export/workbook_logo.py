"""A logo on a sheet: at the right end of the head, within a box, its shape kept."""

from __future__ import annotations

from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessment.export.cells import Book
from assessment.reporting.look import Logo, fitted

BOX = (180, 64)
"""Pixels."""
_TOP = 6
_CHARACTER, _EDGE = 7, 5
"""Pixels of a digit in the usual font, and beside the digits of a cell."""
_EMU = 9_525
"""In a pixel."""


def place_logo(book: Book, sheet: Worksheet, logo: Logo, columns: int) -> None:
    """Put the logo over the head of a sheet, its right edge at the end of the first `columns` columns."""
    width, height = fitted(logo, BOX)
    widths = [
        int(sheet.column_dimensions[get_column_letter(place)].width * _CHARACTER) + _EDGE
        for place in range(1, columns + 1)
    ]
    left = max(0, sum(widths) - width)
    column = 0
    while column < columns - 1 and left >= widths[column]:
        left -= widths[column]
        column += 1
    drawn = Image(BytesIO(logo.content))
    drawn.anchor = OneCellAnchor(
        _from=AnchorMarker(col=column, colOff=left * _EMU, row=0, rowOff=_TOP * _EMU),
        ext=XDRPositiveSize2D(width * _EMU, height * _EMU),
    )
    sheet.add_image(drawn)
    book.describe_picture(sheet, logo)
