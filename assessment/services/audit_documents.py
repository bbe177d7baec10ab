"""The documents of an audit: report, register of findings, plan and the other papers, from the audit as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from assessment.domain.audit import Audit
from assessment.domain.audit_file import AuditFile
from assessment.domain.engagement import Engagement
from assessment.library.audit_data import awareness_questions
from assessment.reporting import phrases
from assessment.reporting.audit_background import Background
from assessment.reporting.audit_papers import AuditPaper, PaperName
from assessment.reporting.audit_papers_of import audit_paper_of
from assessment.reporting.audit_report import AuditReport
from assessment.reporting.audit_report_of import audit_report_of
from assessment.reporting.dress import Dress
from assessment.services.audit_files import audit_in
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, NotOffered, as_json, as_word, file_name
from assessment.services.firm import look_in
from assessment.storage.store import Reader
from assessment.wording import say


class AuditDocument(StrEnum):
    """The documents there are, as the command line and the templates name them."""

    REPORT = "audit-report"
    FINDINGS = "findings"
    PLAN = "audit-plan"
    NOTIFICATION = "audit-notification"
    OPENING = "audit-opening-meeting"
    CLOSING = "audit-closing-meeting"
    DECLARATION = "audit-declaration"


Content = AuditReport | AuditPaper


@dataclass(frozen=True)
class _Kind:
    """How a document is made: its model, its composition, its formats with the usual one first, template and file name."""

    model: type[Content]
    compose: Callable[..., Content]
    formats: tuple[Format, ...]
    template: str
    file: str


_WORD = (Format.DOCX, Format.JSON)


def _paper(name: PaperName, file: str, formats: tuple[Format, ...] = _WORD) -> _Kind:
    return _Kind(AuditPaper, partial(audit_paper_of, name=name), formats, name.value, file)


_KINDS: Mapping[AuditDocument, _Kind] = {
    AuditDocument.REPORT: _Kind(AuditReport, audit_report_of, tuple(Format), "audit-report", "audit_report.file"),
    AuditDocument.FINDINGS: _Kind(
        AuditReport,
        partial(audit_report_of, sections=("findings", "evidence")),
        (Format.XLSX, Format.DOCX, Format.JSON),
        "audit-report",
        "audit_report.findings_file",
    ),
    AuditDocument.PLAN: _paper(PaperName.PLAN, "audit_papers.plan.file", tuple(Format)),
    AuditDocument.NOTIFICATION: _paper(PaperName.NOTIFICATION, "audit_papers.notification.file"),
    AuditDocument.OPENING: _paper(PaperName.OPENING, "audit_papers.opening.file"),
    AuditDocument.CLOSING: _paper(PaperName.CLOSING, "audit_papers.closing.file"),
    AuditDocument.DECLARATION: _paper(PaperName.DECLARATION, "audit_papers.declaration.file"),
}


@dataclass(frozen=True)
class MadeDocument:
    """A document of one audit on one day, in whatever form it is asked for."""

    name: AuditDocument
    file: AuditFile
    dress: Dress
    background: Background
    today: date

    @cached_property
    def content(self) -> Content:
        """What the document says; the same object goes to Word, Excel and JSON."""
        return _KINDS[self.name].compose(self.file, self.dress, self.background, today=self.today)

    def file_name(self, form: Format) -> str:
        """The name of the file in one form."""
        stem = (self.file.organization.name, self.file.audit.number, say(_KINDS[self.name].file))
        return file_name(*stem, self.today.isoformat(), form.value)


def make_audit_document(desk: Desk, audit_id: str, name: AuditDocument) -> MadeDocument:
    """A document of an audit as it stands; a signed report keeps the day of its signature."""
    return make_audit_documents(desk, audit_id, name)[0]


def make_audit_documents(desk: Desk, audit_id: str, *names: AuditDocument) -> tuple[MadeDocument, ...]:
    """Several documents of an audit from one reading."""
    with desk.store.reading() as reader:
        file = audit_in(reader, audit_id)
        dress, background = _dress(desk, reader, file), _background(reader, file.audit)
    signed = file.sign_off.signed_at.astimezone().date() if file.sign_off else None
    return tuple(
        MadeDocument(name, file, dress, background, (signed if _is_report(name) else None) or desk.today())
        for name in names
    )


def render_audit_document(made: MadeDocument, form: Format) -> Document:
    """A document as a file, `NotOffered` where there is no such form; equal audits give equal bytes."""
    kind = _KINDS[made.name]
    if form not in kind.formats:
        raise NotOffered(made.name, form, kind.formats)
    if form is Format.JSON:
        content = as_json(made.content)
    else:
        content = as_word(made.content, kind.template) if form is Format.DOCX else _workbook(made.content)
    return Document(name=made.file_name(form), media_type=MEDIA_TYPES[form], content=content)


def audit_formats(name: AuditDocument) -> tuple[Format, ...]:
    """The formats a document can be had in, the usual one first."""
    return _KINDS[name].formats


def audit_document_schema(name: AuditDocument) -> dict[str, Any]:
    """The JSON Schema of what a document holds as JSON."""
    return _KINDS[name].model.model_json_schema(mode="serialization")


def _is_report(name: AuditDocument) -> bool:
    return _KINDS[name].model is AuditReport


def _background(reader: Reader, audit: Audit) -> Background:
    previous = audit_in(reader, audit.previous_id) if audit.previous_id else None
    return Background(reader.get(Engagement, audit.engagement_id), awareness_questions(), previous)


def _dress(desk: Desk, reader: Reader, file: AuditFile) -> Dress:
    """The look of the firm, and the lead auditor as author; before there is one, whoever works here."""
    look = look_in(desk, reader, file.audit.engagement_id)
    name = file.lead.name if file.lead else desk.person.name if desk.person else ""
    return Dress(author=phrases.author(name, look.firm), look=look)


def _workbook(content: Content) -> bytes:
    from assessment.export import audit_workbook  # noqa: PLC0415 -- the Excel library loads when it is used

    return (
        audit_workbook.plan_workbook(content)
        if isinstance(content, AuditPaper)
        else audit_workbook.audit_workbook(content)
    )
