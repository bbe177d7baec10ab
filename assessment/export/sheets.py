"""Tables and pages of a workbook: headings, filters, lists to choose from, colours by condition, and how it prints."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Self

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assessment.domain.firm import Paper
from assessment.export.cells import (
    COUNT,
    DATE,
    FIGURE,
    GREY,
    HEADER,
    HEADER_MIDDLE,
    HEADER_NUMBER,
    MIDDLE,
    NUMBER,
    PERCENT,
    SECTION,
    STRONG,
    SUBTITLE,
    TEXT,
    TITLE,
    Book,
    CellValue,
)
from assessment.export.charts import excel_chart, write_chart_data
from assessment.export.storable import storable
from assessment.export.streamed import StreamedSheet
from assessment.export.text_lines import lines_of
from assessment.export.workbook_logo import place_logo
from assessment.reporting.chart import Chart
from assessment.reporting.gap_report import GapReport
from assessment.reporting.look import Look
from assessment.reporting.report_head import ReportHead
from assessment.wording import say

SPARE_ROWS = 200
"""Rows below the last one that take lists and colours too, for what people add by hand."""

_HEADERS = {
    **dict.fromkeys((NUMBER, COUNT, PERCENT), HEADER_NUMBER),
    **dict.fromkeys((MIDDLE, DATE), HEADER_MIDDLE),
}
"""Headings stand as the cells below them do."""

_PAPER = {Paper.A4: 9, Paper.LETTER: 1}
_PAPER_POINTS = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
_SIDE_MARGIN, _END_MARGIN = 0.4, 0.65
"""Inches at the sides of a page, and at its head and foot."""
_INCH = 72
_SURE = 0.92
"""The share of a page that every program fills before it turns to the next."""
_KEPT_BELOW = 2
"""Rows that a heading between tables takes with it: the names of the columns, and one line."""
_EDGE_LIMIT = 100
_LINE_POINTS, _LINE_AIR, _HIGHEST = 12.75, 4, 409
_LARGE, _LARGE_LINE_POINTS = 12, 15.75
"""Of sentences that stand out."""
_ROW_CENTIMETRES, _ROW_POINTS = 0.53, 15
_DIGIT_PIXELS, _EDGE_PIXELS, _PIXEL = 7, 5, 0.75
"""Of a digit in the usual font, and beside the digits of a cell; and a pixel in points."""
_EARLIEST_DATE = "36526"
"""1 January 2000, as a workbook counts days."""


@dataclass(frozen=True)
class Column:
    """One column of a table: heading, width in characters, what stands in it, and how."""

    heading: str
    width: float
    value: Callable[[Any], CellValue]
    style: str = TEXT


@dataclass(frozen=True)
class Head:
    """What a sheet says at its top and on the edges of its printed pages."""

    title: str
    subtitle: str
    organization: str
    author: str
    mark: str
    date: str
    look: Look

    @classmethod
    def of(cls, report: GapReport | ReportHead, *, title: str = "") -> Self:
        """The head of a report; `title` in place of the report's own."""
        return cls(
            title=title or report.title,
            subtitle=report.subtitle,
            organization=report.organization,
            author=report.author,
            mark=f"{report.number} · {report.mark}",
            date=report.look.day(report.date),
            look=report.look,
        )


def write_table(book: Book, sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Any], *, top: int = 1) -> int:
    """Headings at `top` and a line per row below; returns the last row written."""
    set_widths(sheet, [column.width for column in columns])
    for _ in _lines(book, sheet, columns, rows, top=top):
        pass
    return top + len(rows)


def stream_table(book: Book, sheet: StreamedSheet, columns: Sequence[Column], rows: Sequence[Any]) -> int:
    """The same on a sheet whose rows are not kept, its widths and page settled before; returns the last row written."""
    sheet.begin(len(columns), len(rows) + 1)
    sheet.write(_lines(book, sheet, columns, rows, top=1))
    return 1 + len(rows)


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Make the columns as wide as they should be, from the first on."""
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _lines(book: Book, sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Any], *, top: int) -> Iterator[int]:
    """Put down line after line, and give the number of each when it stands."""
    for place, column in enumerate(columns, 1):
        book.put(sheet, top, place, column.heading, _HEADERS.get(column.style, HEADER))
    sheet.row_dimensions[top].height = 30
    yield top
    parts = [(place, column.value, column.style, column.width) for place, column in enumerate(columns, 1)]
    put = book.put
    for line, row in enumerate(rows, top + 1):
        most = 1
        for place, value, style, width in parts:
            content = value(row)
            put(sheet, line, place, content, style)
            if isinstance(content, str):
                most = max(most, lines_of(content, width))
        fit_row(sheet, line, most)
        yield line


class FittedRow(RowDimension):
    """A row with a first height for its text, which the program may still change when the text does."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 -- the name openpyxl asks for
        """Nobody set this height by hand."""
        return False


def fit_row(sheet: Worksheet, row: int, lines: int) -> None:
    """Make a row as high as its lines of text, to begin with."""
    sheet.row_dimensions[row] = FittedRow(sheet, index=row, ht=min(_HIGHEST, lines * _LINE_POINTS + _LINE_AIR))


def make_list(sheet: Worksheet, columns: int, last: int) -> None:
    """A sheet that is one list: heading frozen, repeated on each page, with a filter over it."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{last}"


def offer(book: Book, sheet: Worksheet, choices: Mapping[str, Sequence[str]], last: int, *, after: int = 0) -> None:
    """Lists to choose from, by column letter; their entries stand on a hidden sheet, `after` the columns of another's lists."""
    name = say("workbook.sheet.lists")
    lists = book.workbook[name] if after else book.sheet(name)
    lists.sheet_state = "hidden"
    for place, (letter, entries) in enumerate(choices.items(), after + 1):
        for line, entry in enumerate(entries, 1):
            book.put(lists, line, place, entry, TEXT)
        source = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"'{name}'!${source}$1:${source}${len(entries)}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=say("workbook.list.title"),
            error=say("workbook.list.error"),
        )
        rule.add(f"{letter}2:{letter}{last + SPARE_ROWS}")
        sheet.add_data_validation(rule)


def only_dates(sheet: Worksheet, letter: str, last: int) -> None:
    """A column that takes dates and nothing else."""
    rule = DataValidation(type="date", operator="greaterThan", formula1=_EARLIEST_DATE, allow_blank=True)
    rule.showErrorMessage, rule.error = True, say("workbook.date.error")
    rule.add(f"{letter}2:{letter}{last + SPARE_ROWS}")
    sheet.add_data_validation(rule)


def colour(sheet: Worksheet, area: str, rules: Sequence[Rule]) -> None:
    """Colours by condition over an area."""
    for rule in rules:
        sheet.conditional_formatting.add(area, rule)


def equals(word: str, fill: str, font: Font | None = None) -> Rule:
    """Colours cells that hold exactly this word."""
    style = DifferentialStyle(font=font, fill=PatternFill(bgColor=fill))
    return Rule(type="cellIs", operator="equal", formula=[quoted(word)], dxf=style)


def when(formula: str, fill: str, font: Font | None = None) -> Rule:
    """Colours cells for which the condition holds."""
    style = DifferentialStyle(font=font, fill=PatternFill(bgColor=fill))
    return Rule(type="expression", formula=[formula], dxf=style)


def quoted(word: str) -> str:
    """A word as it stands in a condition."""
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def write_head(book: Book, sheet: Worksheet, head: Head, *, columns: int) -> int:
    """Title, organization and origin over the first columns, the firm's logo on their right; returns the next free row."""
    book.put(sheet, 1, 1, head.title, TITLE)
    sheet.row_dimensions[1].height = 32
    origin = f"{head.date} · {head.author} · {head.mark}"
    row = write_sentence(book, sheet, 2, head.organization, STRONG, columns=columns)
    row = write_sentence(book, sheet, row, head.subtitle, SUBTITLE, columns=columns)
    row = write_sentence(book, sheet, row, origin, SUBTITLE, columns=columns)
    if head.look.firm_logo:
        place_logo(book, sheet, head.look.firm_logo, columns)
    return row + 1


def write_sentence(
    book: Book, sheet: Worksheet, row: int, text: str, style: str, *, columns: int, first: int = 1
) -> int:
    """A sentence across the columns from the `first` on, as high as it needs; returns the next row."""
    book.put(sheet, row, first, text, style)
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=columns)
    width = sum(sheet.column_dimensions[get_column_letter(place)].width for place in range(first, columns + 1))
    if style == STRONG:
        height = lines_of(text, width, points=_LARGE, bold=True, indented=False) * _LARGE_LINE_POINTS
    else:
        height = lines_of(text, width, indented=style == TEXT) * _LINE_POINTS
    sheet.row_dimensions[row].height = min(_HIGHEST, height + _LINE_AIR)
    return row + 1


def write_section(book: Book, sheet: Worksheet, row: int, column: int, text: str) -> int:
    """A heading between tables; returns the next row."""
    book.put(sheet, row, column, text, SECTION)
    sheet.row_dimensions[row].height = 22
    return row + 1


def write_figures(book: Book, sheet: Worksheet, chart: Chart, row: int, column: int) -> int:
    """The table behind a chart with its title in the corner; returns the next free row."""
    write_chart_data(chart, sheet, row, column)
    book.put(sheet, row, column, chart.title, HEADER)
    sheet.row_dimensions[row].height = 30
    for across in range(column + 1, column + 1 + len(chart.series)):
        sheet.cell(row, across).style = HEADER_NUMBER
    figure = PERCENT if chart.unit == "%" else FIGURE
    for line in range(row + 1, row + 1 + len(chart.categories)):
        sheet.cell(line, column).style = TEXT
        for across in range(column + 1, column + 1 + len(chart.series)):
            sheet.cell(line, across).style = figure
    return row + len(chart.categories) + 2


def place_chart(book: Book, sheet: Worksheet, chart: Chart, data: tuple[int, int], at: str, *, width: int = 0) -> None:
    """The native chart over the table at `data` (row, column), its corner on cell `at`."""
    drawn = excel_chart(chart, sheet, *data)
    if width:
        drawn.width = width
    sheet.add_chart(drawn, at)
    book.describe_chart(sheet, chart)


def rows_of(chart: Chart, sheet: Worksheet) -> int:
    """How many rows a chart covers, with one of air."""
    drawn = excel_chart(chart, sheet, 1, 1)
    return math.ceil(drawn.height / _ROW_CENTIMETRES) + 1


def charts_beside(book: Book, sheet: Worksheet, charts: Sequence[Chart], row: int, column: int) -> None:
    """Charts below each other in the column, and below them the tables they draw."""
    if not charts:
        return
    tops = list(accumulate((rows_of(chart, sheet) for chart in charts), initial=row))
    row = write_section(book, sheet, tops[-1], column, say("workbook.sheet.chart_data"))
    for chart, top in zip(charts, tops, strict=False):
        place_chart(book, sheet, chart, (row, column), f"{get_column_letter(column)}{top}")
        row = write_figures(book, sheet, chart, row, column)


def print_on_paper(sheet: Worksheet, head: Head, *, upright: bool = False, pages: int = 0) -> None:
    """The firm's paper, one page wide and `pages` high (0 for as many as it takes); who, what and page number on the edges."""
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
    sheet.page_setup.paperSize = _PAPER[head.look.paper]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = _SIDE_MARGIN
    margins.top = margins.bottom = _END_MARGIN
    margins.header = margins.footer = 0.3
    edges = (
        (sheet.oddHeader, _edge(head.organization), _edge(f"{head.title} · {head.mark}")),
        (sheet.oddFooter, _edge(f"{head.date} · {head.author}"), say("workbook.page", page="&P", pages="&N")),
    )
    for edge, left, right in edges:
        if edge is not None:  # one without text is falsy
            for part, text in ((edge.left, left), (edge.right, right)):
                part.text, part.size, part.color, part.font = text, 8, GREY, "Calibri,Regular"


def keep_headings(sheet: Worksheet, head: Head, *, upright: bool = False) -> None:
    """Start a page before each heading between tables that would stand at the foot of one without what it announces."""
    page, below = _page_points(sheet, head, upright=upright), 0.0
    kept = sheet.row_dimensions  # rows that are asked for are made: those between stay unmade
    heights = [(kept[row].height if row in kept else None) or _ROW_POINTS for row in range(1, sheet.max_row + 1)]
    for row, height in enumerate(heights, 1):
        is_heading = row in kept and sheet.cell(row, 1).style == SECTION
        needed = sum(heights[row - 1 : row + _KEPT_BELOW]) if is_heading else height
        if below + needed > page:
            below = 0.0  # every page is broken here, so that what is reckoned holds for the pages after it as well
            sheet.row_breaks.append(Break(id=row - 1))
        below += height


def _page_points(sheet: Worksheet, head: Head, *, upright: bool) -> float:
    """How high the rows of one page may be together, on a sheet that is made as wide as the paper."""
    width, height = _PAPER_POINTS[head.look.paper] if upright else reversed(_PAPER_POINTS[head.look.paper])
    columns = sum((one.width * _DIGIT_PIXELS + _EDGE_PIXELS) * _PIXEL for one in sheet.column_dimensions.values())
    scale = min(1.0, (width - 2 * _SIDE_MARGIN * _INCH) / columns)
    return _SURE * (height - 2 * _END_MARGIN * _INCH) / scale


def _edge(text: str) -> str:
    """Text for the edge of a page, which takes 255 characters in all and reads “&” as a command."""
    short = text if len(text) <= _EDGE_LIMIT else f"{text[: _EDGE_LIMIT - 1]}…"
    return storable(short).replace("\n", " ").replace("&", "&&")
