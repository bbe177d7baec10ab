"""Report and papers of an audit in Word and Excel: golden copies, equal bytes, hostile words, nothing left over."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from assessment import resources
from assessment.archive.zipping import unzipped
from assessment.domain.audit_file import AuditFile
from assessment.domain.checklist import Checklist
from assessment.export.audit_workbook import audit_workbook, plan_workbook
from assessment.export.word import render_template
from assessment.reporting.audit_papers import AuditPaper, PaperName
from assessment.reporting.audit_papers_of import audit_paper_of
from assessment.reporting.report_head import ReportHead
from tests.domain.audit_files import audit_file
from tests.export.word_examples import texts_of
from tests.golden_documents import check_golden
from tests.reporting.audits import (
    ADA,
    HOSTILE,
    INTERNAL,
    TODAY,
    background,
    earlier_audit,
    report_of,
    signed,
    the_audit,
    told_audit,
)

each_paper = pytest.mark.parametrize("name", PaperName)


def rendered(template: str, report: ReportHead) -> bytes:
    return render_template(resources.templates() / f"{template}.docx", report, title=report.title, author=report.author)


def paper(file: AuditFile, name: PaperName) -> AuditPaper:
    return audit_paper_of(file, ADA, background(), today=TODAY, name=name)


def words_of(content: bytes) -> str:
    return "\n".join(texts_of(content))


def test_the_report_is_the_golden_one(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    report = report_of(told_audit(checklist, **signed(the_audit())), earlier_audit(checklist))
    check_golden(rendered("audit-report", report), "audit-report.docx", request)


def test_the_plan_is_the_golden_one(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    plan = paper(told_audit(checklist), PaperName.PLAN)
    check_golden(rendered("audit-plan", plan), "audit-plan.docx", request)


def test_the_workbook_is_the_golden_one(checklist: Checklist, request: pytest.FixtureRequest) -> None:
    check_golden(audit_workbook(report_of(told_audit(checklist))), "audit-report.xlsx", request)


def test_hostile_words_come_out_as_they_were_typed(checklist: Checklist) -> None:
    report = report_of(told_audit(checklist, hostile=HOSTILE))
    content = rendered("audit-report", report)
    assert HOSTILE in words_of(content)
    cells = [cell for row in load_workbook(BytesIO(audit_workbook(report)))["Findings"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == HOSTILE] == ["s"]


@each_paper
def test_hostile_names_come_out_in_every_paper(name: PaperName, checklist: Checklist) -> None:
    file = told_audit(checklist, audit=the_audit(title=HOSTILE))
    assert HOSTILE in words_of(rendered(name.value, paper(file, name)))


@each_paper
def test_a_paper_of_an_audit_with_nothing_in_it_has_no_tag_left(name: PaperName, checklist: Checklist) -> None:
    for file in (audit_file(checklist, team=(), people={}), told_audit(checklist)):
        content = rendered(name.value, paper(file, name))
        assert not re.search(r"\{[{%]|[%}]\}", words_of(content))
        assert content == rendered(name.value, paper(file, name))


def test_an_empty_report_is_a_clear_draft_without_tags(checklist: Checklist) -> None:
    report = report_of(audit_file(checklist, team=(), people={}))
    said = words_of(rendered("audit-report", report))
    assert "DRAFT, not signed off" in said
    assert "This is a draft." in said
    assert not re.search(r"\{[{%]|[%}]\}", said)
    assert load_workbook(BytesIO(audit_workbook(report))).sheetnames[:3] == ["Audit", "Findings", "Evidence"]


def test_no_internal_note_is_in_any_part(checklist: Checklist) -> None:
    report = report_of(told_audit(checklist))
    for content in (rendered("audit-report", report), audit_workbook(report)):
        assert not [part for part, held in unzipped(content).items() if INTERNAL.encode() in held]


def test_each_member_of_the_team_has_a_declaration(checklist: Checklist) -> None:
    body = Document(BytesIO(rendered("audit-declaration", paper(told_audit(checklist), PaperName.DECLARATION))))
    titles = [one.text for one in body.paragraphs if one.text == "Declaration of independence and confidentiality"]
    assert len(titles) == len(told_audit(checklist).team)


def test_the_lists_of_the_workbook_filter_and_repeat_their_heads(checklist: Checklist) -> None:
    book = load_workbook(BytesIO(audit_workbook(report_of(told_audit(checklist)))))
    for name in ("Findings", "Evidence"):
        assert book[name].auto_filter.ref
        assert book[name].print_title_rows == "$1:$1"
    assert book["Findings"].data_validations.dataValidation
    assert len(book["Statistics"]._charts) == 1


def test_the_timetable_holds_every_activity(checklist: Checklist) -> None:
    book = load_workbook(BytesIO(plan_workbook(paper(told_audit(checklist), PaperName.PLAN))))
    assert book.worksheets[0].max_row == 1 + len(told_audit(checklist).plan)
