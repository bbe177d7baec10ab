"""One assessment with everything it refers to, as one value: what pages and reports are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assessment.domain.action import Action
from assessment.domain.adopted_document import AdoptedDocument, adopted_for
from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.audit import Audit
from assessment.domain.checklist import Checklist, Clause, Criterion, Profile
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import DocumentReview, Interview, Observation
from assessment.domain.management_review import ManagementReview
from assessment.domain.nonconformity import UNREVIEWED_STATES, Nonconformity
from assessment.domain.organization import Organization, Person, Process, Site
from assessment.domain.review import HeldElsewhere, ReviewKind
from assessment.domain.scoring import OnRecord, Readiness, Score, readiness, score


@dataclass(frozen=True)
class Work:
    """One assessment with its engagement, its pinned checklist (narrowed to the profile), results and people.

    `pressing` are the nonconformities that can stand in the way of readiness: major ones, and those whose actions are done.
    """

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
    adopted: Sequence[AdoptedDocument] = ()
    processes: Sequence[Process] = ()
    interviews: Sequence[Interview] = ()
    observations: Sequence[Observation] = ()
    documents_seen: Sequence[DocumentReview] = ()
    audits: Sequence[Audit] = ()
    management_reviews: Sequence[ManagementReview] = ()
    pressing: Sequence[Nonconformity] = ()

    def result(self, criterion: Criterion) -> CriterionResult:
        """The result of a criterion, blank before anything was entered."""
        return self.results.get(criterion.id) or CriterionResult.blank(self.assessment, criterion)

    def binding(self, clause_number: str) -> AdoptedDocument | None:
        """The organization's own document that makes a clause binding; None where nothing does."""
        return adopted_for(self.adopted, clause_number)

    def score(self, criteria: Sequence[Criterion]) -> Score:
        """The score of any of its criteria."""
        return score(criteria, self.results, self.checklist)

    @cached_property
    def readiness(self) -> Readiness:
        """Score, gaps and blockers of the whole."""
        return readiness(self.checklist, self.results, self.on_record)

    @property
    def on_record(self) -> OnRecord:
        """The audits and reviews held here or elsewhere, and the nonconformities in the way."""
        elsewhere = {review.kind for review in self.held_elsewhere if not review.withdrawn}
        return OnRecord(
            internal_audit=ReviewKind.INTERNAL_AUDIT in elsewhere or any(one.signed_off_at for one in self.audits),
            management_review=ReviewKind.MANAGEMENT_REVIEW in elsewhere
            or any(one.held_on for one in self.management_reviews),
            open_majors=tuple(one.number for one in self.pressing if one.is_major),
            not_reviewed=tuple(one.number for one in self.pressing if one.state in UNREVIEWED_STATES),
        )

    def next_unanswered(self, after: Clause | None) -> Clause | None:
        """The next clause with an open criterion: those after `after`, then from the start; None when all is answered."""
        leaves = self.checklist.leaf_clauses
        start = leaves.index(after) + 1 if after in leaves else 0
        for clause in (*leaves[start:], *leaves[:start]):
            if any(not self.result(criterion).is_assessed for criterion in clause.criteria):
                return clause
        return None
