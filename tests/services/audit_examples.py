"""An audit that runs, for the tests of what happens in it."""

from __future__ import annotations

from datetime import date

from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.audit import Audit, AuditScope, Conclusions, Opinion
from assessment.domain.finding import Finding, Position
from assessment.services.audit_closing import conclude_audit
from assessment.services.audit_files import open_audit
from assessment.services.audits import plan_audit, start_audit
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.findings import FindingText, raise_finding, record_position, review_finding

DAY = date(2026, 11, 21)


def engagement(desk: Desk) -> str:
    """An engagement of Northwind over the small checklist (4.2, 7.1, 7.2)."""
    return start_engagement(
        desk, NewEngagement(organization="Northwind", checklist="small", profile="full", sites=("Leeds",))
    ).id


def adopt(desk: Desk, engagement_id: str, *clauses: str) -> AdoptedDocument:
    """A procedure of the organization that makes clauses binding."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return writer.save(
            AdoptedDocument(
                id=desk.new_id(),
                engagement_id=engagement_id,
                title="Procedure P-12",
                version="3",
                statement="Every complaint is entered on the day it arrives.",
                clauses=clauses,
            )
        )


def running_audit(
    desk: Desk, engagement_id: str, *, title: str = "Receipt", clauses: tuple[str, ...] = ("7",)
) -> Audit:
    """An audit that has started, led by whoever sits at the desk."""
    scope = AuditScope(
        title=title,
        clauses=clauses,
        begins_on=DAY,
        ends_on=DAY,
        period_from=date(2026, 1, 1),
        period_to=date(2026, 10, 31),
    )
    return start_audit(desk, plan_audit(desk, engagement_id, scope).id)


def gap_on(desk: Desk, audit: Audit, criterion_id: str = "7.2-1") -> Finding:
    """A finding without an adopted rule, with evidence."""
    return raise_finding(
        desk,
        audit.id,
        FindingText(
            grade="gap",
            statement="The export of 4 May 2026 has no field for the channel.",
            evidence="Export of 4 May 2026",
            criterion_id=criterion_id,
            clause=criterion_id.rpartition("-")[0],
        ),
    )


def confirmed(desk: Desk, colleague: Desk, finding: Finding) -> Finding:
    """The finding read by a second person and agreed by the organization."""
    read = review_finding(colleague, finding.id, seen=finding.revision)
    return record_position(desk, read.id, Position.AGREED, on=DAY, by="Grace Hopper", opinion="", seen=read.revision)


def concluded(desk: Desk, audit_id: str) -> Audit:
    """The audit with opinion and conclusions."""
    wanted = Conclusions(opinion=Opinion.PARTLY_EFFECTIVE, opinion_rationale="One gap.", conclusions="It mostly works.")
    return conclude_audit(desk, audit_id, wanted, seen=open_audit(desk, audit_id).audit.revision)
