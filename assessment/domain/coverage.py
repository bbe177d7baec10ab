"""How far evidence carries an assessment: top ratings without any, and what a certification body usually asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from assessment.domain.checklist import Criterion
from assessment.domain.evidence import Evidence, EvidenceKind
from assessment.domain.record import Value
from assessment.domain.work import Work


class ExpectedSort(StrEnum):
    """Whether something expected says what should happen, or shows that it happened."""

    DOCUMENT = "document"
    RECORD = "record"


class Found(StrEnum):
    """What evidence there is for something expected."""

    THERE = "there"
    PERHAPS = "perhaps"
    NOTHING = "nothing"


_FITTING = {
    ExpectedSort.DOCUMENT: {EvidenceKind.DOCUMENT, EvidenceKind.SCREEN},
    ExpectedSort.RECORD: {EvidenceKind.RECORD, EvidenceKind.SAMPLE, EvidenceKind.SCREEN},
}


class ExpectedItem(Value):
    """A document or record that is usually asked for: number in the list, code of its title, clauses it belongs to."""

    number: int
    code: str
    sort: ExpectedSort
    clauses: tuple[str, ...]

    def belongs_to(self, clause_number: str) -> bool:
        """True for its clauses and those below them."""
        return any(clause_number == number or clause_number.startswith(f"{number}.") for number in self.clauses)


class CoveredItem(Value):
    """What there is for an expected item: evidence tied to it by hand, then evidence on criteria of its clauses.

    The latter is `fitting` by its kind, or `unsorted` where nobody said what kind it is; each piece stands once.
    """

    item: ExpectedItem
    by_hand: tuple[Evidence, ...]
    fitting: tuple[Evidence, ...]
    unsorted: tuple[Evidence, ...]

    @property
    def found(self) -> Found:
        """There, perhaps there, or nothing yet."""
        if self.by_hand or self.fitting:
            return Found.THERE
        return Found.PERHAPS if self.unsorted else Found.NOTHING


def top_without_evidence(work: Work) -> tuple[Criterion, ...]:
    """The criteria rated at the top of the scale on nothing, in the order of the checklist."""
    top = work.checklist.top_rating
    return tuple(
        criterion
        for criterion in work.checklist.criteria
        if (result := work.result(criterion)).rating == top
        and not any(key in work.evidence for key in result.evidence_ids)
    )


def coverage_of(work: Work, expected: Sequence[ExpectedItem]) -> tuple[CoveredItem, ...]:
    """What there is for each expected item, each piece of evidence once."""
    used = [
        (criterion.clause_number, work.evidence[key])
        for criterion in work.checklist.criteria
        for key in work.result(criterion).evidence_ids
        if key in work.evidence
    ]
    return tuple(_covered(item, work.evidence.values(), used) for item in expected)


def _covered(item: ExpectedItem, every: Iterable[Evidence], used: Sequence[tuple[str, Evidence]]) -> CoveredItem:
    by_hand = tuple(evidence for evidence in every if item.code in evidence.stands_for)
    matched = {evidence.id: evidence for clause, evidence in used if item.belongs_to(clause)}
    here = [evidence for key, evidence in matched.items() if item.code not in evidence.stands_for]
    return CoveredItem(
        item=item,
        by_hand=by_hand,
        fitting=tuple(evidence for evidence in here if evidence.kind in _FITTING[item.sort]),
        unsorted=tuple(evidence for evidence in here if evidence.kind is EvidenceKind.OTHER),
    )
