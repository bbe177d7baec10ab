"""A workbook whose styles are made once and shared, and whose cells take any text as text, never as a formula."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from lxml import etree  # lxml ships no types
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from assessment.archive.zipping import parts_of, replaced
from assessment.domain.firm import DateFormat
from assessment.export.storable import storable
from assessment.export.streamed import StreamedSheet, streamed_workbook
from assessment.reporting.chart import Chart
from assessment.reporting.look import Logo, Look, rgb
from assessment.wording import say

CellValue = str | int | Decimal | date | None
_Words = tuple[str, str]
"""Name and alternative text of something drawn."""

INK, GREY, LINE, PALE = "0C1F22", "5B6B6D", "D5DFE0", "F3F6F6"
TEXT_LIMIT = 32_767
"""UTF-16 units that a cell holds."""

TITLE, SUBTITLE, STRONG, NOTE, SECTION = (
    f"Report {name}" for name in ("title", "subtitle", "strong", "note", "section")
)
HEADER, HEADER_NUMBER, HEADER_MIDDLE = (f"Report header{end}" for end in ("", " number", " middle"))
TEXT, MIDDLE, NUMBER, COUNT, FIGURE, PERCENT, DATE = (
    f"Report {name}" for name in ("text", "middle", "number", "count", "figure", "percent", "date")
)
CHAPTER, CHAPTER_COUNT, CHAPTER_PERCENT = (f"Report {name}" for name in ("chapter", "chapter count", "chapter percent"))

_PERCENT_FORMAT = '0.0"\N{NO-BREAK SPACE}%"'
_COUNT_FORMAT = '0;-0;"·"'
_FIGURE_FORMAT = "0;;"
"""Behind charts, whose labels follow their cells: no label where there is nothing."""
_DATE_FORMATS = {
    DateFormat.DAY_NAME: "d mmm yyyy",
    DateFormat.DAY_DOTS: "dd.mm.yyyy",
    DateFormat.DAY_SLASHES: "dd/mm/yyyy",
    DateFormat.MONTH_FIRST: "mm/dd/yyyy",
    DateFormat.ISO: "yyyy-mm-dd",
}
_NOTE_ROOM = 200
_PROPERTY_LIMIT = 255
_FRAME = ".//{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr"
_DRAWINGS = "xl/drawings/drawing"
_CORE, _APPLICATION = "docProps/core.xml", "docProps/app.xml"
_MADE_BY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>ISO 10002 toolkit</Application></Properties>"
)
"""A name of our own: where it says Excel, LibreOffice takes rows to be as high as Excel left them."""
_HOSTILE = ("=", "+", "-", "@", "\t", "'")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOST_UNITS_PER_CHARACTER = 2


class Book:
    """A workbook under construction; texts too long for a cell gather on a sheet of their own."""

    def __init__(self, look: Look | None = None) -> None:
        """Begin without a sheet, with all styles in the look of the firm."""
        self.look = look or Look()
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.calculation.fullCalcOnLoad = False  # nothing is reckoned, so closing asks nothing
        for style in _styles(self.look):
            self.workbook.add_named_style(style)
        self._charts: dict[str, list[_Words]] = {}
        self._pictures: dict[str, list[_Words]] = {}
        self._long: list[tuple[str, str, str]] = []
        self._long_rows = 1

    def sheet(self, title: str, *, main: bool = False) -> Worksheet:
        """A new sheet at the end; the `main` one has a tab in the firm's colour."""
        made: Worksheet = self.workbook.create_sheet(title)
        made.sheet_view.showGridLines = False
        if main:
            made.sheet_properties.tabColor = rgb(self.look.colour)
        return made

    def streamed_sheet(self, title: str) -> StreamedSheet:
        """A new sheet at the end for rows beyond number, in the firm's colour; see there for the order of things."""
        made = StreamedSheet(self.workbook, title)
        add: Any = self.workbook
        add._add_sheet(made)  # noqa: SLF001 -- openpyxl has no other way for a sheet of a kind of its own
        made.sheet_view.showGridLines = False
        made.sheet_properties.tabColor = rgb(self.look.colour)
        return made

    def put(self, sheet: Worksheet, row: int, column: int, value: CellValue, style: str) -> None:
        """One cell in a named style; text is never a formula, an error or a number, and is cut where it must be."""
        cell = sheet.cell(row, column)
        cell.style = style
        if not isinstance(value, str):
            cell.value = value
            return
        text = _ESCAPE.sub("_x005F_", storable(value))
        if _is_long(text):
            text = self._cut(sheet, cell.coordinate, text)
            target = f"'{say('workbook.sheet.long')}'!A{self._long_rows - len(_pieces(self._long[-1][2])) + 1}"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_HOSTILE):
            cell.quotePrefix = True

    def describe_chart(self, sheet: Worksheet, chart: Chart) -> None:
        """Name the chart just added to `sheet`, in words for those who cannot see it."""
        self._charts.setdefault(sheet.title, []).append((storable(chart.title), storable(chart.alt)))

    def describe_picture(self, sheet: Worksheet, logo: Logo) -> None:
        """Name the picture just added to `sheet`."""
        self._pictures.setdefault(sheet.title, []).append((storable(logo.alt), storable(logo.alt)))

    def saved(self, *, title: str, author: str, written: date) -> bytes:
        """The workbook as bytes; equal content gives equal bytes."""
        self._write_long_texts()
        moment = datetime.combine(written, time(), UTC).replace(tzinfo=None)
        about = DocumentProperties(
            title=storable(title)[:_PROPERTY_LIMIT],
            creator=storable(author)[:_PROPERTY_LIMIT],
            lastModifiedBy=storable(author)[:_PROPERTY_LIMIT],
            language=say("report.language"),
            created=moment,
            modified=moment,
        )
        self.workbook.properties = about
        buffer = BytesIO()
        streamed_workbook(self.workbook, buffer)
        core: bytes = etree.tostring(
            etree.fromstring(tostring(about.to_tree())), encoding="UTF-8", xml_declaration=True
        )
        drawings = self._described(parts_of(buffer.getvalue(), _DRAWINGS))
        return replaced(buffer.getvalue(), {**drawings, _CORE: core, _APPLICATION: _MADE_BY})

    def _described(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """The drawings with name and alternative text of their charts and pictures, which openpyxl has no place for."""
        drawings = {}
        drawn = ((*self._charts.get(name, ()), *self._pictures.get(name, ())) for name in self.workbook.sheetnames)
        for number, words in enumerate(filter(None, drawn), 1):
            name = f"xl/drawings/drawing{number}.xml"
            tree = etree.fromstring(parts[name])
            for about, (title, alternative) in zip(tree.iterfind(_FRAME), words, strict=True):
                about.set("name", title)
                about.set("descr", alternative)
            drawings[name] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
        return drawings

    def _cut(self, sheet: Worksheet, coordinate: str, text: str) -> str:
        row = self._long_rows + 1
        self._long.append((sheet.title, coordinate, text))
        self._long_rows += len(_pieces(text))
        note = say("workbook.cut", sheet=say("workbook.sheet.long"), row=row)
        return f"{_pieces(text, TEXT_LIMIT - _NOTE_ROOM)[0]}{note}"

    def _write_long_texts(self) -> None:
        if not self._long:
            return
        sheet = self.sheet(say("workbook.sheet.long"))
        headings = (say("workbook.long.where"), say("workbook.long.part"), say("workbook.long.text"))
        for column, (letter, heading, width) in enumerate(zip("ABC", headings, (22, 8, 120), strict=True), 1):
            self.put(sheet, 1, column, heading, HEADER)
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = "A2"
        row = 1
        for name, coordinate, text in self._long:
            for part, piece in enumerate(_pieces(text), 1):
                row += 1
                self.put(sheet, row, 1, f"{name}!{coordinate}", TEXT)
                sheet.cell(row, 1).hyperlink = Hyperlink(ref=f"A{row}", location=f"'{name}'!{coordinate}")
                self.put(sheet, row, 2, part, COUNT)
                self.put(sheet, row, 3, piece, TEXT)


def _is_long(text: str) -> bool:
    return len(text) * _MOST_UNITS_PER_CHARACTER > TEXT_LIMIT and len(text.encode("utf-16-le")) // 2 > TEXT_LIMIT


def _pieces(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """The text in pieces that a cell holds; no character is torn apart."""
    if not _is_long(text):
        return [text]
    pieces, begin, units = [], 0, 0
    for place, character in enumerate(text):
        width = 1 + (ord(character) > 0xFFFF)  # noqa: PLR2004 -- beyond the basic plane
        if units + width > limit:
            pieces.append(text[begin:place])
            begin, units = place, 0
        units += width
    return [*pieces, text[begin:]]


def _styles(look: Look) -> list[NamedStyle]:
    """All styles of our workbooks; the fonts, fills and borders are made here and nowhere else."""
    ink, bold = Font(name="Calibri", size=10, color=INK), Font(name="Calibri", size=10, color=INK, bold=True)
    head = Font(name="Calibri", size=10, color=look.on_colour, bold=True)
    tone, pale = PatternFill("solid", fgColor=rgb(look.colour)), PatternFill("solid", fgColor=PALE)
    under = Border(bottom=Side(style="thin", color=LINE))
    plain, middle = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="center")
    wrap = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
    across = Alignment(wrap_text=True, vertical="top", horizontal="center")
    top = Alignment(vertical="top", horizontal="right", indent=1)
    left = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
    centre = Alignment(wrap_text=True, vertical="center", horizontal="center")
    right = Alignment(wrap_text=True, vertical="center", horizontal="right", indent=1)
    return [
        NamedStyle(TITLE, font=Font(name="Calibri", size=20, color=look.ink, bold=True), alignment=middle),
        NamedStyle(SUBTITLE, font=Font(name="Calibri", size=10, color=GREY), alignment=plain),
        NamedStyle(STRONG, font=Font(name="Calibri", size=12, color=INK, bold=True), alignment=plain),
        NamedStyle(NOTE, font=ink, alignment=plain),
        NamedStyle(SECTION, font=Font(name="Calibri", size=12, color=look.ink, bold=True), alignment=middle),
        NamedStyle(HEADER, font=head, fill=tone, alignment=left),
        NamedStyle(HEADER_NUMBER, font=head, fill=tone, alignment=right),
        NamedStyle(HEADER_MIDDLE, font=head, fill=tone, alignment=centre),
        NamedStyle(TEXT, font=ink, border=under, alignment=wrap),
        NamedStyle(MIDDLE, font=ink, border=under, alignment=across),
        NamedStyle(NUMBER, font=ink, border=under, alignment=top),
        NamedStyle(COUNT, font=ink, border=under, alignment=top, number_format=_COUNT_FORMAT),
        NamedStyle(FIGURE, font=ink, border=under, alignment=top, number_format=_FIGURE_FORMAT),
        NamedStyle(PERCENT, font=ink, border=under, alignment=top, number_format=_PERCENT_FORMAT),
        NamedStyle(DATE, font=ink, border=under, alignment=across, number_format=_DATE_FORMATS[look.date_format]),
        NamedStyle(CHAPTER, font=bold, fill=pale, border=under, alignment=wrap),
        NamedStyle(CHAPTER_COUNT, font=bold, fill=pale, border=under, alignment=top, number_format=_COUNT_FORMAT),
        NamedStyle(CHAPTER_PERCENT, font=bold, fill=pale, border=under, alignment=top, number_format=_PERCENT_FORMAT),
    ]
