"""The register of nonconformities with its actions as one value: Excel, Word, JSON and terminal print these phrases and figures."""

from __future__ import annotations

import datetime

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.chart import Chart
from assessment.reporting.gap_report import Count, Fact
from assessment.reporting.report_head import ReportHead


class RegisterRow(Value):
    """One nonconformity of the register."""

    id: str = Field(description="id of the nonconformity, for cross-reference")
    number: str = Field(description="for example NC-001")
    grade: str = Field(description="label of the grade, or the words of the outside body")
    is_major: bool = Field(description="true for a major one")
    state: str = Field(description="how far it is, as a phrase")
    is_open: bool = Field(description="true until nothing more is to be done")
    source: str = Field(description="where it came from; an outside body is named")
    clause: str = Field(description="for example 7.2; may be empty")
    statement: str = Field(description="what is not fulfilled")
    raised_on: datetime.date = Field(description="the day it was raised")
    due: datetime.date | None = Field(description="the next due date; none without one")
    due_day: str = Field(description="the same as a phrase; a dash without one")
    lateness: str = Field(description="on time, due soon, overdue, no date")
    is_overdue: bool = Field(description="true when the due date has passed and it is open")
    days_open: int = Field(description="days from raising to closing, or to today")
    closed_on: datetime.date | None = Field(description="the day it was closed; none while it is open")
    responsible: str = Field(description="who answers for it; a dash without anybody")
    cause: str = Field(description="the root cause; may be empty")
    cause_code: str = Field(description="the short name of the cause that recurrences are found by; may be empty")
    next_step: str = Field(description="what is missing next; empty when nothing is")
    extensions: int = Field(description="how often the day of closing was moved")


class ActionRow(Value):
    """One action of the register."""

    id: str = Field(description="id of the action, for cross-reference")
    number: str = Field(
        description="number of its nonconformity, the criterion of its gap, or the management review; may be empty"
    )
    purpose: str = Field(description="improvement, correction, corrective action")
    text: str = Field(description="what is to be done")
    owner: str = Field(description="who owns it; a dash without anybody")
    effort: str = Field(description="effort in person-days; may be empty")
    due: datetime.date | None = Field(description="due date; none while nobody set one")
    due_day: str = Field(description="the same as a phrase; a dash without one")
    state: str = Field(description="planned, started, implemented, verified, cancelled")
    is_overdue: bool = Field(description="true when the due date has passed and the work is not done")
    started_on: datetime.date | None = Field(description="the day work began; none before")
    implemented_on: datetime.date | None = Field(description="the day the work was done; none before")
    verification: str = Field(description="who verified it and when; may be empty")
    progress: str = Field(description="the last line of its log; may be empty")
    postponed: int = Field(description="how often its due date was moved")


class CauseRow(Value):
    """One cause, the most frequent first."""

    cause: str = Field(description="short name of the cause")
    count: int = Field(description="nonconformities it is behind")
    share: str = Field(description="share of all up to here")


class MonthRow(Value):
    """One month."""

    month: str = Field(description="for example Nov 2026")
    raised: int = Field(description="raised in it")
    closed: int = Field(description="closed in it")
    open_at_end: int = Field(description="open at its end")


class RegisterCounts(Value):
    """The numbers behind the sentences."""

    total: int = Field(description="nonconformities, those withdrawn left out")
    open: int = Field(description="not closed")
    majors_open: int = Field(description="major and not closed")
    overdue: int = Field(description="open and past their due date")
    due_soon: int = Field(description="open and due within the days of the rules")
    awaiting_review: int = Field(description="implemented, not yet reviewed")
    reopened: int = Field(description="with a review that found no effect")
    actions: int = Field(description="actions of the register")
    actions_open: int = Field(description="neither verified nor cancelled, and not of what is closed for good")
    actions_overdue: int = Field(description="past their due date and not done")


class NonconformityReport(ReportHead):
    """Everything the register and the corrective-action plan say; both are the same report with another order."""

    is_plan: bool = Field(description="true for the corrective-action plan, which begins with the actions")
    headline: str = Field(description="how many are open, as a sentence")
    standing: str = Field(description="what is late and what waits for a review, as a sentence")
    counts: RegisterCounts = Field(description="the numbers behind the sentences")
    figures: tuple[Fact, ...] = Field(description="the same numbers with their labels")
    rows: tuple[RegisterRow, ...] = Field(description="the nonconformities by number")
    actions: tuple[ActionRow, ...] = Field(description="the actions by due date, those without one last")
    states: tuple[Count, ...] = Field(description="nonconformities per state")
    causes: tuple[CauseRow, ...] = Field(description="causes, the most frequent first")
    months: tuple[MonthRow, ...] = Field(description="the last twelve months")
    times: tuple[Fact, ...] = Field(description="median days from raising to each step")
    owners: tuple[str, ...] = Field(description="people who own an action or answer for a nonconformity")
    grades: tuple[str, ...] = Field(description="grades that occur")
    charts: tuple[Chart, ...] = Field(
        description="states, causes, raised and closed by month; those without bars are not drawn"
    )
