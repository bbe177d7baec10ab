"""One assessment with everything it refers to, as one value: what pages and reports are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assessment.domain.action import Action
from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.checklist import Checklist, Clause, Criterion, Profile
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.organization import Organization, Person, Site
from assessment.domain.review import HeldElsewhere, ReviewKind
from assessment.domain.scoring import Readiness, Score, readiness, score


@dataclass(frozen=True)
class Work:
    """One assessment with its engagement, its pinned checklist (narrowed to the profile), results and people."""

    organization: Organization
    engagement: Engagement
    sites: Sequence[Site]
    people: dict[str, Person]
    evidence: dict[str, Evidence]
    assessment: Assessment
    profile: Profile
    checklist: Checklist
    results: dict[str, CriterionResult]
    actions: dict[str, Action] = field(default_factory=dict)
    held_elsewhere: Sequence[HeldElsewhere] = ()

    def result(self, criterion: Criterion) -> CriterionResult:
        """The result of a criterion, blank before anything was entered."""
        return self.results.get(criterion.id) or CriterionResult.blank(self.assessment, criterion)

    def score(self, criteria: Sequence[Criterion]) -> Score:
        """The score of any of its criteria."""
        return score(criteria, self.results, self.checklist)

    @cached_property
    def readiness(self) -> Readiness:
        """Score, gaps and blockers of the whole."""
        held = {review.kind for review in self.held_elsewhere if not review.withdrawn}
        return readiness(
            self.checklist,
            self.results,
            internal_audit_on_record=ReviewKind.INTERNAL_AUDIT in held,
            management_review_on_record=ReviewKind.MANAGEMENT_REVIEW in held,
        )

    def next_unanswered(self, after: Clause | None) -> Clause | None:
        """The next clause with an open criterion: those after `after`, then from the start; None when all is answered."""
        leaves = self.checklist.leaf_clauses
        start = leaves.index(after) + 1 if after in leaves else 0
        for clause in (*leaves[start:], *leaves[:start]):
            if any(not self.result(criterion).is_assessed for criterion in clause.criteria):
                return clause
        return None
