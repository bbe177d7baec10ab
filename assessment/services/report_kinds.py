"""The registry of reports: what each is made of, in which formats it can be had, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.errors import NotAllowed
from assessment.domain.narrative import Section
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.action_plan_of import action_plan_of
from assessment.reporting.checklist_report import ChecklistReport
from assessment.reporting.checklist_report_of import checklist_report_of
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.services.documents import Format

Content = GapReport | ActionPlan | ChecklistReport


class ReportName(StrEnum):
    """The reports there are, as the command line names them."""

    GAP_ANALYSIS = "gap-analysis"
    ACTION_PLAN = "action-plan"
    READINESS = "readiness"
    CHECKLIST = "checklist"


@dataclass(frozen=True)
class Kind:
    """How a report is made: its model, its composition, its formats with the usual one first, and its words.

    `sections` are those of the gap report that its Word form prints; None leaves the choice of the engagement.
    """

    model: type[Content]
    compose: Callable[..., Content]
    formats: tuple[Format, ...]
    title: str
    file: str
    sections: tuple[Section, ...] | None = None


KINDS: Mapping[ReportName, Kind] = {
    ReportName.GAP_ANALYSIS: Kind(
        GapReport, gap_report_of, (Format.DOCX, Format.JSON), "report.gap.title", "report.gap.file"
    ),
    ReportName.ACTION_PLAN: Kind(
        ActionPlan,
        action_plan_of,
        (Format.XLSX, Format.DOCX, Format.JSON),
        "plan.title",
        "plan.file",
        (Section.ACTION_PLAN,),
    ),
    ReportName.READINESS: Kind(
        GapReport,
        gap_report_of,
        (Format.XLSX, Format.DOCX, Format.JSON),
        "readiness_report.title",
        "readiness_report.file",
        (Section.RESULTS,),
    ),
    ReportName.CHECKLIST: Kind(
        ChecklistReport,
        checklist_report_of,
        (Format.XLSX, Format.JSON),
        "checklist_report.title",
        "checklist_report.file",
    ),
}


class NotOffered(NotAllowed):
    """A report that cannot be had in this format."""

    def __init__(self, name: ReportName, form: Format) -> None:
        """Name what is possible."""
        possible = ", ".join(KINDS[name].formats)
        super().__init__(f"The {name.value} report cannot be written as {form.value}. Choose one of: {possible}.")
