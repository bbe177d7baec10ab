"""How the parts of an audit are named in its documents: people, places, activities, days, and facts with their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from assessment.domain.adopted_document import AdoptedDocument, adopted_for
from assessment.domain.audit import TeamRole
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.audit_file import AuditFile
from assessment.domain.fieldwork import Interview
from assessment.domain.independence import IndependenceWaiver
from assessment.reporting.adopted import lines_of
from assessment.reporting.audit_report import ActivityLine, AuditClause, ParticipantLine, TeamLine, WaiverLine
from assessment.reporting.audit_standing import conflict_sentence
from assessment.reporting.gap_report import AdoptedLine, Fact
from assessment.reporting.look import Look
from assessment.wording import label, say


def facts(pairs: Mapping[str, str], *, every: bool = True) -> tuple[Fact, ...]:
    """Labelled texts by the key of their label; those without a text say so, or are left out unless `every`."""
    return tuple(
        Fact(label=say(key), text=text.strip() or say("report.not_given"))
        for key, text in pairs.items()
        if every or text.strip()
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def dates_of(file: AuditFile, look: Look) -> str:
    """The days of an audit as the firm writes them; empty without any."""
    begins, ends = file.audit.begins_on, file.audit.ends_on
    if begins and ends and begins != ends:
        return say("audits.days", begins=look.day(begins), ends=look.day(ends))
    known = begins or ends
    return look.day(known) if known else ""


def period_of(file: AuditFile, look: Look) -> str:
    """The period that is audited; empty when none was set."""
    begins, ends = file.audit.period_from, file.audit.period_to
    return say("audits.days", begins=look.day(begins), ends=look.day(ends)) if begins and ends else ""


def sites_of(file: AuditFile) -> str:
    """The sites in scope, separated by commas."""
    return ", ".join(file.sites[key].name for key in file.audit.site_ids if key in file.sites)


def processes_of(file: AuditFile) -> str:
    """The processes in scope, separated by commas."""
    return ", ".join(file.processes[key].name for key in file.audit.process_ids if key in file.processes)


def numbers_of(file: AuditFile) -> str:
    """The numbers of the clauses in scope, separated by commas."""
    return ", ".join(file.audit.clauses)


def place(file: AuditFile, site_id: str | None, process_id: str | None, *others: str) -> str:
    """Site and process by name, and whatever else says where."""
    site = file.sites[site_id].name if site_id in file.sites else ""
    process = file.processes[process_id].name if process_id in file.processes else ""
    return ", ".join(part for part in (*others, site, process) if part)


def documents_of(file: AuditFile) -> tuple[AdoptedDocument, ...]:
    """The organization's own documents that are audited against, and those that findings refer to."""
    named = {*file.audit.adopted_ids, *(finding.adopted_id for finding in file.standing_findings)}
    return tuple(document for document in file.adopted if document.id in named)


def clause_lines(file: AuditFile) -> tuple[AuditClause, ...]:
    """The clauses in scope, each with the document that makes it binding."""
    found = []
    for clause in file.clauses:
        binding = adopted_for(documents_of(file), clause.number)
        found.append(AuditClause(number=clause.number, title=clause.title, binding=binding.label if binding else ""))
    return tuple(found)


def adopted_lines(file: AuditFile, look: Look) -> tuple[AdoptedLine, ...]:
    """The organization's own documents audited against, each with what it binds."""
    return lines_of(documents_of(file), look)


def team_lines(file: AuditFile, look: Look) -> tuple[TeamLine, ...]:
    """The team, whoever leads it first, each with the conflicts that were accepted."""
    order = list(TeamRole)
    team = sorted(file.team, key=lambda member: (order.index(member.role), file.name(member.person_id).casefold()))
    return tuple(
        TeamLine(
            name=file.name(member.person_id),
            role=label(member.role),
            waivers=waiver_lines(file, look, [one for one in file.waivers if _whose(one.conflict) == member.person_id]),
        )
        for member in team
    )


def interviews_of(file: AuditFile) -> list[Interview]:
    """The interviews held during the audit about clauses in its scope."""
    audit = file.audit
    begins = audit.begins_on or audit.started_on
    return [
        interview
        for interview in file.interviews
        if interview.held_on
        and begins
        and interview.held_on >= begins
        and (audit.ends_on is None or interview.held_on <= audit.ends_on)
        and any(map(audit.covers, interview.clauses))
    ]


def participant_lines(file: AuditFile) -> tuple[ParticipantLine, ...]:
    """People of the organization in the meetings, those met according to the plan, and those interviewed."""
    parts: dict[str, list[str]] = defaultdict(list)
    for participant in file.participants:
        meetings = (
            (participant.opening_meeting, "ActivityKind.opening_meeting"),
            (participant.closing_meeting, "ActivityKind.closing_meeting"),
        )
        parts[participant.person_id] += [say(key) for attended, key in meetings if attended]
    for activity in file.plan:
        for key in activity.interviewee_ids:
            parts[key] += []
    unnamed = []
    for interview in interviews_of(file):
        number = interview.number or say("fieldwork.interview")
        if interview.person_id:
            parts[interview.person_id].append(number)
        else:
            unnamed.append(ParticipantLine(name=interview.role, role="", part=number))
    known = [
        ParticipantLine(name=person.name, role=person.role, part=", ".join(parts[key]))
        for key in parts
        if (person := file.people.get(key))
    ]
    return (*sorted(known, key=lambda one: one.name.casefold()), *unnamed)


def activity_line(file: AuditFile, activity: AuditActivity, look: Look, *, results: bool) -> ActivityLine:
    """One activity in words; its result only where results are told."""
    when = activity.held_on if results and activity.held_on else activity.day
    return ActivityLine(
        day=look.day(when) if when else say("report.dash"),
        time=say("visit.span", begins=activity.begins, ends=activity.ends) if activity.begins else "",
        title=activity.title,
        kind=label(activity.kind),
        place=place(file, activity.site_id, activity.process_id, activity.place),
        clauses=", ".join(activity.clauses),
        auditors=names(file, activity.auditor_ids),
        interviewees=names(file, activity.interviewee_ids),
        result=activity.result.strip() if results else "",
    )


def names(file: AuditFile, ids: Iterable[str]) -> str:
    """Names of people, separated by commas."""
    return ", ".join(filter(None, map(file.name, ids)))


def waiver_lines(
    file: AuditFile, look: Look, waivers: Iterable[IndependenceWaiver] | None = None
) -> tuple[WaiverLine, ...]:
    """The conflicts of independence that were accepted, all of them unless some are named."""
    conflicts = {conflict.key: conflict for conflict in file.conflicts}
    return tuple(
        WaiverLine(
            conflict=conflict_sentence(file, conflicts[waiver.conflict])
            if waiver.conflict in conflicts
            else _gone(waiver.conflict, file),
            reason=waiver.reason,
            by=say("audit_report.by_on", name=waiver.waived_by, day=look.day(waiver.waived_at.astimezone().date())),
        )
        for waiver in (file.waivers if waivers is None else waivers)
    )


def independence_sentences(file: AuditFile) -> tuple[str, ...]:
    """The conflicts that nobody accepted, or that there is none; nothing where all were accepted or nobody is named."""
    if file.unsettled_conflicts:
        return tuple(conflict_sentence(file, conflict) for conflict in file.unsettled_conflicts)
    return (say("audit_report.independent"),) if file.team and not file.waivers else ()


def _whose(key: str) -> str:
    """The id of the person that a conflict is about."""
    return key.split(":", 2)[1]


def _gone(key: str, file: AuditFile) -> str:
    """A conflict that was waived and has gone since, in short."""
    _, person_id, what = key.split(":", 2)
    return say("audit_report.waived_once", name=file.name(person_id), what=what)
