"""What lies in templates/ is what its build script makes, and it is what the README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from assessment.archive.zipping import unzipped
from assessment.domain.checklist import Checklist
from assessment.reporting.gap_report_of import gap_report_of
from templates import build
from templates.gap_report import SECTIONS
from tests.export.word_examples import ADA, TODAY, told_work
from tests.golden_documents import W, differences

STALE = "run python -m templates.build --write"


def test_the_shipped_template_is_the_one_the_script_makes() -> None:
    assert not differences(build.TEMPLATE.read_bytes(), build.gap_report()), STALE


def test_two_builds_give_the_same_bytes() -> None:
    assert build.gap_report() == build.gap_report()


def test_the_readme_lists_the_placeholders_of_the_report_model() -> None:
    text = build.README.read_text("utf-8")
    assert build.readme(text) == text, STALE


def test_every_placeholder_in_the_list_has_a_description() -> None:
    assert "| None |" not in build.placeholders()


def test_the_readme_names_each_chart_and_logo_of_the_report(checklist: Checklist) -> None:
    report = gap_report_of(told_work(checklist), ADA, today=TODAY)
    charts = [f"chart_{chart.key}" for chart in report.charts]
    assert list(build.DRAWINGS) == [*charts, "logo_firm", "logo_client"]
    assert all(f"`{{{{ {name} }}}}`" in build.placeholders() for name in build.DRAWINGS)


def test_the_check_names_what_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "TEMPLATE", tmp_path / "gap-report.docx")
    assert build.main(["--check"]) == 1
    assert "templates/gap-report.docx is out of date: run python -m templates.build --write" in capsys.readouterr().out
    build.TEMPLATE.write_bytes(build.gap_report())
    assert build.main(["--check"]) == 0


def test_every_style_that_is_used_is_defined_and_every_defined_one_is_used() -> None:
    parts = {
        name: part.decode() for name, part in unzipped(build.TEMPLATE.read_bytes()).items() if name.endswith(".xml")
    }
    defined = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    based = set(re.findall(r'w:(?:basedOn|next) w:val="(\w+)"', parts["word/styles.xml"]))
    used = {name for part in parts.values() for name in re.findall(r'<w:[prt]\w*Style w:val="(\w+)"', part)}
    assert used <= defined
    assert defined - used - based <= {"Header"}, "Header waits for people who put a logo there"


def test_headings_are_real_and_the_contents_link_to_each_of_them() -> None:
    body = etree.fromstring(unzipped(build.TEMPLATE.read_bytes())["word/document.xml"])
    path = {"w": W}
    marks = body.xpath("//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:bookmarkStart/@w:name", namespaces=path)
    once = list(dict.fromkeys(marks))  # some headings stand twice in the template: on a page of their own, or not
    assert once == body.xpath("//w:hyperlink/@w:anchor", namespaces=path)
    assert len(once) == len(SECTIONS)


def test_every_report_table_repeats_its_header_row() -> None:
    body = etree.fromstring(unzipped(build.TEMPLATE.read_bytes())["word/document.xml"])
    tables = body.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']", namespaces={"w": W})
    assert tables
    for table in tables:
        assert table.xpath("w:tr[1]/w:trPr/w:tblHeader", namespaces={"w": W})
