"""What people typed stands in Word, Excel and the calendar letter by letter, and no cell is a formula of theirs."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from assessment.services.documents import Format
from assessment.services.engagements import newest_assessment
from assessment.services.reminders import due_calendar, due_items
from assessment.services.report_kinds import KINDS, ReportName
from assessment.services.reports import make_report, render
from tests.spoilt_work import CLOSES, FOUND, MARKUP, OPENS, make_spoilt_demo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessment.services.desk import Desk

LEAST = {  # the blank forms name nobody but the organization, in their headers
    ReportName.GAP_ANALYSIS: 500,
    ReportName.ACTION_PLAN: 100,
    ReportName.EVIDENCE: 100,
}


def in_word(content: bytes) -> Iterator[str]:
    """The paragraphs of a document."""
    from docx import Document
    from docx.oxml.ns import qn

    for paragraph in Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def in_excel(content: bytes) -> Iterator[str]:
    """The texts of all cells; a formula with a typed text in it fails."""
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            assert not (cell.data_type == "f" and OPENS in cell.value), f"{sheet.title} {cell.coordinate}"
            yield cell.value


@pytest.fixture
def spoilt(desk: Desk, sqlite_file: Path, demo_home: Path) -> str:
    """The assessment of the demo with markup in every text."""
    shutil.copy(demo_home / "iso10002.db", sqlite_file)  # so that only the spoiling is left to do
    return newest_assessment(desk, make_spoilt_demo(desk).complete).id


def test_every_text_stands_in_the_documents_as_it_was_typed(desk: Desk, spoilt: str) -> None:
    read = {Format.DOCX: in_word, Format.XLSX: in_excel}
    for name, kind in KINDS.items():
        made = make_report(desk, spoilt, name)
        for form in (form for form in kind.formats if form in read):
            seen = [typed for text in read[form](render(made, form).content) for typed in FOUND.findall(text)]
            assert len(seen) >= LEAST.get(name, 0), f"{name} {form}"
            changed = [typed for typed in seen if not typed.endswith((f"{MARKUP}{CLOSES}", "…"))]
            assert not changed, f"{name} {form}"


def test_every_text_stands_in_the_calendar_as_it_was_typed(desk: Desk, spoilt: str) -> None:
    book = Calendar.from_ical(due_calendar(desk).content)
    told = "\n".join(str(one["description"]) for one in book.walk("VEVENT"))
    items = due_items(desk)
    assert items
    assert not [item.organization for item in items if item.organization not in told]
