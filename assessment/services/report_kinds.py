"""The registry of reports: what each is made of, in which formats it can be had, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.narrative import Section
from assessment.reporting.action_plan import ActionPlan
from assessment.reporting.action_plan_of import action_plan_of
from assessment.reporting.briefing_sheets import BriefingSheets, briefing_sheets_of
from assessment.reporting.checklist_report import ChecklistReport
from assessment.reporting.checklist_report_of import checklist_report_of
from assessment.reporting.evidence_register import EvidenceRegister
from assessment.reporting.evidence_register_of import evidence_register_of
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.reporting.information_request import InformationRequest, information_request_of
from assessment.reporting.interview_guides import InterviewGuides, interview_guides_of
from assessment.reporting.interview_timetable import InterviewTimetable, interview_timetable_of
from assessment.services.documents import Format

BeforeVisit = InformationRequest | InterviewTimetable | InterviewGuides | BriefingSheets
Content = GapReport | ActionPlan | ChecklistReport | BeforeVisit | EvidenceRegister


class ReportName(StrEnum):
    """The reports there are, as the command line names them."""

    GAP_ANALYSIS = "gap-analysis"
    ACTION_PLAN = "action-plan"
    READINESS = "readiness"
    CHECKLIST = "checklist"
    EVIDENCE = "evidence"
    INFORMATION_REQUEST = "information-request"
    INTERVIEW_TIMETABLE = "interview-timetable"
    INTERVIEW_GUIDES = "interview-guides"
    BRIEFING_SHEETS = "briefing-sheets"


@dataclass(frozen=True)
class Kind:
    """How a report is made: its model, its composition, its formats with the usual one first, and its words.

    `sections` are those of the gap report that its Word form prints; None leaves the choice of the engagement. A report
    made `before_visit` knows the interviews; `by_role` it can be had for one role; one with its `own_template` is filled
    into the Word file named after it, all others into that of the gap report.
    """

    model: type[Content]
    compose: Callable[..., Content]
    formats: tuple[Format, ...]
    title: str
    file: str
    sections: tuple[Section, ...] | None = None
    before_visit: bool = False
    by_role: bool = False
    own_template: bool = False


_HANDED_OUT = (Format.DOCX, Format.JSON)

KINDS: Mapping[ReportName, Kind] = {
    ReportName.GAP_ANALYSIS: Kind(
        GapReport, gap_report_of, (Format.DOCX, Format.XLSX, Format.JSON), "report.gap.title", "report.gap.file"
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
        (Format.XLSX, Format.DOCX, Format.JSON),
        "checklist_report.title",
        "checklist_report.file",
        own_template=True,
    ),
    ReportName.EVIDENCE: Kind(
        EvidenceRegister,
        evidence_register_of,
        (Format.XLSX, Format.JSON),
        "evidence_report.title",
        "evidence_report.file",
    ),
    ReportName.INFORMATION_REQUEST: Kind(
        InformationRequest,
        information_request_of,
        _HANDED_OUT,
        "visit.request.title",
        "visit.request.file",
        before_visit=True,
        own_template=True,
    ),
    ReportName.INTERVIEW_TIMETABLE: Kind(
        InterviewTimetable,
        interview_timetable_of,
        _HANDED_OUT,
        "visit.timetable.title",
        "visit.timetable.file",
        before_visit=True,
        own_template=True,
    ),
    ReportName.INTERVIEW_GUIDES: Kind(
        InterviewGuides,
        interview_guides_of,
        _HANDED_OUT,
        "visit.guides.title",
        "visit.guides.file",
        before_visit=True,
        own_template=True,
        by_role=True,
    ),
    ReportName.BRIEFING_SHEETS: Kind(
        BriefingSheets,
        briefing_sheets_of,
        _HANDED_OUT,
        "visit.briefing.title",
        "visit.briefing.file",
        before_visit=True,
        own_template=True,
        by_role=True,
    ),
}
