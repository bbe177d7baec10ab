"""Assessments made of plain values, for tests of what is derived from them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.organization import Organization
from assessment.domain.work import Work

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

ASSESSMENT = Assessment(
    id="a1", engagement_id="e1", title="Gap analysis", snapshot_id="s1", profile="full", started_on=date(2026, 11, 21)
)


def result_for(checklist: Checklist, criterion_id: str) -> CriterionResult:
    """A blank result of one criterion."""
    return CriterionResult.blank(ASSESSMENT, checklist.criterion(criterion_id))


def work_with(checklist: Checklist, *results: CriterionResult) -> Work:
    """An assessment with these results and nothing else."""
    return Work(
        organization=Organization(id="o1", name="Northwind"),
        engagement=Engagement(id="e1", organization_id="o1", title="Northwind 2026", created_at=NINE),
        sites=(),
        people={},
        evidence={},
        assessment=ASSESSMENT,
        profile=checklist.profile("full"),
        checklist=checklist,
        results={result.criterion_id: result for result in results},
    )
