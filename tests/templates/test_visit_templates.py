"""The templates of the documents before a visit are current, and every style they use is there."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from assessment.archive.zipping import unzipped
from templates import build
from templates.before_visit import SHEETS
from tests.golden_documents import W, differences

each_template = pytest.mark.parametrize("name", SHEETS)


@each_template
def test_the_shipped_template_is_the_one_the_script_makes(name: str) -> None:
    assert not differences((build.HERE / name).read_bytes(), build.OTHERS[name]()), (
        "run python -m templates.build --write"
    )


@each_template
def test_every_style_that_is_used_is_defined(name: str) -> None:
    parts = {key: part.decode() for key, part in unzipped(build.OTHERS[name]()).items() if key.endswith(".xml")}
    defined = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    used = {style for part in parts.values() for style in re.findall(r'<w:[prt]\w*Style w:val="(\w+)"', part)}
    assert used <= defined


def test_every_style_of_these_documents_is_used_by_one_of_them() -> None:
    bodies = "".join(unzipped(build.OTHERS[name]())["word/document.xml"].decode() for name in SHEETS)
    own = set(re.findall(r'w:styleId="(\w+)"', build.visit_styles()))
    assert {style for style in own if f'w:val="{style}"' not in bodies} == set()


@each_template
def test_every_placeholder_has_a_description_in_the_readme(name: str) -> None:
    listed = build.listed(SHEETS[name].model)
    assert "| None |" not in listed
    assert listed in build.README.read_text("utf-8")


@each_template
def test_every_table_of_lines_repeats_its_header_row(name: str) -> None:
    body = etree.fromstring(unzipped(build.OTHERS[name]())["word/document.xml"])
    for table in body.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']", namespaces={"w": W}):
        assert table.xpath("w:tr[1]/w:trPr/w:tblHeader", namespaces={"w": W})
