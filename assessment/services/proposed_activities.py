"""Fill an empty audit plan with a proposal: opening meeting, an activity per group of clauses, closing meeting."""

from __future__ import annotations

from assessment.domain.audit_activity import AuditActivity, in_order
from assessment.domain.audit_plan_proposal import proposed_slots
from assessment.domain.errors import NotAllowed
from assessment.services.audit_files import audit_in, writing_on_audit
from assessment.services.desk import Desk
from assessment.wording import label


class PlanNotEmpty(NotAllowed):
    """A proposal does not mix with a plan that is there."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("This audit has activities already, so nothing was proposed. Add and change them one by one.")


def propose_activities(desk: Desk, audit_id: str) -> list[AuditActivity]:
    """Put the proposal into the plan; `PlanNotEmpty` when somebody began to plan meanwhile."""
    with writing_on_audit(desk, audit_id) as (writer, audit):
        audit.still_open()
        file = audit_in(writer, audit_id)
        if file.plan:
            raise PlanNotEmpty
        lead = (file.lead.id,) if file.lead else ()
        return in_order(
            writer.save(
                AuditActivity(
                    id=desk.new_id(),
                    engagement_id=audit.engagement_id,
                    audit_id=audit.id,
                    title=slot.title or label(slot.kind),
                    kind=slot.kind,
                    clauses=slot.clauses,
                    auditor_ids=lead if slot.is_attended else (),
                ).timed(slot.day, slot.begins, slot.minutes)
            )
            for slot in proposed_slots(audit, file.clauses)
        )
