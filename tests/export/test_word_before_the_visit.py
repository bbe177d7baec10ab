"""The documents handed out before a visit in Word: golden copies, equal bytes, hostile words, sheets of one page."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assessment import resources
from assessment.archive.zipping import unzipped
from assessment.domain.checklist import Checklist
from assessment.export.word import render_template
from assessment.reporting.briefing_sheets import briefing_sheets_of
from assessment.reporting.dress import Dress
from assessment.reporting.report_head import ReportHead
from assessment.reporting.visit import Visit
from tests.domain.works import work_with
from tests.export.plans import INTERNAL
from tests.export.word_examples import texts_of
from tests.golden_documents import check_golden
from tests.reporting.visits import HOSTILE, MAKERS, TODAY, before_visit, planned

ADA = Dress(author="Ada Lovelace, Analytical Engines")
each_document = pytest.mark.parametrize("name", MAKERS)


def made(name: str, checklist: Checklist, visit: Visit | None = None) -> ReportHead:
    return MAKERS[name](before_visit(checklist), ADA, today=TODAY, visit=visit)


def rendered(name: str, report: ReportHead) -> bytes:
    return render_template(resources.templates() / f"{name}.docx", report, title=report.title, author=report.author)


@each_document
def test_the_document_is_the_golden_one(name: str, checklist: Checklist, request: pytest.FixtureRequest) -> None:
    check_golden(rendered(name, made(name, checklist, planned())), f"{name}.docx", request)


def test_the_proposed_timetable_is_the_golden_one(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    name = "interview-timetable"
    check_golden(rendered(name, made(name, checklist)), "interview-timetable-proposed.docx", request)


@each_document
def test_equal_work_gives_equal_bytes(name: str, checklist: Checklist) -> None:
    assert rendered(name, made(name, checklist)) == rendered(name, made(name, checklist))


@each_document
def test_hostile_names_come_out_as_they_were_typed(name: str, checklist: Checklist) -> None:
    content = rendered(name, made(name, checklist, planned()))
    assert HOSTILE in "\n".join(texts_of(content))
    assert Document(BytesIO(content)).core_properties.author == ADA.author
    assert not [part for part in unzipped(content) if "vba" in part.casefold()]


@each_document
def test_no_internal_note_is_in_any_part_of_the_file(name: str, checklist: Checklist) -> None:
    parts = unzipped(rendered(name, made(name, checklist, planned())))
    assert not [part for part, held in parts.items() if INTERNAL.encode() in held]


@each_document
def test_no_tag_is_left_over(name: str, checklist: Checklist, shipped_checklist: Checklist) -> None:
    quick = work_with(shipped_checklist.narrowed(shipped_checklist.profile("quick-check")))
    for work in (work_with(checklist), quick):
        words = "\n".join(texts_of(rendered(name, MAKERS[name](work, ADA, today=TODAY))))
        assert not re.search(r"\{[{%]|[%}]\}", words)
        assert work.organization.name in words


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice counts the pages")
def test_each_briefing_sheet_is_one_page(tmp_path: Path, shipped_checklist: Checklist) -> None:
    report = briefing_sheets_of(work_with(shipped_checklist), ADA, today=TODAY)
    (tmp_path / "sheets.docx").write_bytes(rendered("briefing-sheets", report))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "sheets.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "sheets.pdf").read_bytes()))
    assert pages == len(report.sheets)
