"""The action plan as one value: one flat row per gap, the counts over them, and the charts of those counts."""

from __future__ import annotations

import datetime

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.chart import Chart
from assessment.reporting.gap_report import Count, Figures
from assessment.reporting.report_head import ReportHead


class PlanRow(Value):
    """One gap with its action, in the flat columns that plans are kept in."""

    clause: str = Field(description="for example 7.2")
    criterion_id: str = Field(description="for example 7.2-4")
    criterion: str = Field(description="the id and what should be so")
    applicability: str = Field(description="Applicable or Not applicable")
    current_state: str = Field(description="the rating as it stands now")
    evidence: str = Field(description="what was seen, separated by semicolons")
    gap: str = Field(description="kind of gap and what was found")
    severity: str = Field(description="High, Medium or Low")
    owner: str = Field(description="who owns the action, else the person responsible, else the usual owner")
    action: str = Field(description="what is to be done")
    effort: str = Field(description="effort in person-days")
    target_date: datetime.date | None = Field(description="due date; none while nobody set one")
    status: str = Field(description="planned, started, implemented, verified, cancelled")
    verification: str = Field(description="who verified the closing and when; empty while it is open")
    phase: str = Field(description="quick win, before internal audit, before assessment, later")
    priority: int = Field(description="1 do first, 2 plan, 3 when there is time")
    is_closed: bool = Field(description="true when the gap was closed with verification")
    is_overdue: bool = Field(description="true when the due date has passed and the work is not done")


class ActionPlan(ReportHead):
    """Everything an action plan says; figures are those of the gap report of the same day."""

    headline: str = Field(description="the figure people quote, as a sentence")
    explanation: str = Field(description="numerator, denominator and exclusions of the headline")
    standing: str = Field(description="how many gaps are open, closed and overdue, as a sentence")
    figures: Figures = Field(description="the numbers behind the headline")
    open_gaps: int = Field(description="gaps that are not closed")
    closed_gaps: int = Field(description="gaps closed with verification")
    overdue: int = Field(description="open gaps whose action is overdue")
    rows: tuple[PlanRow, ...] = Field(description="open and closed gaps, in the order of the standard")
    severities: tuple[Count, ...] = Field(description="open gaps per severity")
    states: tuple[Count, ...] = Field(description="actions per state")
    phases: tuple[Count, ...] = Field(description="open gaps per phase")
    owners: tuple[Count, ...] = Field(description="open gaps per owner, most first")
    gap_kinds: tuple[Count, ...] = Field(description="open gaps per kind")
    charts: tuple[Chart, ...] = Field(description="open gaps by phase and severity, actions by owner and state")
