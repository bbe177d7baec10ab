"""Charts: one definition gives the same native chart in a workbook and in a Word document, with its figures in it."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessment.archive.zipping import repacked, unzipped
from assessment.export.charts import excel_chart, word_chart, write_chart_data
from assessment.reporting.chart import Chart, ChartKind, Series

C = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
NAMES = ("=1+1", "5 Frame\nwork & <more>", "6 Planning")
BARS = Chart(
    key="chapters",
    kind=ChartKind.BARS,
    title="Score {{ x }} by chapter",
    categories=NAMES,
    series=(Series(name="So far", values=(Decimal("68.4"), None, Decimal(0)), colour="0B6E75"),),
    unit="%",
    maximum=100,
    alt='Bars: "68.4 %", {{ nothing }}, <none>',
)
STACKED = Chart(
    kind=ChartKind.STACKED,
    title="Ratings",
    categories=NAMES,
    series=(
        Series(name="=Met", values=(Decimal(3), Decimal(0), Decimal(12)), colour="0B6E75"),
        Series(name="Not met", values=(Decimal(1), Decimal(2), Decimal(0)), colour="F3F6F6"),
    ),
    alt="Stacked bars",
)


def in_a_workbook(chart: Chart) -> tuple[Worksheet, Any]:
    """The table at C4 of a sheet, and the XML of the chart after a round through a file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data & more"
    write_chart_data(chart, sheet, 4, 3)
    sheet.add_chart(excel_chart(chart, sheet, 4, 3), "H2")
    buffer = BytesIO()
    book.save(buffer)
    part = etree.fromstring(unzipped(buffer.getvalue())["xl/charts/chart1.xml"])
    return load_workbook(BytesIO(buffer.getvalue())).worksheets[0], part


def in_a_document(chart: Chart) -> dict[str, bytes]:
    """The parts of a document that holds the chart."""
    document = Document()
    inline = word_chart(document, chart).replace("<w:drawing>", f"<w:drawing {nsdecls('w')}>")
    document.add_paragraph().add_run()._r.append(parse_xml(inline))
    buffer = BytesIO()
    document.save(buffer)
    return unzipped(repacked(buffer.getvalue()))


def cached(part: Any) -> dict[str, list[str | None]]:
    """The figures by series as the chart itself holds them."""
    found = {}
    for series in part.iterfind(".//c:ser", C):
        points = {int(point.get("idx")): point.findtext("c:v", None, C) for point in series.iterfind("c:val//c:pt", C)}
        count = int(series.find("c:val//c:ptCount", C).get("val"))
        found[series.findtext("c:tx//c:v", None, C)] = [points.get(place) for place in range(count)]
    return found


@pytest.mark.parametrize("chart", [BARS, STACKED], ids=["bars", "stacked"])
def test_the_table_behind_a_chart_holds_its_words_and_figures_and_no_formula(chart: Chart) -> None:
    sheet, _ = in_a_workbook(chart)
    rows = [list(row) for row in sheet.iter_rows(min_row=4, min_col=3, values_only=True)]
    assert rows[0][: 1 + len(chart.series)] == [None, *(series.name for series in chart.series)]
    for place, name in enumerate(chart.categories):
        figures = [series.values[place] for series in chart.series]
        assert rows[1 + place][: 1 + len(figures)] == [name, *(None if one is None else float(one) for one in figures)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("chart", [BARS, STACKED], ids=["bars", "stacked"])
def test_word_and_excel_draw_the_same_bars_from_the_same_figures(chart: Chart) -> None:
    _, workbook = in_a_workbook(chart)
    document = etree.fromstring(in_a_document(chart)["word/charts/chart1.xml"])
    figures = {
        series.name: [None if one is None else str(float(one)) for one in series.values] for series in chart.series
    }
    for part in (workbook, document):
        assert {name: [one and str(float(one)) for one in values] for name, values in cached(part).items()} == figures
        names = [point.text for point in part.iterfind(".//c:ser[1]/c:cat/c:strRef/c:strCache//c:v", {**C})] or [
            point.text for point in part.find(".//c:ser", C).iterfind("c:cat//c:v", C)
        ]
        assert names == list(chart.categories)
        colours = [one.get("val") for one in part.iterfind(".//c:ser/c:spPr/a:solidFill/a:srgbClr", C)]
        assert colours == [series.colour for series in chart.series]


def test_bars_lie_from_the_top_down_on_a_scale_of_their_own_without_lines() -> None:
    for chart in (BARS, STACKED):
        _, part = in_a_workbook(chart)
        value = {path: part.find(f".//c:{path}", C) for path in ("barDir", "grouping", "catAx/c:scaling/c:orientation")}
        assert value["barDir"].get("val") == "bar"
        assert value["grouping"].get("val") == ("stacked" if chart is STACKED else "clustered")
        assert value["catAx/c:scaling/c:orientation"].get("val") == "maxMin"
        assert part.find(".//c:majorGridlines", C) is None
        top = part.find(".//c:valAx/c:scaling/c:max", C)
        assert (top is None) == (chart.maximum is None)
        assert (part.find(".//c:legend", C) is None) == (len(chart.series) == 1)
        assert {one.get("val") for one in part.iterfind(".//c:dLbls/c:showVal", C)} == {"1"}


def test_labels_can_be_read_on_their_colour() -> None:
    _, part = in_a_workbook(STACKED)
    inks = [one.get("val") for one in part.iterfind(".//c:dLbls//a:defRPr/a:solidFill/a:srgbClr", C)]
    assert inks == ["FFFFFF", "0C1F22"]


def test_the_document_carries_the_workbook_of_its_chart_and_its_words_for_those_who_cannot_see_it() -> None:
    parts = in_a_document(BARS)
    sheet = load_workbook(BytesIO(parts["word/embeddings/chart1.xlsx"])).worksheets[0]
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [68.4, None, 0]
    chart = etree.fromstring(parts["word/charts/chart1.xml"])
    link = chart.find("c:externalData", C).get(qn("r:id"))
    links = etree.fromstring(parts["word/charts/_rels/chart1.xml.rels"])
    assert {one.get("Id"): one.get("Target") for one in links}[link] == "../embeddings/chart1.xlsx"
    (about,) = etree.fromstring(parts["word/document.xml"]).iter(qn("wp:docPr"))
    assert about.get("descr") == BARS.alt
    assert b"&#123;" not in parts["word/document.xml"]


def test_equal_charts_give_equal_bytes() -> None:
    assert in_a_document(STACKED) == in_a_document(STACKED)
