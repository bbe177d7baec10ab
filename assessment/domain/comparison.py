"""One assessment against an earlier one: criterion by criterion, clause by clause, and over more than two.

Criteria are matched by id. What both assessments rated on their scale is compared like for like: the weights are
those of the later checklist, each rating has the value of its own scale. Criteria rated only once are counted apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Criterion
from assessment.domain.record import Value
from assessment.domain.scoring import Score, is_gap, score
from assessment.domain.work import Work


class Movement(StrEnum):
    """What became of one criterion since the earlier assessment."""

    ROSE = "rose"
    FELL = "fell"
    STAYED = "stayed"
    NOT_COMPARED = "not_compared"
    NEW = "new"
    GONE = "gone"


class CriterionChange(Value):
    """One criterion then and now; `reworded` when what is judged was changed between the two checklists."""

    criterion_id: str
    statement: str
    clause: str
    then: str | None
    now: str | None
    movement: Movement
    reworded: bool = False
    is_gap: bool = False


class PartChange(Value):
    """The score of a chapter or clause then and now; None where the checklist of that time has no such part.

    `label` is the number with a title that fits a narrow column.
    """

    number: str
    title: str
    label: str
    is_chapter: bool
    then: Score | None
    now: Score | None
    gaps_then: int = 0
    gaps_now: int = 0

    @property
    def gain(self) -> Decimal | None:
        """Percentage points won (or lost) in the score of what was assessed; None where one of the two has no figure."""
        return gain_between(self.then, self.now)


class Comparison(Value):
    """One assessment against an earlier one; `common_then` and `common_now` cover what both rated on their scale."""

    then: Score
    now: Score
    common_then: Score
    common_now: Score
    parts: tuple[PartChange, ...]
    criteria: tuple[CriterionChange, ...]

    @property
    def gain(self) -> Decimal | None:
        """Percentage points won (or lost) over the criteria rated both times; None when there are none."""
        return gain_between(self.common_then, self.common_now)

    def moved(self, movement: Movement) -> tuple[CriterionChange, ...]:
        """The criteria with this movement, in the order of the standard."""
        return tuple(change for change in self.criteria if change.movement is movement)


class TrendPoint(Value):
    """One assessment in a row of several; `gain` is against the one before it, over the criteria rated both times."""

    assessment_id: str
    title: str
    on: date
    score: Score
    gaps: int
    blockers: int
    gain: Decimal | None


def gain_between(then: Score | None, now: Score | None) -> Decimal | None:
    """The difference of two scores in percentage points, of what was assessed each time."""
    if then is None or now is None or then.percent_assessed is None or now.percent_assessed is None:
        return None
    return now.percent_assessed - then.percent_assessed


def compare(then: Work, now: Work) -> Comparison:
    """What changed from one assessment to the next."""
    common = [criterion for criterion in now.checklist.criteria if _is_rated(then, criterion.id, now)]
    return Comparison(
        then=then.readiness.score,
        now=now.readiness.score,
        common_then=score(common, then.results, then.checklist),
        common_now=score(common, now.results, now.checklist),
        parts=_parts(then, now),
        criteria=_criteria(then, now),
    )


def trend(works: Sequence[Work]) -> tuple[TrendPoint, ...]:
    """Several assessments in the order given, each against the one before."""
    earlier = (None, *works[:-1])
    return tuple(
        TrendPoint(
            assessment_id=work.assessment.id,
            title=work.assessment.title,
            on=work.assessment.started_on,
            score=work.readiness.score,
            gaps=work.readiness.gaps,
            blockers=len(work.readiness.blockers),
            gain=compare(before, work).gain if before else None,
        )
        for before, work in zip(earlier, works, strict=True)
    )


def is_reworded(earlier: CriterionResult, criterion: Criterion) -> bool:
    """True when what is judged was changed since the earlier result."""
    return earlier.criterion_fingerprint != criterion.fingerprint


def _is_rated(then: Work, criterion_id: str, now: Work) -> bool:
    return _value(then, criterion_id) is not None and _value(now, criterion_id) is not None


def _value(work: Work, criterion_id: str) -> Decimal | None:
    """The share of points of a criterion; None when it is not rated on the scale."""
    result = work.results.get(criterion_id)
    return work.checklist.rating_values.get(result.rating or "") if result else None


def _criteria(then: Work, now: Work) -> tuple[CriterionChange, ...]:
    changes = [_change(then, now, criterion) for criterion in now.checklist.criteria]
    gone = [criterion for criterion in then.checklist.criteria if not now.checklist.has_criterion(criterion.id)]
    changes += [
        CriterionChange(
            criterion_id=criterion.id,
            statement=criterion.statement,
            clause=criterion.clause_number,
            then=_rating(then, criterion.id),
            now=None,
            movement=Movement.GONE,
        )
        for criterion in gone
    ]
    return tuple(changes)


def _change(then: Work, now: Work, criterion: Criterion) -> CriterionChange:
    was_there = then.checklist.has_criterion(criterion.id)
    return CriterionChange(
        criterion_id=criterion.id,
        statement=criterion.statement,
        clause=criterion.clause_number,
        then=_rating(then, criterion.id),
        now=_rating(now, criterion.id),
        movement=_movement(then, now, criterion.id) if was_there else Movement.NEW,
        reworded=was_there and then.checklist.criterion(criterion.id).fingerprint != criterion.fingerprint,
        is_gap=is_gap(now.results.get(criterion.id), now.checklist),
    )


def _movement(then: Work, now: Work, criterion_id: str) -> Movement:
    before, after = _value(then, criterion_id), _value(now, criterion_id)
    if before is None or after is None:
        return Movement.NOT_COMPARED
    if before == after:
        return Movement.STAYED
    return Movement.ROSE if after > before else Movement.FELL


def _rating(work: Work, criterion_id: str) -> str | None:
    result = work.results.get(criterion_id)
    return result.rating if result else None


def _parts(then: Work, now: Work) -> tuple[PartChange, ...]:
    """Chapters, each followed by its clauses: those of the later checklist, then what is gone."""
    before, after = _headings(then), _headings(now)
    found = []
    for number, part in {**after, **{number: part for number, part in before.items() if number not in after}}.items():
        old, new = before.get(number), after.get(number)
        found.append(
            PartChange(
                number=number,
                title=part.title,
                label=part.label,
                is_chapter=part.is_chapter,
                then=then.score(old.criteria) if old else None,
                now=now.score(new.criteria) if new else None,
                gaps_then=_gaps(then, old.criteria) if old else 0,
                gaps_now=_gaps(now, new.criteria) if new else 0,
            )
        )
    return tuple(found)


class _Heading(NamedTuple):
    title: str
    label: str
    criteria: tuple[Criterion, ...]
    is_chapter: bool


def _headings(work: Work) -> dict[str, _Heading]:
    """Chapters and the clauses that hold criteria, by number, as they stand in the checklist."""
    found = {}
    for chapter in work.checklist.chapters:
        found[chapter.clause] = _Heading(chapter.title, chapter.label, chapter.criteria, is_chapter=True)
        for clause in chapter.clauses:
            if clause.criteria:
                found[clause.number] = _Heading(clause.title, clause.label, clause.criteria, is_chapter=False)
    return found


def _gaps(work: Work, criteria: Sequence[Criterion]) -> int:
    return sum(is_gap(work.results.get(criterion.id), work.checklist) for criterion in criteria)
