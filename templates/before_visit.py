"""The four documents handed out before a visit: file name, what stands in it, the report it is filled with, its title."""
# ruff: noqa: INP001 -- templates/ is a folder of documents, not a package

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assessment.domain.record import Value
from assessment.reporting.briefing_sheets import BriefingSheets
from assessment.reporting.information_request import InformationRequest
from assessment.reporting.interview_guides import InterviewGuides
from assessment.reporting.interview_timetable import InterviewTimetable
from templates import briefing_sheets, information_request, interview_guides, interview_timetable


@dataclass(frozen=True)
class Sheet:
    """One template: its body, the model whose fields are its placeholders, and the key of its title."""

    body: Callable[[], Iterable[str]]
    model: type[Value]
    title: str


SHEETS = {
    "information-request.docx": Sheet(information_request.body, InformationRequest, "visit.request.title"),
    "interview-timetable.docx": Sheet(interview_timetable.body, InterviewTimetable, "visit.timetable.title"),
    "interview-guides.docx": Sheet(interview_guides.body, InterviewGuides, "visit.guides.title"),
    "briefing-sheets.docx": Sheet(briefing_sheets.body, BriefingSheets, "visit.briefing.title"),
}
