"""Fill in the papers of an audit from its plan: a pure function, no reading and no clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from assessment.domain.audit_activity import ActivityKind
from assessment.domain.audit_file import AuditFile
from assessment.reporting import audit_phrases as words
from assessment.reporting.audit_background import Background
from assessment.reporting.audit_papers import Attendee, AuditPaper, PaperName, PlanDay
from assessment.reporting.audit_report_of import audit_head, scope_facts
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import Fact
from assessment.reporting.look import Look
from assessment.wording import label, say

_WEEKDAYS = (
    *("visit.weekday.monday", "visit.weekday.tuesday", "visit.weekday.wednesday", "visit.weekday.thursday"),
    *("visit.weekday.friday", "visit.weekday.saturday", "visit.weekday.sunday"),
)
TITLES = {
    PaperName.NOTIFICATION: "audit_papers.notification.title",
    PaperName.PLAN: "audit_papers.plan.title",
    PaperName.OPENING: "audit_papers.opening.title",
    PaperName.CLOSING: "audit_papers.closing.title",
    PaperName.DECLARATION: "audit_papers.declaration.title",
}
"""What the papers are called, by the key of their words."""
_MEETINGS = {PaperName.OPENING: ActivityKind.OPENING_MEETING, PaperName.CLOSING: ActivityKind.CLOSING_MEETING}


def audit_paper_of(
    file: AuditFile, dress: Dress, background: Background, *, today: date, name: PaperName
) -> AuditPaper:
    """One paper of an audit as it is planned on `today`."""
    audit, look, head = (
        file.audit,
        dress.look,
        audit_head(file, dress, background, title=say(TITLES[name]), today=today),
    )
    allowed = "allowed" if audit.recommendations_allowed else "not_allowed"
    return AuditPaper(
        **{**dict(head), "mark": label(audit.state)},
        audit=audit.title,
        facts=_facts(file, dress, today),
        scope=scope_facts(file, look),
        objectives=words.paragraphs(audit.objectives),
        clauses=words.clause_lines(file),
        adopted=words.adopted_lines(file, look),
        team=words.team_lines(file, look),
        waivers=words.waiver_lines(file, look),
        days=tuple(_days(file, look)),
        without_activity=tuple(clause.label for clause in file.without_activity),
        earlier=tuple(f"{finding.number} {finding.statement.strip()}" for finding in file.earlier_findings),
        confidentiality=audit.confidentiality.strip() or say("audit_papers.confidential"),
        distribution=", ".join(words.paragraphs(audit.distribution)) or say("report.not_given"),
        recommendations=say(f"audit_papers.recommendations.{allowed}"),
        meeting=_meeting(file, _MEETINGS.get(name), look),
        attendees=tuple(_attendees(file, name, look)),
    )


def _facts(file: AuditFile, dress: Dress, today: date) -> tuple[Fact, ...]:
    return words.facts(
        {
            "report.fact.organization": file.organization.name,
            "audit_report.fact.audit": f"{file.audit.number} {file.audit.title}",
            "audit_report.fact.client": file.audit.client or file.organization.name,
            "audit_report.fact.days": words.dates_of(file, dress.look),
            "audit_report.fact.sites": words.sites_of(file),
            "audit_report.fact.lead": file.lead.name if file.lead else "",
            "audit_papers.fact.as_of": dress.look.day(today),
        }
    )


def _days(file: AuditFile, look: Look) -> Iterator[PlanDay]:
    for day, activities in groupby(file.plan, key=lambda activity: activity.day):
        lines = tuple(words.activity_line(file, activity, look, results=False) for activity in activities)
        yield PlanDay(title=_day_title(day, look) if day else say("audit_papers.no_day"), activities=lines)


def _day_title(day: date, look: Look) -> str:
    return say("visit.timetable.day", weekday=say(_WEEKDAYS[day.weekday()]), day=look.day(day))


def _meeting(file: AuditFile, kind: ActivityKind | None, look: Look) -> str:
    activity = next((one for one in file.plan if one.kind is kind), None)
    if activity is None:
        return ""
    line = words.activity_line(file, activity, look, results=False)
    day = line.day if activity.day else ""
    return ", ".join(part for part in (day, line.time, line.place) if part)


def _attendees(file: AuditFile, name: PaperName, look: Look) -> Iterator[Attendee]:
    """The team, then those of the organization who are expected at this meeting."""
    for line in words.team_lines(file, look):
        yield Attendee(name=line.name, role=line.role)
    for participant in file.participants:
        expected = participant.opening_meeting if name is PaperName.OPENING else participant.closing_meeting
        person = file.people.get(participant.person_id)
        if expected and person:
            yield Attendee(name=person.name, role=person.role)
