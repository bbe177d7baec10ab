"""The audits of an engagement at a glance, and what a new one can be planned from."""

from __future__ import annotations

from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.audit import Audit, TeamMember, TeamRole
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.finding import Finding
from assessment.domain.grading import GradingScale
from assessment.domain.organization import Person, Process, Site
from assessment.domain.programme import AuditProgramme
from assessment.domain.record import Value
from assessment.library.audit_data import gradings
from assessment.reporting.audit_standing import what_is_open
from assessment.services.audit_checklists import checklists_for
from assessment.services.audit_files import audit_in
from assessment.services.desk import Desk
from assessment.storage.store import Reader
from assessment.wording import say


class AuditLine(Value):
    """One audit in a list: who leads it, how many findings stand, and what is open (empty once it is closed)."""

    audit: Audit
    lead: str
    findings: int
    open: str


class OfferedChecklist(Value):
    """A checklist that an audit can be judged by: what it is called, and its clauses as they are chosen."""

    label: str
    clauses: dict[str, str]


class AuditChoices(Value):
    """What the form of an audit offers: checklists by fingerprint, places, documents in force, scales and programmes.

    The first checklist is the one it is judged by unless somebody chooses another; `clauses` are those of that one.
    """

    checklists: dict[str, OfferedChecklist]
    clauses: dict[str, str]
    sites: dict[str, str]
    processes: dict[str, str]
    adopted: dict[str, str]
    programmes: dict[str, str]
    scales: tuple[GradingScale, ...]


def audit_lines(desk: Desk, engagement_id: str) -> list[AuditLine]:
    """The audits of an engagement, the latest number first; `NotFound` when there is no such engagement."""
    with desk.store.reading() as reader:
        reader.get(Engagement, engagement_id)
        audits = reader.list(Audit, order="number", engagement_id=engagement_id)
        people = {person.id: person.name for person in reader.list(Person, engagement_id=engagement_id)}
        leads = {
            member.audit_id: people.get(member.person_id, "")
            for member in reader.list(TeamMember, engagement_id=engagement_id, role=TeamRole.LEAD_AUDITOR)
        }
        counts: dict[str, int] = {}
        for finding in reader.list(Finding, engagement_id=engagement_id):
            if finding.audit_id and finding.counts:
                counts[finding.audit_id] = counts.get(finding.audit_id, 0) + 1
        return [
            AuditLine(
                audit=audit,
                lead=leads.get(audit.id, ""),
                findings=counts.get(audit.id, 0),
                open="" if audit.is_closed else what_is_open(audit_in(reader, audit.id), desk.today()),
            )
            for audit in reversed(audits)
        ]


def audit_choices(desk: Desk, engagement_id: str, audit: Audit | None = None) -> AuditChoices:
    """What can be chosen for a new audit; for one that exists also what it has, even when it is out of use by now."""
    with desk.store.reading() as reader:
        reader.get(Engagement, engagement_id)
        checklists = checklists_for(desk, reader, engagement_id, audit)
        programmes = reader.list(AuditProgramme, order="period_from", engagement_id=engagement_id)
        return AuditChoices(
            checklists={key: _offered(one) for key, one in checklists.items()},
            clauses=_clauses(next(iter(checklists.values()))),
            sites=_places(reader, Site, engagement_id, audit.site_ids if audit else ()),
            processes=_places(reader, Process, engagement_id, audit.process_ids if audit else ()),
            adopted=_documents(reader, engagement_id, audit.adopted_ids if audit else ()),
            programmes={one.id: one.title for one in reversed(programmes)},
            scales=gradings().scales,
        )


def _offered(checklist: Checklist) -> OfferedChecklist:
    head = checklist.head
    return OfferedChecklist(
        label=say("audits.checklist", title=head.title, version=head.version), clauses=_clauses(checklist)
    )


def _clauses(checklist: Checklist) -> dict[str, str]:
    """Chapters and the clauses below them, as they are chosen: number → label."""
    found = {}
    for chapter in checklist.chapters:
        found[chapter.clause] = chapter.label
        found |= {clause.number: clause.label for clause in chapter.clauses}
    return found


def _places(reader: Reader, record: type[Site | Process], engagement_id: str, kept: tuple[str, ...]) -> dict[str, str]:
    found: list[Site | Process] = reader.list(record, order="name", engagement_id=engagement_id)
    return {one.id: one.name for one in found if not one.left or one.id in kept}


def _documents(reader: Reader, engagement_id: str, kept: tuple[str, ...]) -> dict[str, str]:
    found = reader.list(AdoptedDocument, order="title", engagement_id=engagement_id)
    return {one.id: one.label for one in found if not one.withdrawn or one.id in kept}
