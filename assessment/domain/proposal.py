"""The rating that a principle's linked criteria propose for it: their weighted mean, taken down to a step of the scale."""

from __future__ import annotations

from decimal import Decimal

from assessment.domain.checklist import Checklist, Criterion
from assessment.domain.record import Value
from assessment.domain.scoring import Results


class ProposalSource(Value):
    """One linked criterion and the rating it has."""

    criterion_id: str
    rating: str


class Proposal(Value):
    """A rating, the criteria it follows from, and the linked ones that are still open."""

    rating: str
    sources: tuple[ProposalSource, ...]
    open: tuple[str, ...] = ()


def proposal_for(criterion: Criterion, results: Results, checklist: Checklist) -> Proposal | None:
    """What the linked criteria of this checklist propose; None while none of them is rated on the scale.

    Not applicable ones are left out. The top step needs the top in every one assessed, as nothing else means it.
    """
    linked = [checklist.criterion(key) for key in criterion.proposed_by if checklist.has_criterion(key)]
    results_of = {one.id: results.get(one.id) for one in linked}
    rated = [
        (one, result.rating or "")
        for one in linked
        if (result := results_of[one.id]) is not None and result.rating in checklist.rating_values
    ]
    if not rated:
        return None
    weight = sum(one.weight for one, _ in rated)
    mean = sum((one.weight * checklist.rating_values[rating] for one, rating in rated), Decimal(0)) / weight
    return Proposal(
        rating=_step_down(mean, checklist),
        sources=tuple(ProposalSource(criterion_id=one.id, rating=rating) for one, rating in rated),
        open=tuple(key for key, result in results_of.items() if result is None or not result.is_assessed),
    )


def _step_down(mean: Decimal, checklist: Checklist) -> str:
    reached = (step for step in checklist.head.scale if step.value <= mean)
    return max(reached, key=lambda step: step.value).id
