"""The template of the comparison is what the build script makes, and uses only styles that it defines."""

from __future__ import annotations

import re

from lxml import etree

from assessment.archive.zipping import unzipped
from assessment.reporting.comparison_report import ComparisonReport
from templates import build
from templates.look import WIDTH
from tests.golden_documents import W, differences

TEMPLATE = build.HERE / "comparison-report.docx"
STALE = "run python -m templates.build --write"


def test_the_shipped_template_is_the_one_the_script_makes() -> None:
    assert not differences(TEMPLATE.read_bytes(), build.comparison_report()), STALE


def test_two_builds_give_the_same_bytes() -> None:
    assert build.comparison_report() == build.comparison_report()


def test_every_style_that_is_used_is_defined() -> None:
    parts = {name: part.decode() for name, part in unzipped(TEMPLATE.read_bytes()).items() if name.endswith(".xml")}
    defined = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    used = {name for part in parts.values() for name in re.findall(r'<w:[prt]\w*Style w:val="(\w+)"', part)}
    assert used <= defined


def test_every_report_table_repeats_its_header_row_and_fits_the_page() -> None:
    body = etree.fromstring(unzipped(TEMPLATE.read_bytes())["word/document.xml"])
    tables = body.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']", namespaces={"w": W})
    assert tables
    for table in tables:
        assert table.xpath("w:tr[1]/w:trPr/w:tblHeader", namespaces={"w": W})
        widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces={"w": W})]
        assert min(widths) > 0
        assert sum(widths) <= WIDTH


def test_the_readme_lists_every_field_of_the_report() -> None:
    listed = build.README.read_text("utf-8").split(build.COMPARISON)[1]
    assert [
        name for name in ComparisonReport.model_fields if f" {name}" not in listed and f"{name} " not in listed
    ] == []
