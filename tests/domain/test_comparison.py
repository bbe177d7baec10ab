"""Then and now: matched by criterion, like for like, whatever the two checklists have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import NOT_APPLICABLE, Checklist, RatingStep
from assessment.domain.comparison import Movement, compare, is_reworded, trend
from assessment.domain.work import Work
from tests.domain.works import result_for, work_with

ALL = ("4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3")
LADDER = (None, "not_met", "partly_met", "met")
ratings = st.dictionaries(st.sampled_from(ALL), st.sampled_from((*LADDER, NOT_APPLICABLE)))


def rated(checklist: Checklist, given: Mapping[str, str | None]) -> Work:
    """An assessment with these ratings."""
    results: list[CriterionResult] = [
        result_for(checklist, key).changed(rating=rating, rationale="A reason.") for key, rating in given.items()
    ]
    return work_with(checklist, *results)


def movements(then: Work, now: Work) -> dict[str, Movement]:
    return {one.criterion_id: one.movement for one in compare(then, now).criteria}


def test_a_criterion_rises_falls_or_stays(checklist: Checklist) -> None:
    then = rated(checklist, {"7.1-1": "not_met", "7.1-2": "met", "7.2-1": "partly_met"})
    now = rated(checklist, {"7.1-1": "met", "7.1-2": "partly_met", "7.2-1": "partly_met"})
    found = movements(then, now)
    assert [found[key] for key in ("7.1-1", "7.1-2", "7.2-1")] == [Movement.ROSE, Movement.FELL, Movement.STAYED]


def test_what_is_rated_once_only_or_does_not_apply_is_not_compared(checklist: Checklist) -> None:
    then = rated(checklist, {"7.1-1": "met", "7.2-1": "met", "7.2-2": NOT_APPLICABLE})
    now = rated(checklist, {"7.1-2": "met", "7.2-1": NOT_APPLICABLE, "7.2-2": NOT_APPLICABLE})
    assert set(movements(then, now).values()) == {Movement.NOT_COMPARED}
    assert compare(then, now).gain is None


def test_the_gain_counts_what_both_rated_with_the_weights_of_today(checklist: Checklist) -> None:
    then = rated(checklist, {"7.1-1": "not_met", "7.2-1": "met", "7.2-3": "met"})
    now = rated(checklist, {"7.1-1": "met", "7.2-1": "met", "4.2-1": "not_met"})
    found = compare(then, now)
    assert (found.common_then.percent, found.common_now.percent) == (Decimal("60.0"), Decimal("100.0"))
    assert found.gain == Decimal("40.0")
    assert found.common_now.total == 2


def test_a_rating_has_the_value_of_its_own_scale(checklist: Checklist) -> None:
    steps = (("not_met", "0"), ("partly_met", "0.8"), ("met", "1"))
    scale = tuple(RatingStep(id=key, label=key, value=Decimal(value)) for key, value in steps)
    other = checklist.changed(head=checklist.head.changed(scale=scale))
    found = compare(rated(checklist, {"7.1-1": "partly_met"}), rated(other, {"7.1-1": "partly_met"}))
    assert found.criteria[1].movement is Movement.ROSE
    assert found.gain == Decimal("30.0")


def test_criteria_that_came_and_went_are_told_apart(checklist: Checklist) -> None:
    quick = checklist.narrowed(checklist.profile("quick"))
    kept = {one.id for one in quick.criteria}
    whole, part = rated(checklist, dict.fromkeys(ALL, "met")), rated(quick, dict.fromkeys(kept, "met"))
    came, went = movements(part, whole), movements(whole, part)
    assert {key for key, move in came.items() if move is Movement.NEW} == set(ALL) - kept
    assert {key for key, move in went.items() if move is Movement.GONE} == set(ALL) - kept
    assert {key for key, move in went.items() if move is Movement.STAYED} == kept


def test_a_clause_that_is_gone_still_has_its_row(checklist: Checklist) -> None:
    quick = checklist.narrowed(checklist.profile("quick"))
    parts = {part.number: part for part in compare(rated(checklist, {}), rated(quick, {})).parts}
    gone = {clause.number for clause in checklist.leaf_clauses} - {clause.number for clause in quick.leaf_clauses}
    assert all(parts[number].now is None and parts[number].then is not None for number in gone)
    assert {part.number for part in parts.values() if part.is_chapter} == {
        chapter.clause for chapter in checklist.chapters
    }


def test_other_words_are_noticed(checklist: Checklist) -> None:
    chapters = tuple(
        chapter.changed(
            clauses=tuple(
                clause.changed(
                    criteria=tuple(
                        one.changed(statement="Anybody can complain.") if one.id == "7.1-1" else one
                        for one in clause.criteria
                    )
                )
                for clause in chapter.clauses
            )
        )
        for chapter in checklist.chapters
    )
    newer = checklist.changed(chapters=chapters)
    found = compare(rated(checklist, {"7.1-1": "met"}), rated(newer, {"7.1-1": "met"}))
    assert [one.criterion_id for one in found.criteria if one.reworded] == ["7.1-1"]
    assert is_reworded(result_for(checklist, "7.1-1"), newer.criterion("7.1-1"))
    assert not is_reworded(result_for(checklist, "7.1-2"), newer.criterion("7.1-2"))


def test_the_rows_carry_the_scores_of_both(checklist: Checklist) -> None:
    then = rated(checklist, {"7.1-1": "not_met", "7.2-1": "partly_met"})
    now = rated(checklist, {"7.1-1": "met", "7.1-2": "not_met"})
    parts = {part.number: part for part in compare(then, now).parts}
    assert list(parts) == ["4", "4.2", "7", "7.1", "7.2"]
    for number, clause in ((clause.number, clause) for clause in checklist.leaf_clauses):
        assert (parts[number].then, parts[number].now) == (then.score(clause.criteria), now.score(clause.criteria))
    assert (parts["7.1"].gaps_then, parts["7.1"].gaps_now, parts["7"].gaps_then) == (1, 1, 2)
    assert parts["7.1"].gain == Decimal("66.7")
    assert parts["7.2"].gain is None


def test_a_trend_compares_each_with_the_one_before(checklist: Checklist) -> None:
    works = [
        replace(
            rated(checklist, {"7.1-1": rating}),
            assessment=rated(checklist, {}).assessment.changed(id=f"a{year}", started_on=date(year, 1, 1)),
        )
        for year, rating in ((2024, "not_met"), (2025, "met"), (2026, "partly_met"))
    ]
    points = trend(works)
    assert [point.on.year for point in points] == [2024, 2025, 2026]
    assert [point.gain for point in points] == [None, Decimal("100.0"), Decimal("-50.0")]
    assert [point.gaps for point in points] == [1, 0, 1]


@given(then=ratings, now=ratings)
def test_turned_round_every_movement_turns_round(
    checklist: Checklist, then: dict[str, str | None], now: dict[str, str | None]
) -> None:
    forward, back = (rated(checklist, one) for one in (then, now))
    there, again = compare(forward, back), compare(back, forward)
    turned = {Movement.ROSE: Movement.FELL, Movement.FELL: Movement.ROSE}
    assert [turned.get(one.movement, one.movement) for one in there.criteria] == [
        one.movement for one in again.criteria
    ]
    assert (there.gain is None) == (again.gain is None)
    if there.gain is not None and again.gain is not None:
        assert there.gain == -again.gain
    assert sum(len(there.moved(one)) for one in Movement) == len(ALL)


@given(same=ratings)
def test_compared_with_itself_nothing_moves(checklist: Checklist, same: dict[str, str | None]) -> None:
    found = compare(rated(checklist, same), rated(checklist, same))
    assert not found.moved(Movement.ROSE)
    assert not found.moved(Movement.FELL)
    assert found.gain in {None, Decimal("0.0")}
