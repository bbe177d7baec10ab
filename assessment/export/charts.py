"""Native charts from one definition: a chart for a workbook, and the same chart with its own data for a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, NewType
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from lxml import etree  # lxml ships no types
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import Series as DrawnSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from assessment.archive.zipping import unzipped, zipped
from assessment.export.storable import storable
from assessment.reporting.chart import Chart, ChartKind, Series

InlineXml = NewType("InlineXml", str)
"""A drawing for a run of text; the parts it points to are in the document already."""

INK, LINE = "0C1F22", "B9C6C7"
PERCENT, COUNT = '0.0"\N{NO-BREAK SPACE}%"', "0;;"
"""How figures are written in labels: one decimal with its sign; counts without the zeros."""
WIDTH, MOST = 16.0, 22.0
"""Centimetres across when nothing else is said, and the most either way."""
TITLE, BAR, SLIM_BAR, LEGEND, MARGIN = 1.0, 0.85, 0.54, 0.8, 0.1
"""Centimetres for what stands in a chart; bars are slim in Word, where a page has many other things."""
LEAST = 3.8
"""Centimetres down: in lower charts LibreOffice breaks “87.5 %” into two lines."""
LABELS = 0.36
"""Share of the width that the labels of the categories get."""

_EMU = 360_000
_SHEET = "Data"
_DARK, _PALE = 140, 230
_CORE = "docProps/core.xml"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NO_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def write_chart_data(chart: Chart, sheet: Worksheet, row: int, column: int) -> None:
    """The table behind a chart, its empty corner at `row` and `column`: categories down, series across; no text is a formula."""
    for place, series in enumerate(chart.series, column + 1):
        _write_text(sheet, row, place, series.name)
        for line, value in enumerate(series.values, row + 1):
            cell = sheet.cell(line, place, value)
            cell.number_format = _number_format(chart)
    for line, category in enumerate(chart.categories, row + 1):
        _write_text(sheet, line, column, category)


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column, storable(text))
    cell.data_type = "s"  # a leading “=” is text, too


def excel_chart(chart: Chart, values: Worksheet, row: int, column: int) -> BarChart:
    """The chart over the table that `write_chart_data` wrote at `row` and `column`; the caller anchors it."""
    drawn = _drawn(chart, values, row, column)
    drawn.title = _title(chart.title, drawn.height)
    return drawn


def _drawn(
    chart: Chart, values: Worksheet, row: int, column: int, *, above: float = TITLE, bar: float = BAR
) -> BarChart:
    """The chart without its title, with `above` centimetres left free for it."""
    drawn = BarChart()
    drawn.type = "bar"
    drawn.grouping, drawn.overlap = ("stacked", 100) if chart.kind is ChartKind.STACKED else ("clustered", 0)
    drawn.gapWidth = 45
    drawn.width, drawn.height = WIDTH, _height(chart, above, bar)  # type: ignore[assignment]  # the stubs take whole ones
    drawn.roundedCorners = False
    drawn.legend = _legend() if len(chart.series) > 1 else None
    drawn.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    drawn.layout = _plot_area(chart, drawn.height, above)
    _set_axes(drawn, chart)
    last = row + len(chart.categories)
    names = _text_reference(Reference(values, column, row + 1, column, last), chart.categories)
    for place, series in enumerate(chart.series):
        across = column + 1 + place
        one = DrawnSeries(idx=place, order=place)
        one.tx = SeriesLabel(strRef=_text_reference(Reference(values, across, row), [series.name]))
        one.cat = AxDataSource(strRef=names)
        figures = Reference(values, across, row + 1, across, last)
        one.val = NumDataSource(numRef=_number_reference(figures, series, chart))
        _dress(one, series, chart)
        drawn.series.append(one)
    return drawn


def word_chart(document: Any, chart: Chart) -> InlineXml:
    """The chart as a drawing for a run of `document` (python-docx), its data in parts of their own; the text around it has the title."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 -- a new workbook has one
    sheet.title = _SHEET
    sheet.column_dimensions["A"].width = 40
    write_chart_data(chart, sheet, 1, 1)
    drawn = _drawn(chart, sheet, 1, 1, above=MARGIN, bar=SLIM_BAR)
    package = document.part.package
    data = _part(package, "/word/embeddings/chart%d.xlsx", _SPREADSHEET, _workbook(book))
    part = _part(package, "/word/charts/chart%d.xml", CONTENT_TYPE.DML_CHART, b"")
    part._blob = _chart_space(drawn, part.relate_to(data, RELATIONSHIP_TYPE.PACKAGE))  # noqa: SLF001 -- it names its own link
    width = min(document.sections[0].page_width.cm - _margins(document), MOST)
    height = drawn.height * max(1.0, width / drawn.width)
    return _inline(chart, document.part.relate_to(part, RELATIONSHIP_TYPE.CHART), width, height)


def _number_format(chart: Chart) -> str:
    return PERCENT if chart.unit == "%" else COUNT


def _height(chart: Chart, above: float, bar: float) -> float:
    """Centimetres for title, bars and legend."""
    side_by_side = len(chart.series) if chart.kind is ChartKind.BARS else 1
    return min(MOST, max(LEAST, round(above + bar * len(chart.categories) * side_by_side + _below(chart), 2)))


def _below(chart: Chart) -> float:
    return LEGEND if len(chart.series) > 1 else MARGIN


def _plot_area(chart: Chart, height: float, above: float) -> Layout:
    """Where the bars stand: under the title, right of the labels, above the legend; the same in every chart of a page."""
    top, foot = above / height, _below(chart) / height
    return _layout(LABELS, top, width=0.98 - LABELS - 0.08 * (chart.unit == "%"), height=1 - top - foot, inner=True)


def _layout(
    x: float, y: float, *, width: float | None = None, height: float | None = None, inner: bool = False
) -> Layout:
    """A place in shares of the chart."""
    place = ManualLayout(
        layoutTarget="inner" if inner else None,
        xMode="edge",
        yMode="edge",
        x=round(x, 4),
        y=round(y, 4),
        w=None if width is None else round(width, 4),
        h=None if height is None else round(height, 4),
    )
    return Layout(manualLayout=place)


def _letters(points: float, colour: str = INK, *, bold: bool = False) -> CharacterProperties:
    letters = CharacterProperties(sz=int(points * 100), b=bold, solidFill=colour)
    letters.latin = Font(typeface="+mn-lt")
    return letters


def _rich(points: float, colour: str = INK, *, bold: bool = False) -> RichText:
    properties = ParagraphProperties(defRPr=_letters(points, colour, bold=bold))
    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=properties, endParaRPr=CharacterProperties())])


def _title(words: str, height: float) -> Title:
    run = RegularTextRun(rPr=_letters(11, bold=True), t=storable(words))
    paragraph = Paragraph(pPr=ParagraphProperties(algn="l", defRPr=_letters(11, bold=True)), r=[run])
    text = RichText(bodyPr=RichTextProperties(), p=[paragraph])
    return Title(tx=Text(rich=text), overlay=False, layout=_layout(0.004, 0.1 / height))


def _legend() -> Legend:
    return Legend(legendPos="b", overlay=False, txPr=_rich(9))


def _set_axes(drawn: BarChart, chart: Chart) -> None:
    """Categories from the top down; no scale and no lines across, since every bar carries its figure."""
    names, scale = drawn.x_axis, drawn.y_axis
    names.delete = False
    names.scaling.orientation = "maxMin"
    names.majorTickMark = names.minorTickMark = "none"
    names.tickLblPos = "low"
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE, w=9525))
    names.txPr = _rich(9)
    scale.delete, scale.axPos = True, "b"
    scale.majorGridlines = None
    scale.scaling.min = 0
    if chart.maximum is not None:
        scale.scaling.max = chart.maximum


def _dress(one: DrawnSeries, series: Series, chart: Chart) -> None:
    """Colour and labels: beside single bars, inside stacked ones in what can be read on their colour."""
    outline = (
        LineProperties(solidFill=LINE, w=6350) if _brightness(series.colour) > _PALE else LineProperties(noFill=True)
    )
    one.spPr = GraphicalProperties(solidFill=series.colour, ln=outline)
    one.invertIfNegative = False
    inside = chart.kind is ChartKind.STACKED
    labels = DataLabelList(
        numFmt=_number_format(chart),
        txPr=_rich(9, _readable(series.colour) if inside else INK),
        dLblPos="ctr" if inside else "outEnd",
    )
    labels.showVal = True
    labels.showLegendKey = labels.showCatName = labels.showSerName = labels.showPercent = labels.showBubbleSize = False
    one.dLbls = labels


def _readable(colour: str) -> str:
    """White on dark colours, ink on light ones."""
    return "FFFFFF" if _brightness(colour) < _DARK else INK


def _brightness(colour: str) -> float:
    """From 0 for black to 255 for white, as the eye weighs the three."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _text_reference(cells: Reference, texts: Sequence[str]) -> StrRef:
    points = [StrVal(idx=place, v=storable(text)) for place, text in enumerate(texts)]
    return StrRef(f=str(cells), strCache=StrData(ptCount=len(points), pt=points))


def _number_reference(cells: Reference, series: Series, chart: Chart) -> NumRef:
    points = [NumVal(idx=place, v=value) for place, value in enumerate(series.values) if value is not None]
    cache = NumData(formatCode=_number_format(chart), ptCount=len(series.values), pt=points)
    return NumRef(f=str(cells), numCache=cache)


def _part(package: Any, name: str, kind: str, content: bytes) -> Part:
    return Part(package.next_partname(name), kind, content, package)


def _workbook(book: Workbook) -> bytes:
    """The file without the moment it was made."""
    buffer = BytesIO()
    book.save(buffer)
    return zipped({**unzipped(buffer.getvalue()), _CORE: _NO_CORE})


def _chart_space(drawn: Any, data: str) -> bytes:
    """The chart's own part; openpyxl knows no link to a workbook beside the chart."""
    tree = etree.fromstring(tostring(drawn._write()))  # noqa: SLF001 -- the one way to its XML
    link = etree.SubElement(
        tree, qn("c:externalData"), {qn("r:id"): data}, nsmap={"r": etree.QName(qn("r:id")).namespace}
    )
    etree.SubElement(link, qn("c:autoUpdate"), val="0")
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _margins(document: Any) -> float:
    section = document.sections[0]
    return float(section.left_margin.cm + section.right_margin.cm + section.gutter.cm)


def _inline(chart: Chart, link: str, width: float, height: float) -> InlineXml:
    """The drawing; ids are given out again when the document is whole."""
    name, words = (_attribute(text) for text in (chart.title, chart.alt))
    return InlineXml(
        f'<w:drawing><wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU:.0f}" cy="{height * _EMU:.0f}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name={name} descr={words}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{etree.QName(qn("c:chart")).namespace}"><c:chart r:id="{link}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _attribute(text: str) -> str:
    """A quoted attribute; braces as references, since docxtpl reads braces again."""
    return quoteattr(storable(text), {"{": "&#123;", "}": "&#125;"})
