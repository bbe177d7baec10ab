"""The templates of an audit are what the build script makes, and use only styles that they define."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from assessment.archive.zipping import unzipped
from assessment.reporting.audit_papers import AuditPaper
from assessment.reporting.audit_report import AuditReport
from templates import build
from templates.look import WIDTH
from tests.golden_documents import W, differences

STALE = "run python -m templates.build --write"
each_template = pytest.mark.parametrize("name", [name for name in build.OTHERS if name.startswith("audit-")])


@each_template
def test_the_shipped_template_is_the_one_the_script_makes(name: str) -> None:
    assert not differences((build.HERE / name).read_bytes(), build.OTHERS[name]()), STALE
    assert build.OTHERS[name]() == build.OTHERS[name]()


@each_template
def test_every_style_that_is_used_is_defined(name: str) -> None:
    content = (build.HERE / name).read_bytes()
    parts = {part: held.decode() for part, held in unzipped(content).items() if part.endswith(".xml")}
    defined = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    used = {style for part in parts.values() for style in re.findall(r'<w:[prt]\w*Style w:val="(\w+)"', part)}
    assert used <= defined


@each_template
def test_every_report_table_repeats_its_header_row_and_fits_the_page(name: str) -> None:
    body = etree.fromstring(unzipped((build.HERE / name).read_bytes())["word/document.xml"])
    for table in body.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']", namespaces={"w": W}):
        assert table.xpath("w:tr[1]/w:trPr/w:tblHeader", namespaces={"w": W})
        widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces={"w": W})]
        assert min(widths) > 0
        assert sum(widths) <= WIDTH


def test_the_readme_lists_every_field() -> None:
    text = build.README.read_text("utf-8")
    for mark, model in ((build.AUDIT, AuditReport), (build.AUDIT_PAPERS, AuditPaper)):
        listed = text.split(mark)[1].split(build.END)[0]
        assert [name for name in model.model_fields if f" {name}" not in listed and f"{name} " not in listed] == []
