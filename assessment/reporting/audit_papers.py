"""The papers of an audit as one value: notification, plan, agendas of the meetings with attendance, declaration."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.audit_report import ActivityLine, AuditClause, TeamLine, WaiverLine
from assessment.reporting.gap_report import AdoptedLine, Fact
from assessment.reporting.report_head import ReportHead


class PaperName(StrEnum):
    """The papers there are, as their files are called."""

    NOTIFICATION = "audit-notification"
    PLAN = "audit-plan"
    OPENING = "audit-opening-meeting"
    CLOSING = "audit-closing-meeting"
    DECLARATION = "audit-declaration"


class PlanDay(Value):
    """One day of the plan, or what has no day yet."""

    title: str = Field(description="the day with its weekday")
    activities: tuple[ActivityLine, ...] = Field(description="what happens on it, in order of time")


class Attendee(Value):
    """Somebody who is expected at a meeting."""

    name: str = Field(description="name of the person")
    role: str = Field(description="role in the team or in the organization; may be empty")


class AuditPaper(ReportHead):
    """One paper of an audit, filled in as far as something is known."""

    audit: str = Field(description="title of the audit")
    facts: tuple[Fact, ...] = Field(description="about what, whom, when")
    scope: tuple[Fact, ...] = Field(description="scope and method, what was left empty left out")
    objectives: tuple[str, ...] = Field(description="the objectives of the audit, a paragraph each")
    clauses: tuple[AuditClause, ...] = Field(description="the clauses audited against")
    adopted: tuple[AdoptedLine, ...] = Field(description="the organization's own documents audited against")
    team: tuple[TeamLine, ...] = Field(description="the audit team")
    waivers: tuple[WaiverLine, ...] = Field(description="conflicts of independence that were accepted; may be empty")
    days: tuple[PlanDay, ...] = Field(description="the timetable, day by day")
    without_activity: tuple[str, ...] = Field(description="clauses in scope that no activity looks at; may be empty")
    earlier: tuple[str, ...] = Field(description="findings of the last audit that are followed up; may be empty")
    confidentiality: str = Field(description="how what is seen is treated")
    distribution: str = Field(description="who gets the report")
    recommendations: str = Field(description="whether the report will hold recommendations, as a sentence")
    meeting: str = Field(description="day, time and place of the meeting; empty while it is not planned")
    attendees: tuple[Attendee, ...] = Field(description="those expected at the meeting")
