"""What a person who has just looked at the plan has seen."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.services.actions import list_gaps
from assessment.services.desk import Desk


def as_now(desk: Desk, assessment_id: str, criterion_ids: Sequence[str]) -> dict[str, int]:
    """The actions of these criteria at the revisions stored now; 0 where there is no gap."""
    revisions = {gap.criterion.id: gap.action.revision for gap in list_gaps(desk, assessment_id)}
    return {key: revisions.get(key, 0) for key in criterion_ids}
