"""Change an assessment as a whole."""

from __future__ import annotations

from assessment.domain.assessment import Assessment, ChecklistSnapshot
from assessment.services.desk import Desk
from assessment.services.work import writing_on


def widen(desk: Desk, assessment_id: str, profile: str) -> Assessment:
    """Go on with another profile of the same checklist; answers given so far stay."""
    with writing_on(desk, assessment_id) as (writer, assessment):
        chosen = writer.get(ChecklistSnapshot, assessment.snapshot_id).body.profile(profile)
        return writer.save(assessment.widened(chosen.id))
