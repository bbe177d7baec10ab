"""Documents about nonconformities: register, corrective-action plan, corrective-action report, response to an outside body."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.engagement import Engagement
from assessment.domain.errors import NotAllowed
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.organization import Organization, Process, Site
from assessment.reporting.case_head import Setting
from assessment.reporting.corrective_action_report import CaseReport, CorrectiveActionReport, NonconformityResponse
from assessment.reporting.corrective_action_report_of import (
    Case,
    corrective_action_report_of,
    nonconformity_response_of,
)
from assessment.reporting.nonconformity_report import NonconformityReport
from assessment.reporting.nonconformity_report_of import RegisterContent, nonconformity_report_of
from assessment.reporting.report_head import ReportHead
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, NotOffered, as_json, as_word, file_name
from assessment.services.firm import author_of, look_in
from assessment.services.nonconformities import grade_name
from assessment.services.nonconformity_files import nonconformity_in
from assessment.services.registers import register_in
from assessment.storage.store import Reader
from assessment.wording import say


class RegisterPaper(StrEnum):
    """The documents about all nonconformities of an engagement, as the command line names them."""

    REGISTER = "nonconformities"
    PLAN = "corrective-action-plan"


class CasePaper(StrEnum):
    """The documents about one nonconformity, as the command line names them."""

    REPORT = "corrective-action"
    RESPONSE = "nonconformity-response"


REGISTER_FORMATS = (Format.XLSX, Format.DOCX, Format.JSON)
CASE_FORMATS = (Format.DOCX, Format.JSON)
_FILES = {
    RegisterPaper.REGISTER: "case.register.file",
    RegisterPaper.PLAN: "case.plan.file",
    CasePaper.REPORT: "car.file",
    CasePaper.RESPONSE: "response.file",
}
_MODELS: dict[RegisterPaper | CasePaper, type[ReportHead]] = {
    RegisterPaper.REGISTER: NonconformityReport,
    RegisterPaper.PLAN: NonconformityReport,
    CasePaper.REPORT: CorrectiveActionReport,
    CasePaper.RESPONSE: NonconformityResponse,
}


class NoOutsideBody(NotAllowed):
    """There is nobody outside to answer."""

    def __init__(self, number: str) -> None:
        """Name it, and what there is instead."""
        super().__init__(
            f"{number} was not raised by an outside body, so there is nobody to answer. Take the corrective-action report instead."
        )


def register_report(
    desk: Desk, engagement_id: str, paper: RegisterPaper = RegisterPaper.REGISTER
) -> NonconformityReport:
    """The register or the plan of an engagement as it stands now."""
    with desk.store.reading() as reader:
        setting = setting_in(desk, reader, engagement_id)
        register = register_in(reader, engagement_id, desk.today())
    content = RegisterContent(
        lines=register.lines,
        figures=register.figures,
        actions=register.actions,
        causes=register.causes,
        reviews=register.reviews,
        redone=register.redone,
        people=register.people,
        grades={line.nonconformity.id: grade_name(line.nonconformity) for line in register.lines},
    )
    return nonconformity_report_of(setting, content, is_plan=paper is RegisterPaper.PLAN)


def case_report(desk: Desk, nonconformity_id: str, paper: CasePaper = CasePaper.REPORT) -> CaseReport:
    """A document about one nonconformity as it stands now; `NoOutsideBody` where nobody outside waits for an answer."""
    with desk.store.reading() as reader:
        file = nonconformity_in(reader, nonconformity_id)
        one = file.nonconformity
        setting = setting_in(desk, reader, one.engagement_id)
        adopted = reader.find(AdoptedDocument, one.adopted_id) if one.adopted_id else None
        case = Case(file, grade_name(one), adopted, _place(reader, one))
    if paper is CasePaper.REPORT:
        return corrective_action_report_of(setting, case)
    if one.outside is None:
        raise NoOutsideBody(one.number)
    return nonconformity_response_of(setting, case, one.outside)


def setting_in(desk: Desk, reader: Reader, engagement_id: str) -> Setting:
    """Whom documents of an engagement are about, and how they look."""
    engagement = reader.get(Engagement, engagement_id)
    look = look_in(desk, reader, engagement_id)
    return Setting(
        organization=reader.get(Organization, engagement.organization_id),
        engagement=engagement,
        author=author_of(desk, look.firm),
        look=look,
        today=desk.today(),
    )


def render_register(report: NonconformityReport, form: Format) -> Document:
    """The register or the plan as a file; equal reports give equal bytes."""
    paper = RegisterPaper.PLAN if report.is_plan else RegisterPaper.REGISTER
    if form is Format.XLSX:
        from assessment.export.excel import nonconformity_workbook  # noqa: PLC0415 -- loads when it is used

        content = nonconformity_workbook(report)
    else:
        content = written(report, form, RegisterPaper.REGISTER)
    return Document(name=register_name(report, paper, form), media_type=MEDIA_TYPES[form], content=content)


def render_case(report: CaseReport, form: Format) -> Document:
    """A document about one nonconformity as a file; `NotOffered` where there is no such form."""
    paper = CasePaper.RESPONSE if isinstance(report, NonconformityResponse) else CasePaper.REPORT
    if form not in CASE_FORMATS:
        raise NotOffered(paper, form, CASE_FORMATS)
    content = written(report, form, paper)
    return Document(name=case_name(report, paper, form), media_type=MEDIA_TYPES[form], content=content)


def register_name(report: ReportHead, paper: RegisterPaper, form: Format) -> str:
    """The name of the file."""
    return file_name(report.organization, say(_FILES[paper]), report.date.isoformat(), form.value)


def case_name(report: ReportHead, paper: CasePaper, form: Format) -> str:
    """The name of the file, with the number of the nonconformity."""
    return file_name(report.organization, say(_FILES[paper]), report.number, report.date.isoformat(), form.value)


def file_of_register(desk: Desk, engagement_id: str, paper: RegisterPaper, form: Format) -> str:
    """The name the file will have, without making the report."""
    return file_name(organization_of(desk, engagement_id), say(_FILES[paper]), desk.today().isoformat(), form.value)


def file_of_case(desk: Desk, nonconformity_id: str, paper: CasePaper, form: Format) -> str:
    """The name the file will have, without making the document."""
    with desk.store.reading() as reader:
        one = reader.get(Nonconformity, nonconformity_id)
    name = organization_of(desk, one.engagement_id)
    return file_name(name, say(_FILES[paper]), one.number, desk.today().isoformat(), form.value)


def organization_of(desk: Desk, engagement_id: str) -> str:
    """Whom an engagement is about."""
    with desk.store.reading() as reader:
        return reader.get(Organization, reader.get(Engagement, engagement_id).organization_id).name


def written(report: ReportHead, form: Format, template: str) -> bytes:
    """A report as data, or as Word by the template of that name."""
    return as_json(report) if form is Format.JSON else as_word(report, template)


def paper_schema(paper: RegisterPaper | CasePaper) -> dict[str, Any]:
    """The JSON Schema of what a document holds as JSON."""
    return _MODELS[paper].model_json_schema(mode="serialization")


def _place(reader: Reader, one: Nonconformity) -> str:
    site = reader.find(Site, one.site_id) if one.site_id else None
    process = reader.find(Process, one.process_id) if one.process_id else None
    return ", ".join(filter(None, (site.name if site else "", process.name if process else "", one.unit)))
