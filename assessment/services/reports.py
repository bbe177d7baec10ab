"""Put any report together from an assessment, and turn it into bytes: one registry of reports and their formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from assessment.domain.assessment import Assessment
from assessment.domain.narrative import NarrativeText, ReportSettings, settings_id
from assessment.domain.work import Work
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.checklist_report import ChecklistReport
from assessment.reporting.dress import Dress
from assessment.reporting.evidence_register import EvidenceRegister
from assessment.reporting.evidence_register_of import evidence_register_of
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.reporting.visit import Visit
from assessment.services.desk import Desk
from assessment.services.documents import (
    MEDIA_TYPES,
    Document,
    Format,
    NotOffered,
    NotWritten,
    as_json,
    as_word,
    file_name,
    template_file,
    write_document,
)
from assessment.services.firm import author_of, look_in
from assessment.services.report_kinds import KINDS, Content, ReportName
from assessment.services.visits import visit_of
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
    "check_visit_templates",
    "dress_of",
    "evidence_register",
    "file_name",
    "formats_of",
    "gap_report",
    "gap_report_name",
    "gap_report_on",
    "make_report",
    "render",
    "render_gap_report",
    "report_schema",
    "reports_before_visit",
    "reports_beside",
    "write_document",
]

_GAP_TEMPLATE = "gap-report"


@dataclass(frozen=True)
class MadeReport:
    """A report of one assessment on one day, in whatever form it is asked for."""

    name: ReportName
    work: Work
    dress: Dress
    today: date
    visit: Visit = field(default_factory=Visit)

    @cached_property
    def content(self) -> Content:
        """What the report says; the same object goes to screen, Excel and JSON."""
        kind = KINDS[self.name]
        known = {"visit": self.visit} if kind.before_visit else {}
        content = kind.compose(self.work, self._dress, today=self.today, **known)
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
        role = self.visit.role if KINDS[self.name].by_role else ""
        named = (self.work.organization.name, say(KINDS[self.name].file), role)
        return file_name(*named, self.today.isoformat(), form.value)

    @property
    def _dress(self) -> Dress:
        sections = KINDS[self.name].sections
        return self.dress.changed(sections=sections) if sections is not None else self.dress

    def _titled(self, report: GapReport) -> GapReport:
        return report.changed(title=say(KINDS[self.name].title))


def make_report(desk: Desk, assessment_id: str, name: ReportName, *, role: str = "") -> MadeReport:
    """A report of an assessment as it stands now, where it can be had by role for one of them; `UnknownRole`."""
    work, kind = open_work(desk, assessment_id), KINDS[name]
    visit = visit_of(desk, work, role if kind.by_role else "") if kind.before_visit else Visit()
    return MadeReport(name, work, dress_of(desk, assessment_id), desk.today(), visit)


def reports_before_visit(desk: Desk, work: Work, *, role: str = "") -> tuple[MadeReport, ...]:
    """The documents handed out before a visit, from an assessment that is read already; for one role or for all."""
    visit, dress = visit_of(desk, work, role), dress_of(desk, work.assessment.id)
    names = (name for name, kind in KINDS.items() if kind.before_visit)
    return tuple(MadeReport(name, work, dress, desk.today(), visit) for name in names)


def reports_beside(desk: Desk, work: Work) -> tuple[MadeReport, ...]:
    """All reports of an assessment beside its gap report and what is handed out before a visit; `work` is read already."""
    dress = dress_of(desk, work.assessment.id)
    names = (name for name, kind in KINDS.items() if name is not ReportName.GAP_ANALYSIS and not kind.before_visit)
    return tuple(MadeReport(name, work, dress, desk.today()) for name in names)


def render(made: MadeReport, form: Format) -> Document:
    """A report as a file, `NotOffered` where there is no such form; equal reports give equal bytes."""
    kind = KINDS[made.name]
    if form not in kind.formats:
        raise NotOffered(made.name, form, kind.formats)
    if form is Format.JSON:
        content = as_json(made.content)
    elif form is Format.XLSX:
        content = _workbook(made)
    elif kind.own_template:
        content = as_word(made.content, made.name)
    else:
        content = as_word(made.as_gap_report, _GAP_TEMPLATE)
    return Document(name=made.file_name(form), media_type=MEDIA_TYPES[form], content=content)


def formats_of(name: ReportName) -> tuple[Format, ...]:
    """The formats a report can be had in, the usual one first."""
    return KINDS[name].formats


def report_schema(name: ReportName) -> dict[str, Any]:
    """The JSON Schema of what a report holds as JSON."""
    return KINDS[name].model.model_json_schema(mode="serialization")


def gap_report(desk: Desk, assessment_id: str) -> GapReport:
    """The gap report of an assessment as it stands now."""
    return gap_report_on(desk, open_work(desk, assessment_id))


def gap_report_on(desk: Desk, work: Work) -> GapReport:
    """The same, where the assessment is read already."""
    return gap_report_of(work, dress_of(desk, work.assessment.id), today=desk.today())


def evidence_register(desk: Desk, work: Work) -> EvidenceRegister:
    """The evidence register of an assessment that is read already."""
    return evidence_register_of(work, dress_of(desk, work.assessment.id), today=desk.today())


def dress_of(desk: Desk, assessment_id: str) -> Dress:
    """How the reports of an assessment are dressed: settings and edited passages as stored."""
    with desk.store.reading() as reader:
        return dress_in(desk, reader, assessment_id)


def dress_in(desk: Desk, reader: Reader, assessment_id: str) -> Dress:
    """The same, within a view that is open already."""
    engagement_id = reader.get(Assessment, assessment_id).engagement_id
    kept = reader.find(ReportSettings, settings_id(assessment_id))
    edited = {text.passage: text for text in reader.list(NarrativeText, assessment_id=assessment_id) if text.text}
    look = look_in(desk, reader, engagement_id)
    dress = Dress(author=author_of(desk, look.firm), edited=edited, look=look, journal=reader.chain_head(engagement_id))
    if kept is None:
        return dress
    return dress.changed(
        number=kept.number, reviewer=kept.reviewer, distribution=kept.distribution, sections=kept.sections
    )


def gap_report_name(report: GapReport, form: Format) -> str:
    """The file name of the report."""
    return file_name(report.organization, say("report.gap.file"), report.date.isoformat(), form.value)


def render_gap_report(report: GapReport, form: Format) -> Document:
    """A gap report that is made already as a file."""
    if form is Format.JSON:
        content = as_json(report)
    elif form is Format.DOCX:
        content = as_word(report, _GAP_TEMPLATE)
    else:
        from assessment.export.excel import gap_workbook  # noqa: PLC0415 -- the Excel library loads when it is used

        content = gap_workbook(report)
    return Document(name=gap_report_name(report, form), media_type=MEDIA_TYPES[form], content=content)


def check_gap_template() -> None:
    """Refuse with a sentence when the template cannot be used, before anybody waits for a download."""
    _check(template_file(_GAP_TEMPLATE))


def check_visit_templates() -> None:
    """The same for the documents handed out before a visit."""
    for name, kind in KINDS.items():
        if kind.before_visit:
            _check(template_file(name))


def _check(template: Path) -> None:
    from assessment.export.word import TemplateMissing  # noqa: PLC0415

    if not template.is_file():
        raise TemplateMissing(template)


def _workbook(made: MadeReport) -> bytes:
    from assessment.export import excel  # noqa: PLC0415 -- the Excel library loads when it is used

    match made.content:
        case ActionPlan() as plan:
            return excel.action_plan_workbook(plan)
        case ChecklistReport() as checklist:
            return excel.checklist_workbook(checklist)
        case EvidenceRegister() as register:
            return excel.evidence_workbook(register)
        case GapReport() as report:
            whole = made.name is ReportName.GAP_ANALYSIS
            return excel.gap_workbook(report) if whole else excel.readiness_workbook(report)
    raise NotOffered(made.name, Format.XLSX, KINDS[made.name].formats)
