"""The shipped checklist with every criterion rated, for documents to be made of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice

from assessment import resources
from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.organization import Organization
from assessment.domain.work import Work
from assessment.library.loader import load_checklist

STARTED = date(2026, 1, 5)
_MOMENT = datetime(2026, 1, 5, 9, tzinfo=UTC)


def rated_work(gaps: int | None = None) -> Work:
    """Every other criterion is a gap until there are so many; without a number every one is."""
    checklist = load_checklist(resources.checklists() / "iso10002-2018")
    assessment = Assessment(
        id="a", engagement_id="e", title="Bench", snapshot_id="s", profile="full", started_on=STARTED
    )
    partly = set(checklist.criteria if gaps is None else islice(checklist.criteria, 0, 2 * gaps, 2))
    results = {}
    for criterion in checklist.criteria:
        rating, words = (
            ("partly_met", criterion.partly) if criterion in partly else ("met", "Seen in the sample of twenty cases.")
        )
        blank = CriterionResult.blank(assessment, criterion).reasoned(words).evidenced(("v",))
        results[criterion.id] = blank.rated(rating, checklist, by="Bench", at=_MOMENT)
    return Work(
        organization=Organization(id="o", name="Bench"),
        engagement=Engagement(id="e", organization_id="o", title="Bench", created_at=_MOMENT),
        sites=(),
        people={},
        evidence={"v": Evidence(id="v", engagement_id="e", title="Register export", collected_at=_MOMENT)},
        assessment=assessment,
        profile=checklist.profile("full"),
        checklist=checklist,
        results=results,
    )
