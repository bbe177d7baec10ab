"""The pictures of the guide about internal audits: a plan that is nearly ready to start."""

from __future__ import annotations

from datetime import timedelta

from assessment.domain.audit import AuditScope, TeamRole
from assessment.services.audits import name_participant, name_team, plan_audit
from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine
from assessment.services.places import ProcessEntry, add_process
from assessment.services.proposed_activities import propose_activities
from docs.studio import Studio, settle

PROCESS_OWNER = "Joan Field"


def internal_audit(studio: Studio, desk: Desk, line: EngagementLine) -> None:
    """The step Plan of a new audit, with a conflict of independence."""
    begins = desk.today() + timedelta(days=15)
    scope = AuditScope(title="From receipt to closing", clauses=("7",), begins_on=begins, ends_on=begins)
    audit = plan_audit(desk, line.id, scope)
    add_process(desk, line.id, ProcessEntry(name="Complaint register", owner=PROCESS_OWNER))
    name_team(desk, audit.id, PROCESS_OWNER, TeamRole.AUDITOR)
    name_participant(desk, audit.id, "Grace Noble", opening_meeting=True)
    propose_activities(desk, audit.id)
    page = studio.page((1280, 1900))
    page.goto(f"{studio.address}/audit?audit={audit.id}")
    settle(page)
    studio.take("audit-plan", page)
