"""The checklist in Word: the golden copy, equal bytes, hostile words, an empty and a long one."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document

from assessment import resources
from assessment.archive.zipping import unzipped
from assessment.domain.checklist import Checklist
from assessment.export.word import render_template
from assessment.reporting.checklist_report_of import checklist_report_of
from templates import build
from tests.export.plans import DRESS, INTERNAL, TODAY, all_not_applicable, with_gaps, work_on
from tests.export.word_examples import texts_of
from tests.golden_documents import check_golden, differences

HOSTILE = "=cmd|'/c calc'!A1 {{ 7 * 7 }} <b>&amp; \N{RIGHT-TO-LEFT OVERRIDE}مرحبا"
TEMPLATE = resources.templates() / "checklist.docx"


def rendered(work: object) -> bytes:
    report = checklist_report_of(work, DRESS, today=TODAY)  # type: ignore[arg-type]
    return render_template(TEMPLATE, report, title=report.title, author=report.author)


def test_the_shipped_template_is_the_one_the_script_makes() -> None:
    assert not differences(TEMPLATE.read_bytes(), build.checklist()), "run python -m templates.build --write"


def test_the_document_is_the_golden_one(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    check_golden(rendered(with_gaps(checklist)), "checklist.docx", request)


def test_equal_work_gives_equal_bytes(checklist: Checklist) -> None:
    assert rendered(with_gaps(checklist)) == rendered(with_gaps(checklist))


def test_what_people_typed_comes_out_as_they_typed_it(checklist: Checklist) -> None:
    said = texts_of(rendered(with_gaps(checklist, HOSTILE)))
    assert sum(HOSTILE in line for line in said) >= 4


@pytest.mark.parametrize("work_of", [work_on, all_not_applicable, with_gaps])
def test_no_tag_and_no_internal_note_is_left(work_of: object, checklist: Checklist) -> None:
    content = rendered(work_of(checklist))  # type: ignore[operator]
    assert not re.search(r"\{[{%]|[%}]\}", "\n".join(texts_of(content)))
    assert not [part for part, held in unzipped(content).items() if INTERNAL.encode() in held]


def test_nothing_assessed_is_a_sheet_to_fill_in_on_paper(shipped_checklist: Checklist) -> None:
    rows = Document(BytesIO(rendered(work_on(shipped_checklist)))).tables[-1].rows
    criteria = [row.cells[1].text for row in rows if row.cells[0].text != row.cells[1].text][1:]
    assert len(criteria) == len(shipped_checklist.criteria)
    assert all(words.count("☐") == len(shipped_checklist.head.scale) + 1 for words in criteria)
