"""Put any report together from an assessment, and turn it into bytes: one registry of reports and their formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from assessment import resources
from assessment.domain.narrative import NarrativeText, ReportSettings, settings_id
from assessment.domain.work import Work
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.checklist_report import ChecklistReport
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import Dress, gap_report_of
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, NotWritten, file_name, write_document
from assessment.services.report_kinds import KINDS, Content, NotOffered, ReportName
from assessment.services.work import open_work
from assessment.storage.store import Reader
from assessment.wording import say

__all__ = [
    "MEDIA_TYPES",
    "Document",
    "Format",
    "MadeReport",
    "NotOffered",
    "NotWritten",
    "ReportName",
    "check_gap_template",
    "dress_of",
    "file_name",
    "formats_of",
    "gap_report",
    "gap_report_name",
    "make_report",
    "render",
    "render_gap_report",
    "report_schema",
    "write_document",
]


@dataclass(frozen=True)
class MadeReport:
    """A report of one assessment on one day, in whatever form it is asked for."""

    name: ReportName
    work: Work
    dress: Dress
    today: date

    @cached_property
    def content(self) -> Content:
        """What the report says; the same object goes to screen, Excel and JSON."""
        kind = KINDS[self.name]
        content = kind.compose(self.work, self._dress, today=self.today)
        return self._titled(content) if isinstance(content, GapReport) else content

    @cached_property
    def as_gap_report(self) -> GapReport:
        """The gap report with the sections of this report, for Word."""
        content = self.content
        if isinstance(content, GapReport):
            return content
        return self._titled(gap_report_of(self.work, self._dress, today=self.today))

    def file_name(self, form: Format) -> str:
        """The name of the file in one form."""
        return file_name(self.work.organization.name, say(KINDS[self.name].file), self.today.isoformat(), form.value)

    @property
    def _dress(self) -> Dress:
        sections = KINDS[self.name].sections
        return self.dress.changed(sections=sections) if sections is not None else self.dress

    def _titled(self, report: GapReport) -> GapReport:
        return report.changed(title=say(KINDS[self.name].title))


def make_report(desk: Desk, assessment_id: str, name: ReportName) -> MadeReport:
    """A report of an assessment as it stands now."""
    return MadeReport(name, open_work(desk, assessment_id), dress_of(desk, assessment_id), desk.today())


def render(made: MadeReport, form: Format) -> Document:
    """A report as a file, `NotOffered` where there is no such form; equal reports give equal bytes."""
    kind = KINDS[made.name]
    if form not in kind.formats:
        raise NotOffered(made.name, form)
    if form is Format.JSON:
        content = made.content.model_dump_json(indent=2).encode()
    elif form is Format.XLSX:
        content = _workbook(made)
    else:
        content = _word(made.as_gap_report)
    return Document(name=made.file_name(form), media_type=MEDIA_TYPES[form], content=content)


def formats_of(name: ReportName) -> tuple[Format, ...]:
    """The formats a report can be had in, the usual one first."""
    return KINDS[name].formats


def report_schema(name: ReportName) -> dict[str, Any]:
    """The JSON Schema of what a report holds as JSON."""
    return KINDS[name].model.model_json_schema(mode="serialization")


def gap_report(desk: Desk, assessment_id: str) -> GapReport:
    """The gap report of an assessment as it stands now."""
    return gap_report_of(open_work(desk, assessment_id), dress_of(desk, assessment_id), today=desk.today())


def dress_of(desk: Desk, assessment_id: str) -> Dress:
    """How the reports of an assessment are dressed: settings and edited passages as stored."""
    with desk.store.reading() as reader:
        return dress_in(desk, reader, assessment_id)


def dress_in(desk: Desk, reader: Reader, assessment_id: str) -> Dress:
    """The same, within a view that is open already."""
    kept = reader.find(ReportSettings, settings_id(assessment_id))
    edited = {text.passage: text for text in reader.list(NarrativeText, assessment_id=assessment_id) if text.text}
    dress = Dress(author=_author(desk), edited=edited)
    if kept is None:
        return dress
    return dress.changed(
        number=kept.number, reviewer=kept.reviewer, distribution=kept.distribution, sections=kept.sections
    )


def gap_report_name(report: GapReport, form: Format) -> str:
    """The file name of the report."""
    return file_name(report.organization, say("report.gap.file"), report.date.isoformat(), form.value)


def render_gap_report(report: GapReport, form: Format) -> Document:
    """A gap report that is made already as a file, `NotOffered` where there is no such form."""
    if form is Format.JSON:
        content = report.model_dump_json(indent=2).encode()
    elif form is Format.DOCX:
        content = _word(report)
    else:
        raise NotOffered(ReportName.GAP_ANALYSIS, form)
    return Document(name=gap_report_name(report, form), media_type=MEDIA_TYPES[form], content=content)


def check_gap_template() -> None:
    """Refuse with a sentence when the template cannot be used, before anybody waits for a download."""
    from assessment.export.word import TemplateMissing  # noqa: PLC0415

    if not _gap_template().is_file():
        raise TemplateMissing(_gap_template())


def _gap_template() -> Path:
    return resources.templates() / "gap-report.docx"


def _word(report: GapReport) -> bytes:
    from assessment.export.word import render_template  # noqa: PLC0415 -- the Word library loads when it is used

    return render_template(_gap_template(), report, title=report.title, author=report.author)


def _workbook(made: MadeReport) -> bytes:
    from assessment.export import excel  # noqa: PLC0415 -- the Excel library loads when it is used

    match made.content:
        case ActionPlan() as plan:
            return excel.action_plan_workbook(plan)
        case ChecklistReport() as checklist:
            return excel.checklist_workbook(checklist)
        case GapReport() as report:
            return excel.readiness_workbook(report)


def _author(desk: Desk) -> str:
    if desk.person is None:
        return say("report.not_given")
    return (
        say("report.prepared_by", name=desk.person.name, firm=desk.person.firm)
        if desk.person.firm
        else desk.person.name
    )
