"""Plan an audit, name its team, settle independence, start it, call it off, and plan the next one from it."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.domain.assessment import Assessment, AssessmentKind, CriterionResult
from assessment.domain.audit import (
    Audit,
    AuditorCompetence,
    AuditParticipant,
    AuditScope,
    IndependenceUnsettled,
    NoLeadAuditor,
    NothingInScope,
    TeamMember,
    TeamRole,
)
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.checklist import Checklist
from assessment.domain.errors import NotAllowed, NotFound
from assessment.domain.finding import Finding
from assessment.domain.independence import IndependenceWaiver, WaivedWithoutReason
from assessment.domain.numbering import Series
from assessment.library.audit_data import gradings
from assessment.reporting.audit_standing import conflict_sentence
from assessment.services.audit_checklists import (
    choose_checklist,
    following_checklist,
    refuse_unknown_clauses,
    unknown_clauses,
)
from assessment.services.audit_files import audit_in, engagement_checklist, scale_of, writing_on_audit
from assessment.services.desk import Desk
from assessment.services.numbering import next_number
from assessment.services.people import person_named
from assessment.storage.store import Reader, Writer


class ScopeFixed(NotAllowed):
    """The clauses of an audit that runs cannot shrink under its findings."""

    def __init__(self, number: str) -> None:
        """Name the clause that holds something."""
        super().__init__(f"Clause {number} has verdicts or findings already, so it stays in the scope of this audit.")


class StillPlanned(NotAllowed):
    """Another checklist lacks clauses that the plan of activities names."""

    def __init__(self, numbers: tuple[str, ...]) -> None:
        """Name them."""
        super().__init__(
            f"The plan of activities names {', '.join(numbers)}, which the checklist chosen does not have. "
            "Change or take off those activities first, then choose it."
        )


class GradingFixed(NotAllowed):
    """The grading scale cannot change under findings."""

    def __init__(self) -> None:
        """Say why."""
        super().__init__("This audit has findings already, so its grading scale stays as it is.")


def plan_audit(desk: Desk, engagement_id: str, wanted: AuditScope, *, checklist: str = "") -> Audit:
    """Store a planned audit under its number; who plans it leads it unless somebody else is named later.

    `checklist` is the fingerprint of what it is judged by; without one it is the engagement's.
    """
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        chosen = choose_checklist(desk, writer, engagement_id, checklist)
        refuse_unknown_clauses(chosen.body, wanted.clauses)
        gradings().scale(wanted.grading)
        audit = Audit(
            id=desk.new_id(),
            engagement_id=engagement_id,
            snapshot_id=chosen.id,
            number=next_number(writer, engagement_id, Series.AUDIT),
            **wanted.model_dump(),
        )
        audit = writer.save(audit.scheduled(wanted.begins_on, wanted.ends_on))
        lead = person_named(desk, writer, engagement_id, desk.actor.name)
        if not lead.is_assessor:
            lead = writer.save(lead.changed(is_assessor=True))
        _join(desk, writer, audit, lead.id, TeamRole.LEAD_AUDITOR)
        return audit


def change_audit(desk: Desk, audit_id: str, wanted: AuditScope, *, seen: int, checklist: str = "") -> Audit:
    """Save another description of an audit; `StaleRecord` when somebody saved one meanwhile.

    `checklist` is the fingerprint of another one to judge it by, as long as it has not started.
    """
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        chosen = choose_checklist(desk, writer, audit.engagement_id, checklist, audit)
        refuse_unknown_clauses(chosen.body, wanted.clauses)
        if checklist:
            _refuse_planned_clauses(writer, audit, chosen.body)
        snapshot_id = chosen.id if checklist else audit.snapshot_id
        next_one = audit.changed(snapshot_id=snapshot_id, **wanted.model_dump())
        next_one = next_one.scheduled(wanted.begins_on, wanted.ends_on)
        findings = writer.list(Finding, audit_id=audit.id)
        if next_one.grading != audit.grading:
            scale_of(next_one)
            if findings:
                raise GradingFixed
        if audit.assessment_id:
            if not next_one.clauses:
                raise NothingInScope
            _refuse_shrinking(writer, next_one, findings)
            assessment = writer.get(Assessment, audit.assessment_id)
            if assessment.clauses != next_one.clauses:
                writer.save(assessment.changed(clauses=next_one.clauses))
        return writer.save(next_one, seen=seen)


def name_team(desk: Desk, audit_id: str, name: str, role: TeamRole) -> TeamMember:
    """Put the person of that name into the team, or give them another role; a new name becomes a new person.

    An audit has one lead: who led it before becomes an auditor.
    """
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        person = person_named(desk, writer, audit.engagement_id, name)
        if not person.is_assessor:
            person = writer.save(person.changed(is_assessor=True))
        if role is TeamRole.LEAD_AUDITOR:
            for before in writer.list(TeamMember, audit_id=audit.id, role=role):
                if before.person_id != person.id:
                    writer.save(before.changed(role=TeamRole.AUDITOR))
        return _join(desk, writer, audit, person.id, role)


def leave_team(desk: Desk, audit_id: str, member_id: str) -> None:
    """Take somebody off the team; the journal keeps that they were on it."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        writer.remove(TeamMember, [writer.get(TeamMember, member_id)])


def name_participant(
    desk: Desk, audit_id: str, name: str, *, opening_meeting: bool = False, closing_meeting: bool = False
) -> AuditParticipant:
    """Record that somebody of the organization takes part, and in which of the meetings they were."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        person = person_named(desk, writer, audit.engagement_id, name)
        found = writer.list(AuditParticipant, audit_id=audit.id, person_id=person.id)
        participant = (
            found[0]
            if found
            else AuditParticipant(
                id=desk.new_id(), engagement_id=audit.engagement_id, audit_id=audit.id, person_id=person.id
            )
        )
        return writer.save(participant.changed(opening_meeting=opening_meeting, closing_meeting=closing_meeting))


def leave_participants(desk: Desk, audit_id: str, participant_id: str) -> None:
    """Take somebody off the list of participants."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        writer.remove(AuditParticipant, [writer.get(AuditParticipant, participant_id)])


def record_competence(desk: Desk, engagement_id: str, wanted: AuditorCompetence, *, seen: int = 0) -> AuditorCompetence:
    """Save what makes a person able to audit; one record per person."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return writer.save(wanted.changed(id=f"{wanted.person_id}.competence"), seen=seen)


def list_competences(desk: Desk, engagement_id: str) -> dict[str, AuditorCompetence]:
    """The competence records of an engagement by person id."""
    with desk.store.reading() as reader:
        return {one.person_id: one for one in reader.list(AuditorCompetence, engagement_id=engagement_id)}


def waive_conflicts(desk: Desk, audit_id: str, conflicts: Sequence[str], reason: str) -> tuple[IndependenceWaiver, ...]:
    """Accept conflicts of independence, named by their keys, for one reason: all or none; `NotFound` for an unknown one.

    One waived before gets the new reason.
    """
    if not reason.strip():
        raise WaivedWithoutReason
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        file = audit_in(writer, audit_id)
        there = {one.key for one in file.conflicts}
        waived = {one.conflict: one for one in file.waivers}
        found = []
        for conflict in conflicts:
            if conflict not in there:
                raise NotFound("conflict of independence", conflict)
            given = {"reason": reason, "waived_by": desk.actor.name, "waived_at": desk.now()}
            if before := waived.get(conflict):
                found.append(writer.save(before.changed(**given)))
                continue
            keys = {"id": desk.new_id(), "engagement_id": audit.engagement_id, "audit_id": audit.id}
            found.append(writer.save(IndependenceWaiver(**keys, conflict=conflict, **given)))
        return tuple(found)


def start_audit(desk: Desk, audit_id: str) -> Audit:
    """Begin the fieldwork: pins the checklist; refused without a lead auditor or with unsettled conflicts."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        file = audit_in(writer, audit_id)
        if audit.started_on:
            return audit.still_open()
        if file.lead is None:
            raise NoLeadAuditor
        if file.unsettled_conflicts:
            raise IndependenceUnsettled(tuple(conflict_sentence(file, one) for one in file.unsettled_conflicts))
        assessment_id = desk.new_id()
        started = audit.started(desk.today(), assessment_id)
        last, _ = engagement_checklist(writer, audit.engagement_id)
        writer.save(
            Assessment(
                id=assessment_id,
                engagement_id=audit.engagement_id,
                kind=AssessmentKind.INTERNAL_AUDIT,
                title=f"{audit.number} {audit.title}"[:300],
                snapshot_id=audit.snapshot_id or last.snapshot_id,
                profile=file.checklist.widest_profile.id,
                started_on=desk.today(),
                started_by=desk.actor.name,
                clauses=audit.clauses,
            )
        )
        return writer.save(started)


def call_off_audit(desk: Desk, audit_id: str, reason: str) -> Audit:
    """Cancel an audit with the reason; what was entered stays readable."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        _freeze(desk, writer, audit)
        return writer.save(audit.cancelled(desk.today(), reason))


def plan_next_audit(desk: Desk, audit_id: str, title: str) -> Audit:
    """A new audit with scope, plan and team of this one; verdicts and findings are never copied."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        following = writer.save(
            Audit(
                id=desk.new_id(),
                previous_id=audit.id,
                snapshot_id=following_checklist(desk, writer, audit),
                number=next_number(writer, audit.engagement_id, Series.AUDIT),
                **{
                    **audit.model_dump(include={"engagement_id", "programme_id", *AuditScope.model_fields}),
                    "title": title,
                    "begins_on": None,
                    "ends_on": None,
                    "period_from": None,
                    "period_to": None,
                },
            )
        )
        for member in writer.list(TeamMember, audit_id=audit.id):
            _join(desk, writer, following, member.person_id, member.role)
        for activity in writer.list(AuditActivity, audit_id=audit.id):
            if not activity.removed:
                writer.save(
                    activity.changed(
                        id=desk.new_id(), revision=0, audit_id=following.id, day=None, held_on=None, result=""
                    )
                )
        return following


def _refuse_planned_clauses(reader: Reader, audit: Audit, checklist: Checklist) -> None:
    """Raise `StillPlanned` for clauses of its activities that another checklist does not have."""
    planned = [one for one in reader.list(AuditActivity, audit_id=audit.id) if not one.removed]
    numbers = tuple(dict.fromkeys(number for one in planned for number in one.clauses))
    if unknown := unknown_clauses(checklist, numbers):
        raise StillPlanned(unknown)


def _join(desk: Desk, writer: Writer, audit: Audit, person_id: str, role: TeamRole) -> TeamMember:
    found = writer.list(TeamMember, audit_id=audit.id, person_id=person_id)
    member = (
        found[0]
        if found
        else TeamMember(id=desk.new_id(), engagement_id=audit.engagement_id, audit_id=audit.id, person_id=person_id)
    )
    return writer.save(member.changed(role=role))


def _freeze(desk: Desk, writer: Writer, audit: Audit) -> None:
    if audit.assessment_id:
        writer.save(writer.get(Assessment, audit.assessment_id).frozen(desk.now()))


def _refuse_shrinking(writer: Writer, audit: Audit, findings: list[Finding]) -> None:
    """A clause with a verdict or a finding stays in scope."""
    results = writer.list(CriterionResult, assessment_id=audit.assessment_id)
    judged = {result.criterion_id.rpartition("-")[0] for result in results if result.is_assessed}
    judged |= {finding.clause for finding in findings if finding.counts and finding.clause}
    for number in sorted(judged):
        if not audit.covers(number):
            raise ScopeFixed(number)
