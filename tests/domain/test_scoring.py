"""The score: the issue's vector, the rules that hold for any answers, every blocker, and exact edges."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.assessment import CriterionResult, GapKind
from assessment.domain.checklist import NOT_APPLICABLE, Chapter, Checklist, Clause
from assessment.domain.scoring import (
    Band,
    Blocker,
    BlockerKind,
    OnRecord,
    Readiness,
    Score,
    is_gap,
    percentage,
    readiness,
    score,
)

LADDER = (None, "not_met", "partly_met", "met")
ANSWERS = (*LADDER, NOT_APPLICABLE)


class Answer(NamedTuple):
    """One criterion with its answer."""

    weight: int = 1
    rating: str | None = None
    reason: str = ""


answers = st.builds(Answer, st.integers(1, 10), st.sampled_from(ANSWERS), st.sampled_from(["", " ", "A reason."]))


def checklist_of(model: Checklist, *clauses: list[Answer]) -> Checklist:
    """A checklist with one criterion per answer, in clauses 7.1, 7.2, …; like `model` in everything else."""
    pattern = model.criteria[0]
    made = tuple(
        Clause(
            number=f"7.{number}",
            title=f"Clause {number}",
            criteria=tuple(
                pattern.changed(id=f"7.{number}-{position}", weight=answer.weight)
                for position, answer in enumerate(clause, start=1)
            ),
        )
        for number, clause in enumerate(clauses, start=1)
    )
    return model.changed(chapters=(Chapter(clause="7", title="Operation", clauses=made),))


def result(criterion_id: str, rating: str | None, reason: str = "", **fields: object) -> CriterionResult:
    known = {
        "id": f"a1.{criterion_id}",
        "engagement_id": "e1",
        "assessment_id": "a1",
        "criterion_id": criterion_id,
        "criterion_fingerprint": "0" * 16,
        "rating": rating,
        "rationale": reason,
    }
    return CriterionResult.model_validate({**known, **fields})


def results_of(checklist: Checklist, *clauses: list[Answer]) -> dict[str, CriterionResult]:
    flat = [answer for clause in clauses for answer in clause]
    return {
        criterion.id: result(criterion.id, answer.rating, answer.reason)
        for criterion, answer in zip(checklist.criteria, flat, strict=True)
    }


def scored(model: Checklist, given_answers: list[Answer]) -> Score:
    checklist = checklist_of(model, given_answers)
    return score(checklist.criteria, results_of(checklist, given_answers), checklist)


def test_the_vector_of_the_issue_gives_71_of_93(checklist: Checklist) -> None:
    given_answers = (
        [Answer(rating="met")] * 61
        + [Answer(rating="partly_met")] * 20
        + [Answer(rating="not_met")] * 10
        + [Answer(rating=NOT_APPLICABLE, reason="Nobody sells there.")] * 7
        + [Answer()] * 2
    )
    found = scored(checklist, given_answers)
    assert (found.total, found.assessed, found.not_applicable, found.not_assessed) == (100, 98, 7, 2)
    assert (found.applicable, found.assessed_applicable) == (93, 91)
    assert (found.achieved, found.possible, found.possible_assessed) == (Decimal(71), Decimal(93), Decimal(91))
    assert found.percent == Decimal("76.3")
    assert found.percent_assessed == Decimal("78.0")
    assert found.coverage == Decimal("98.0")
    assert found.is_covered
    assert found.by_rating == {"not_met": 10, "partly_met": 20, "met": 61}


def test_weights_count(checklist: Checklist) -> None:
    found = scored(checklist, [Answer(3, "met"), Answer(1, "not_met"), Answer(4, "partly_met")])
    assert (found.achieved, found.possible, found.percent) == (Decimal(5), Decimal(8), Decimal("62.5"))


def test_a_criterion_without_a_result_is_not_assessed(checklist: Checklist) -> None:
    found = score(checklist.criteria, {}, checklist)
    assert (found.total, found.assessed, found.possible) == (6, 0, Decimal(10))
    assert (found.percent, found.percent_assessed, found.coverage) == (Decimal("0.0"), None, Decimal("0.0"))


def test_nothing_applicable_has_no_percentage(checklist: Checklist) -> None:
    found = scored(checklist, [Answer(rating=NOT_APPLICABLE, reason="Out of scope.")] * 3)
    assert (found.percent, found.percent_assessed, found.coverage) == (None, None, Decimal("100.0"))


def test_no_criteria_are_not_covered(checklist: Checklist) -> None:
    found = score((), {}, checklist)
    assert (found.coverage, found.is_covered, found.percent) == (Decimal("0.0"), False, None)


def test_percentages_are_rounded_halves_up() -> None:
    assert percentage(Decimal(1), Decimal(3)) == Decimal("33.3")
    assert percentage(Decimal("0.25"), Decimal(100)) == Decimal("0.3")
    assert percentage(Decimal("0.35"), Decimal(100)) == Decimal("0.4")
    assert percentage(Decimal(1), Decimal(0)) is None


@given(given_answers=st.lists(answers, max_size=30))
def test_the_score_stays_between_0_and_100(checklist: Checklist, given_answers: list[Answer]) -> None:
    found = scored(checklist, given_answers)
    assert 0 <= found.achieved <= found.possible_assessed <= found.possible
    for percent in (found.percent, found.percent_assessed, found.coverage):
        assert percent is None or 0 <= percent <= 100
    assert found.total == found.applicable + found.not_applicable
    assert found.total == found.assessed + found.not_assessed
    assert sum(found.by_rating.values()) == found.assessed_applicable


@given(given_answers=st.lists(answers, min_size=1, max_size=20), data=st.data())
def test_raising_a_rating_never_lowers_the_score(
    checklist: Checklist, given_answers: list[Answer], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(given_answers) - 1))
    low, high = sorted(data.draw(st.lists(st.sampled_from(range(len(LADDER))), min_size=2, max_size=2)))
    before = [*given_answers]
    before[place] = before[place]._replace(rating=LADDER[low])
    after = [*before]
    after[place] = after[place]._replace(rating=LADDER[high])
    lower, higher = scored(checklist, before), scored(checklist, after)
    assert higher.possible == lower.possible
    assert higher.achieved >= lower.achieved
    assert higher.assessed >= lower.assessed


@given(given_answers=st.lists(answers, max_size=20), weight=st.integers(1, 10), blank=st.sampled_from(["", " ", "\n"]))
def test_not_applicable_without_a_reason_counts_as_not_assessed(
    checklist: Checklist, given_answers: list[Answer], weight: int, blank: str
) -> None:
    bare = scored(checklist, [*given_answers, Answer(weight, NOT_APPLICABLE, blank)])
    missing = scored(checklist, [*given_answers, Answer(weight)])
    assert bare == missing


@given(given_answers=st.lists(answers, max_size=20), weight=st.integers(1, 10))
def test_not_applicable_with_a_reason_leaves_the_percentage_alone(
    checklist: Checklist, given_answers: list[Answer], weight: int
) -> None:
    with_it = scored(checklist, [*given_answers, Answer(weight, NOT_APPLICABLE, "Out of scope.")])
    without = scored(checklist, given_answers)
    assert (with_it.achieved, with_it.possible) == (without.achieved, without.possible)
    assert with_it.not_applicable == without.not_applicable + 1


@given(clauses=st.lists(st.lists(answers, max_size=8), min_size=1, max_size=6))
def test_the_sums_over_clauses_are_the_whole(checklist: Checklist, clauses: list[list[Answer]]) -> None:
    made = checklist_of(checklist, *clauses)
    results = results_of(made, *clauses)
    whole = score(made.criteria, results, made)
    parts = [score(clause.criteria, results, made) for clause in made.clauses]
    for field in ("total", "not_applicable", "assessed", "achieved", "possible", "possible_assessed"):
        assert sum(getattr(part, field) for part in parts) == getattr(whole, field), field
    for rating, count in whole.by_rating.items():
        assert sum(part.by_rating[rating] for part in parts) == count


def bare_score(*, total: int = 100, assessed: int = 100, achieved: str = "100", possible: str = "100") -> Score:
    return Score(
        total=total,
        not_applicable=0,
        assessed=assessed,
        achieved=Decimal(achieved),
        possible=Decimal(possible),
        possible_assessed=Decimal(possible),
        by_rating={},
    )


def bare_readiness(found: Score, *blockers: BlockerKind) -> Readiness:
    return Readiness(
        score=found, blockers=tuple(Blocker(kind=kind) for kind in blockers), gaps=0, gaps_by_kind={}, likely=0
    )


def test_89_95_percent_coverage_is_not_covered_though_it_is_shown_as_90() -> None:
    found = bare_score(total=2_000, assessed=1_799)
    assert found.coverage == Decimal("90.0")
    assert not found.is_covered
    assert bare_score(total=2_000, assessed=1_800).is_covered


@pytest.mark.parametrize(
    ("achieved", "possible", "band"),
    [
        ("0", "100", Band.NOT_READY),
        ("49.9999", "100", Band.NOT_READY),
        ("50", "100", Band.PARTLY_READY),
        ("1", "2", Band.PARTLY_READY),
        ("79.9999", "100", Band.PARTLY_READY),
        ("80", "100", Band.NEARLY_READY),
        ("94.9999", "100", Band.NEARLY_READY),
        ("949.5", "1000", Band.NEARLY_READY),
        ("95", "100", Band.READY),
        ("19", "20", Band.READY),
        ("100", "100", Band.READY),
        ("0", "0", Band.NOT_READY),
    ],
)
def test_the_edges_of_the_bands_are_exact(achieved: str, possible: str, band: Band) -> None:
    assert bare_readiness(bare_score(achieved=achieved, possible=possible)).band is band


@pytest.mark.parametrize("kind", BlockerKind)
def test_any_blocker_keeps_a_full_score_from_ready(kind: BlockerKind) -> None:
    assert bare_readiness(bare_score(), kind).band is Band.NEARLY_READY


def all_met(checklist: Checklist) -> dict[str, CriterionResult]:
    return {criterion.id: result(criterion.id, "met", evidence_ids=("v1",)) for criterion in checklist.criteria}


def ready(
    checklist: Checklist, results: Mapping[str, CriterionResult], *, audit: bool = True, review: bool = True
) -> Readiness:
    return readiness(checklist, results, OnRecord(internal_audit=audit, management_review=review))


def test_all_met_with_evidence_audit_and_review_is_ready(checklist: Checklist) -> None:
    found = ready(checklist, all_met(checklist))
    assert (found.blockers, found.band, found.gaps, found.likely) == ((), Band.READY, 0, 1)


def test_met_without_evidence_is_a_blocker(checklist: Checklist) -> None:
    results = all_met(checklist)
    for key in ("7.1-1", "7.2-3"):
        results[key] = result(key, "met")
    assert ready(checklist, results).blockers == (
        Blocker(kind=BlockerKind.MET_WITHOUT_EVIDENCE, criteria=("7.1-1", "7.2-3")),
    )


def test_partly_met_without_evidence_is_no_blocker(checklist: Checklist) -> None:
    results = all_met(checklist) | {"7.1-1": result("7.1-1", "partly_met")}
    assert ready(checklist, results).blockers == ()


def test_no_internal_audit_is_a_blocker(checklist: Checklist) -> None:
    found = ready(checklist, all_met(checklist), audit=False)
    assert found.blockers == (Blocker(kind=BlockerKind.NO_INTERNAL_AUDIT),)


def test_no_management_review_is_a_blocker(checklist: Checklist) -> None:
    found = ready(checklist, all_met(checklist), review=False)
    assert found.blockers == (Blocker(kind=BlockerKind.NO_MANAGEMENT_REVIEW),)


def test_coverage_below_90_percent_is_a_blocker(checklist: Checklist) -> None:
    results = all_met(checklist)
    del results["7.1-1"]
    assert ready(checklist, results).blockers == (Blocker(kind=BlockerKind.COVERAGE),)


def test_a_key_clause_at_zero_is_a_blocker(checklist: Checklist) -> None:
    zero = {key: result(key, "not_met") for key in ("7.2-1", "7.2-2", "7.2-3")}
    found = ready(checklist, all_met(checklist) | zero)
    assert found.blockers == (Blocker(kind=BlockerKind.KEY_CLAUSE_AT_ZERO, clause="7.2"),)


def test_one_point_in_a_key_clause_lifts_the_blocker(checklist: Checklist) -> None:
    results = all_met(checklist) | {"7.2-1": result("7.2-1", "not_met"), "7.2-2": result("7.2-2", "not_met")}
    assert ready(checklist, results).blockers == ()


def test_another_clause_at_zero_is_no_blocker(checklist: Checklist) -> None:
    zero = {key: result(key, "not_met") for key in ("7.1-1", "7.1-2")}
    assert ready(checklist, all_met(checklist) | zero).blockers == ()


def test_a_key_clause_that_nobody_judged_is_a_matter_of_coverage_only(checklist: Checklist) -> None:
    results = {key: found for key, found in all_met(checklist).items() if not key.startswith("7.2")}
    assert ready(checklist, results).blockers == (Blocker(kind=BlockerKind.COVERAGE),)


def test_a_key_clause_that_does_not_apply_is_not_at_zero(checklist: Checklist) -> None:
    out = {key: result(key, NOT_APPLICABLE, "Done by the parent.") for key in ("7.2-1", "7.2-2", "7.2-3")}
    assert ready(checklist, all_met(checklist) | out).blockers == ()


def test_gaps_are_counted_by_kind(checklist: Checklist) -> None:
    results = all_met(checklist) | {
        "7.1-1": result("7.1-1", "partly_met", gap_kind=GapKind.NO_RULE),
        "7.1-2": result("7.1-2", "not_met", gap_kind=GapKind.NO_RULE),
        "7.2-1": result("7.2-1", "not_met", gap_kind=GapKind.NO_RECORD),
        "7.2-2": result("7.2-2", "partly_met"),
        "7.2-3": result("7.2-3", NOT_APPLICABLE, "Out of scope.", gap_kind=GapKind.NO_RULE),
    }
    found = ready(checklist, results)
    assert found.gaps == 4
    assert {kind: count for kind, count in found.gaps_by_kind.items() if count} == {
        GapKind.NO_RULE: 2,
        GapKind.NO_RECORD: 1,
    }


def test_a_gap_is_a_rating_below_the_top(checklist: Checklist) -> None:
    assert [is_gap(result("7.1-1", rating), checklist) for rating in ANSWERS] == [False, True, True, False, False]
    assert not is_gap(None, checklist)
