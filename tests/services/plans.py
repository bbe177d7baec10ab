"""What a person who has just looked at the plan has seen."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.domain.gap import Gap, gaps_of
from assessment.services.desk import Desk
from assessment.services.work import open_work


def gaps_now(desk: Desk, assessment_id: str) -> tuple[Gap, ...]:
    """The gaps with their actions as they are stored now."""
    return gaps_of(open_work(desk, assessment_id))


def as_now(desk: Desk, assessment_id: str, criterion_ids: Sequence[str]) -> dict[str, int]:
    """The actions of these criteria at the revisions stored now; 0 where there is no gap."""
    revisions = {gap.criterion.id: gap.action.revision for gap in gaps_now(desk, assessment_id)}
    return {key: revisions.get(key, 0) for key in criterion_ids}
