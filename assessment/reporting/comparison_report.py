"""The comparison of two assessments as one value: screen, Word, JSON and terminal print these phrases and figures."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.chart import Chart
from assessment.reporting.gap_report import Count, Fact
from assessment.reporting.report_head import ReportHead


class ComparisonRow(Value):
    """One chapter or clause then and now; scores are of what was assessed each time."""

    number: str = Field(description="7 or 7.2")
    title: str = Field(description="title of the chapter or clause")
    is_chapter: bool = Field(description="true for the row of a whole chapter")
    then: str = Field(description="score of the earlier assessment, or a dash")
    now: str = Field(description="score of the later assessment, or a dash")
    gain: str = Field(description="percentage points won or lost, with its sign; a dash where there is no figure")
    assessed_then: str = Field(description="for example “4 of 12”; a dash where the part did not exist")
    assessed_now: str = Field(description="for example “12 of 12”; a dash where the part is gone")
    gaps_then: int = Field(description="criteria below the top rating then")
    gaps_now: int = Field(description="criteria below the top rating now")
    points: Decimal | None = Field(description="the gain as a number; none where there is none")


class MovedCriterion(Value):
    """One criterion with both ratings."""

    criterion_id: str = Field(description="for example 7.2-4")
    statement: str = Field(description="what should be so")
    then: str = Field(description="rating of the earlier assessment, or a dash")
    now: str = Field(description="rating of the later assessment, or a dash")
    note: str = Field(description="“reworded since” where what is judged was changed, else empty")


class TrendRow(Value):
    """One assessment of the engagement."""

    title: str = Field(description="title of the assessment")
    date: str = Field(description="the day it was started")
    score: str = Field(description="score of what was assessed")
    coverage: str = Field(description="share of criteria assessed")
    gaps: int = Field(description="criteria below the top rating")
    blockers: int = Field(description="reasons that override the number")
    gain: str = Field(description="points won or lost since the one before, over the criteria rated both times")


class ComparisonReport(ReportHead):
    """Everything the comparison of two assessments says, in final phrases; internal notes are no part of it."""

    facts: tuple[Fact, ...] = Field(description="the two assessments: title, day, checklist")
    headline: str = Field(description="what was won or lost, as a sentence")
    explanation: str = Field(description="what the headline rests on")
    then_headline: str = Field(description="headline of the earlier assessment")
    now_headline: str = Field(description="headline of the later assessment")
    gain: Decimal | None = Field(description="percentage points over the criteria rated both times; none without any")
    compared: int = Field(description="criteria rated on the scale both times")
    then_label: str = Field(description="column head of the earlier assessment, its day")
    now_label: str = Field(description="column head of the later assessment, its day")
    whole: ComparisonRow = Field(description="the whole assessment as a row")
    rows: tuple[ComparisonRow, ...] = Field(description="chapters, each followed by its clauses")
    movements: tuple[Count, ...] = Field(description="how many criteria rose, fell, stayed and so on")
    fell: tuple[MovedCriterion, ...] = Field(description="criteria rated lower than before")
    rose: tuple[MovedCriterion, ...] = Field(description="criteria rated higher than before")
    stayed: tuple[MovedCriterion, ...] = Field(description="gaps that were there before, with the same rating")
    new: tuple[MovedCriterion, ...] = Field(description="criteria that the earlier checklist or profile did not have")
    gone: tuple[MovedCriterion, ...] = Field(description="criteria that the later checklist or profile no longer has")
    reworded: int = Field(description="criteria whose wording was changed between the two")
    trend: tuple[TrendRow, ...] = Field(description="all assessments up to this one, the first one first")
    charts: tuple[Chart, ...] = Field(description="score by chapter then and now, and the score over time")
    notes: tuple[str, ...] = Field(description="how to read the comparison, one sentence each")
