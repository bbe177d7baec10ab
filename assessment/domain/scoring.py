"""The score: one formula for any set of criteria, always with its numerator, denominator and exclusions.

    score = Σ weight × value / Σ weight          over the applicable criteria

Not applicable counts out only with a reason; not assessed counts as zero for readiness and is shown apart.
Below 90 % coverage the headline is the score of what was assessed so far, not a readiness figure.
Blockers override the number. Bands: below 50 not ready, 50 to 79 partly, 80 to 94 nearly, 95 and no blocker ready.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from assessment.domain.assessment import CriterionResult, GapKind
from assessment.domain.checklist import Checklist, Criterion
from assessment.domain.record import Value

FULL_COVERAGE = Decimal(90)
_ONE_DECIMAL = Decimal("0.1")
_PARTLY, _NEARLY, _READY = 50, 80, 95
"""Where the bands begin, in percent."""

Results = Mapping[str, CriterionResult]
"""Results by criterion id; a criterion without an entry is not assessed."""


class Band(StrEnum):
    """What the number says in words."""

    NOT_READY = "not_ready"
    PARTLY_READY = "partly_ready"
    NEARLY_READY = "nearly_ready"
    READY = "ready"


class BlockerKind(StrEnum):
    """What overrides the number."""

    COVERAGE = "coverage"
    KEY_CLAUSE_AT_ZERO = "key_clause_at_zero"
    MET_WITHOUT_EVIDENCE = "met_without_evidence"
    NO_INTERNAL_AUDIT = "no_internal_audit"
    NO_MANAGEMENT_REVIEW = "no_management_review"
    OPEN_MAJOR = "open_major"
    NOT_REVIEWED = "not_reviewed"


class Blocker(Value):
    """One reason why the number alone does not count, with the clause, criteria or nonconformities it points to."""

    kind: BlockerKind
    clause: str = ""
    criteria: tuple[str, ...] = ()
    nonconformities: tuple[str, ...] = ()


class Score(Value):
    """Counts and points over a set of criteria.

    `achieved` and `possible` are weighted points over all applicable criteria; `possible_assessed` only over
    those assessed so far.
    """

    total: int
    not_applicable: int
    assessed: int
    achieved: Decimal
    possible: Decimal
    possible_assessed: Decimal
    by_rating: dict[str, int]

    @property
    def applicable(self) -> int:
        """Criteria that count: all but those not applicable with a reason."""
        return self.total - self.not_applicable

    @property
    def assessed_applicable(self) -> int:
        """Criteria with a rating on the scale."""
        return self.assessed - self.not_applicable

    @property
    def not_assessed(self) -> int:
        """Criteria without a rating, or not applicable without a reason."""
        return self.total - self.assessed

    @property
    def percent(self) -> Decimal | None:
        """Points reached of all points possible, one decimal; None when nothing is applicable."""
        return percentage(self.achieved, self.possible)

    @property
    def percent_assessed(self) -> Decimal | None:
        """Points reached of the points of what was assessed so far; None before the first rating."""
        return percentage(self.achieved, self.possible_assessed)

    @property
    def coverage(self) -> Decimal:
        """Share of criteria that are assessed, in percent, one decimal; an empty set is not covered."""
        return percentage(Decimal(self.assessed), Decimal(self.total)) or Decimal("0.0")

    @property
    def is_covered(self) -> bool:
        """True from 90 % coverage on: only then the score is a readiness figure (exact, not rounded)."""
        return self.total > 0 and Decimal(self.assessed) * 100 >= FULL_COVERAGE * self.total


class OnRecord(Value):
    """What else is on record: an internal audit, a management review, and the numbers of nonconformities in the way.

    `open_majors` are not closed; of those in `not_reviewed` the actions are done, but nobody looked whether they worked.
    """

    internal_audit: bool
    management_review: bool
    open_majors: tuple[str, ...] = ()
    not_reviewed: tuple[str, ...] = ()


class Readiness(Value):
    """The score of a whole assessment with all that overrides it."""

    score: Score
    blockers: tuple[Blocker, ...]
    gaps: int
    gaps_by_kind: dict[GapKind, int]
    likely: int

    @property
    def band(self) -> Band:
        """The band of the score; ready only without a blocker."""
        if self.score.possible == 0:
            return Band.NOT_READY
        percent = self.score.achieved * 100 / self.score.possible
        if percent < _PARTLY:
            return Band.NOT_READY
        if percent < _NEARLY:
            return Band.PARTLY_READY
        if percent < _READY or self.blockers:
            return Band.NEARLY_READY
        return Band.READY


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` in percent with one decimal, halves up; None when there is no whole."""
    return (part * 100 / whole).quantize(_ONE_DECIMAL, ROUND_HALF_UP) if whole else None


def score(criteria: Iterable[Criterion], results: Results, checklist: Checklist) -> Score:
    """The score of any set of criteria of `checklist`."""
    total = not_applicable = assessed = 0
    achieved = possible = possible_assessed = Decimal(0)
    by_rating = dict.fromkeys(checklist.rating_values, 0)
    for criterion in criteria:
        total += 1
        result = results.get(criterion.id)
        if result is not None and result.is_assessed:
            assessed += 1
            if result.is_not_applicable:
                not_applicable += 1
                continue
            rating = result.rating or ""
            by_rating[rating] += 1
            achieved += criterion.weight * checklist.rating_values[rating]
            possible_assessed += criterion.weight
        possible += criterion.weight
    return Score(
        total=total,
        not_applicable=not_applicable,
        assessed=assessed,
        achieved=achieved,
        possible=possible,
        possible_assessed=possible_assessed,
        by_rating=by_rating,
    )


def is_gap(result: CriterionResult | None, checklist: Checklist) -> bool:
    """True when a criterion is rated on the scale and below the top of it."""
    return result is not None and result.rating in checklist.rating_values and result.rating != checklist.top_rating


def readiness(checklist: Checklist, results: Results, on_record: OnRecord) -> Readiness:
    """Score, gaps and blockers of an assessment over `checklist`."""
    whole = score(checklist.criteria, results, checklist)
    kinds = dict.fromkeys(GapKind, 0)
    gaps = 0
    for criterion in checklist.criteria:
        result = results.get(criterion.id)
        if result is not None and is_gap(result, checklist):
            gaps += 1
            if result.gap_kind:
                kinds[result.gap_kind] += 1
    return Readiness(
        score=whole,
        blockers=tuple(_blockers(checklist, results, whole, on_record)),
        gaps=gaps,
        gaps_by_kind=kinds,
        likely=sum(criterion.basis == "likely" for criterion in checklist.criteria),
    )


def _blockers(checklist: Checklist, results: Results, whole: Score, on_record: OnRecord) -> Iterable[Blocker]:
    if on_record.open_majors:
        yield Blocker(kind=BlockerKind.OPEN_MAJOR, nonconformities=on_record.open_majors)
    if not whole.is_covered:
        yield Blocker(kind=BlockerKind.COVERAGE)
    if not on_record.internal_audit:
        yield Blocker(kind=BlockerKind.NO_INTERNAL_AUDIT)
    if not on_record.management_review:
        yield Blocker(kind=BlockerKind.NO_MANAGEMENT_REVIEW)
    if on_record.not_reviewed:
        yield Blocker(kind=BlockerKind.NOT_REVIEWED, nonconformities=on_record.not_reviewed)
    for clause in checklist.leaf_clauses:
        clause_score = score(clause.criteria, results, checklist)
        judged = clause_score.assessed_applicable
        if checklist.is_key(clause.number) and judged and clause_score.achieved == 0:
            yield Blocker(kind=BlockerKind.KEY_CLAUSE_AT_ZERO, clause=clause.number)
    bare = tuple(
        criterion.id
        for criterion in checklist.criteria
        if (result := results.get(criterion.id)) and result.rating == checklist.top_rating and not result.evidence_ids
    )
    if bare:
        yield Blocker(kind=BlockerKind.MET_WITHOUT_EVIDENCE, criteria=bare)


class Lever(Value):
    """What the whole score would gain if one criterion were fully met; in percentage points, one decimal."""

    criterion_id: str
    gain: Decimal


def levers(checklist: Checklist, results: Results, count: int) -> tuple[Lever, ...]:
    """The criteria that would raise the score most, best first; equal gains in the order of the checklist."""
    whole = score(checklist.criteria, results, checklist)
    found = []
    for criterion in checklist.criteria:
        result = results.get(criterion.id)
        if result is not None and is_gap(result, checklist):
            missing = criterion.weight * (1 - checklist.rating_values[result.rating or ""])
            found.append(Lever(criterion_id=criterion.id, gain=percentage(missing, whole.possible) or Decimal(0)))
    return tuple(sorted(found, key=lambda lever: -lever.gain)[:count])
