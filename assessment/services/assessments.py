"""Change an assessment as a whole."""

from __future__ import annotations

from assessment.domain.assessment import Assessment, ChecklistSnapshot
from assessment.services.desk import Desk


def widen(desk: Desk, assessment_id: str, profile: str) -> Assessment:
    """Go on with another profile of the same checklist; answers given so far stay."""
    with desk.store.reading() as reader:
        engagement_id = reader.get(Assessment, assessment_id).engagement_id
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        assessment = writer.get(Assessment, assessment_id)
        chosen = writer.get(ChecklistSnapshot, assessment.snapshot_id).body.profile(profile)
        return writer.save(assessment.widened(chosen.id))
