"""Every document of the demo, and every template, is as Word and Excel want it: order, numbers, links, headings, prints."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assessment import resources
from assessment.archive.zipping import unzipped, zipped
from assessment.domain.actor import Actor
from assessment.domain.audit import Audit
from assessment.domain.management_review import ManagementReview
from assessment.domain.nonconformity import Nonconformity
from assessment.services.assessments import assess_again
from assessment.services.audit_documents import (
    AuditDocument,
    audit_formats,
    make_audit_documents,
    render_audit_document,
)
from assessment.services.comparisons import comparison, render_comparison
from assessment.services.demo import COMPLETE, IN_PROGRESS
from assessment.services.desk import Desk
from assessment.services.documents import Document, Format
from assessment.services.engagements import NewEngagement, newest_assessment, start_engagement
from assessment.services.management_review_documents import parts_of_review, render_review_paper, review_paper
from assessment.services.nonconformity_documents import (
    REGISTER_FORMATS,
    CasePaper,
    RegisterPaper,
    case_report,
    register_report,
    render_case,
    render_register,
)
from assessment.services.removal import remove_engagement
from assessment.services.removal_certificates import certificate_document
from assessment.services.report_kinds import KINDS
from assessment.services.reports import make_report, render
from assessment.storage.database import Database
from assessment.storage.store import Store
from tests.conftest import START
from tests.office_rules import faults_of_word, faults_of_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessment.library.shelf import Shelf

OFFICE = {Format.DOCX: faults_of_word, Format.XLSX: faults_of_workbook}


@pytest.fixture
def told(sqlite_url: str, sqlite_file: Path, demo_home: Path, shelf: Shelf, tmp_path: Path) -> Desk:
    """A desk before the two engagements of the demo, which was made on SQLite."""
    shutil.copy(demo_home / "iso10002.db", sqlite_file)
    store = Store(Database(sqlite_url))
    return Desk(
        store, shelf, Actor(name="Ada Lovelace"), clock=lambda: START, files_address=(tmp_path / "files").as_posix()
    )


def faults(document: Document) -> list[str]:
    form = Format(document.name.rpartition(".")[2])
    return [f"{document.name}: {fault}" for fault in OFFICE[form](document.content)]


def of_assessment(desk: Desk, assessment_id: str) -> Iterator[Document]:
    for name, kind in KINDS.items():
        made = make_report(desk, assessment_id, name)
        yield from (render(made, form) for form in kind.formats if form in OFFICE)


def of_audits(desk: Desk, engagement_id: str) -> Iterator[Document]:
    with desk.store.reading() as reader:
        audits = list(reader.list(Audit, engagement_id=engagement_id))
    for audit in audits:
        for made in make_audit_documents(desk, audit.id, *AuditDocument):
            yield from (render_audit_document(made, form) for form in audit_formats(made.name) if form in OFFICE)


def of_register(desk: Desk, engagement_id: str) -> Iterator[Document]:
    for paper in RegisterPaper:
        report = register_report(desk, engagement_id, paper)
        yield from (render_register(report, form) for form in REGISTER_FORMATS if form in OFFICE)


def of_cases(desk: Desk, engagement_id: str) -> Iterator[Document]:
    with desk.store.reading() as reader:
        found = list(reader.list(Nonconformity, engagement_id=engagement_id))
        reviews = list(reader.list(ManagementReview, engagement_id=engagement_id))
    for one in found:
        for paper in CasePaper if one.outside else (CasePaper.REPORT,):
            yield render_case(case_report(desk, one.id, paper), Format.DOCX)
    for review in reviews:
        for part in parts_of_review(review):
            yield render_review_paper(review_paper(desk, review.id, part), Format.DOCX)


def test_the_reports_of_an_assessment_are_sound(told: Desk) -> None:
    for engagement in (COMPLETE, IN_PROGRESS):
        for document in of_assessment(told, newest_assessment(told, engagement).id):
            assert not faults(document)


def test_the_documents_of_audits_are_sound(told: Desk) -> None:
    made = list(of_audits(told, COMPLETE))
    assert len(made) >= len(AuditDocument)
    assert not [fault for document in made for fault in faults(document)]


def test_the_documents_after_a_finding_are_sound(told: Desk) -> None:
    made = [*of_register(told, COMPLETE), *of_register(told, IN_PROGRESS), *of_cases(told, COMPLETE)]
    compared = comparison(told, assess_again(told, COMPLETE).id)
    made.append(render_comparison(compared, Format.DOCX))
    assert not [fault for document in made for fault in faults(document)]


def test_documents_about_nothing_yet_are_sound(desk: Desk) -> None:
    new = NewEngagement(organization="Empty", checklist="small", profile="full")
    line = start_engagement(desk, new)
    for document in (*of_assessment(desk, line.assessment_id), *of_register(desk, line.id)):
        assert not faults(document)
    certificate = remove_engagement(desk, line.id, typed_name="Empty", reason="Opened by mistake")
    assert not faults(certificate_document(desk, certificate, Format.DOCX))


@pytest.mark.parametrize("file", sorted(resources.templates().glob("*.docx")), ids=lambda file: file.stem)
def test_the_templates_are_sound_before_they_are_filled(file: Path) -> None:
    order = [fault for fault in faults_of_word(file.read_bytes()) if fault.endswith(("belong there", "stand first"))]
    assert not order


def test_a_property_out_of_its_order_is_found() -> None:
    parts = unzipped((resources.templates() / "checklist.docx").read_bytes())
    body = parts["word/document.xml"]
    assert b"<w:tcW " in body
    parts["word/document.xml"] = body.replace(b"<w:tcW ", b'<w:vAlign w:val="top"/><w:tcW ', 1)
    assert any("tcW stands too late in tcPr" in fault for fault in faults_of_word(zipped(parts)))
