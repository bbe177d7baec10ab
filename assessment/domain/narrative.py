"""The sentences of a report that people edit, and how a report is dressed; both are kept when it is made again."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from assessment.domain.record import LongText, Moment, Record, References, ShortText


class Section(StrEnum):
    """Parts of the gap report that can be left out."""

    METHOD = "method"
    RESULTS = "results"
    GAPS = "gaps"
    ACTION_PLAN = "action_plan"
    ANNEX = "annex"


SHORT_REPORT = (Section.METHOD, Section.RESULTS, Section.ACTION_PLAN)
FULL_REPORT = tuple(Section)


class NarrativeText(Record):
    """A passage somebody edited; `proposed` is what stood there before, so that a changed proposal shows."""

    table: ClassVar[str] = "narrative_text"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("assessment_id", "passage"),)

    engagement_id: Annotated[str, References("engagement")]
    assessment_id: Annotated[str, References("assessment")]
    passage: str
    text: LongText
    proposed: LongText = ""


class ReportSettings(Record):
    """Number, reviewer, distribution and sections of the reports of one assessment."""

    table: ClassVar[str] = "report_settings"

    engagement_id: Annotated[str, References("engagement")]
    assessment_id: Annotated[str, References("assessment")]
    number: ShortText = ""
    reviewer: ShortText = ""
    distribution: LongText = ""
    sections: tuple[Section, ...] = FULL_REPORT


class IssuedReport(Record):
    """A report that was handed out: its number, issue and hash; the file is kept under its hash."""

    table: ClassVar[str] = "issued_report"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("assessment_id", "report", "issue"),)

    engagement_id: Annotated[str, References("engagement")]
    assessment_id: Annotated[str, References("assessment")]
    report: str
    issue: int
    number: ShortText
    file_name: str
    sha256: str
    issued_at: Moment
    issued_by: ShortText


def settings_id(assessment_id: str) -> str:
    """The id of the report settings of an assessment."""
    return f"{assessment_id}.report"


def narrative_id(assessment_id: str, passage: str) -> str:
    """The id of an edited passage."""
    return f"{assessment_id}.{passage}"


def first_number(created_at: datetime, engagement_id: str) -> str:
    """A report number nobody typed: year and engagement."""
    return f"{created_at.year}-{engagement_id[:4].upper()}"
