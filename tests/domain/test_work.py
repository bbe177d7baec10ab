"""Where to go on: the next clause with an open criterion."""

from __future__ import annotations

import pytest

from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.scoring import BlockerKind
from assessment.domain.work import Work
from tests.domain.works import NINE, result_for, work_with


def work(checklist: Checklist, ratings: dict[str, str], reasons: dict[str, str] | None = None) -> Work:
    return work_with(
        checklist,
        *(
            result_for(checklist, key)
            .rated(rating, checklist, by="Ada", at=NINE)
            .reasoned((reasons or {}).get(key, ""))
            for key, rating in ratings.items()
        ),
    )


def next_after(found: Work, number: str | None) -> str | None:
    clause = found.next_unanswered(found.checklist.clause(number) if number else None)
    return clause.number if clause else None


ALL = dict.fromkeys(("4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3"), "met")


def without(*keys: str) -> dict[str, str]:
    return {key: rating for key, rating in ALL.items() if key not in keys}


def test_at_the_beginning_the_first_open_clause_comes_first(checklist: Checklist) -> None:
    assert next_after(work(checklist, {}), None) == "4.2"
    assert next_after(work(checklist, without("7.1-2")), None) == "7.1"


def test_the_clauses_after_this_one_come_before_those_at_the_start(checklist: Checklist) -> None:
    open_work = work(checklist, without("4.2-1", "7.2-3"))
    assert next_after(open_work, "7.1") == "7.2"
    assert next_after(open_work, "7.2") == "4.2"


def test_a_clause_that_is_the_only_open_one_comes_again(checklist: Checklist) -> None:
    assert next_after(work(checklist, without("7.1-2")), "7.1") == "7.1"


@pytest.mark.parametrize("number", [None, "4.2", "7.2"])
def test_when_all_is_answered_there_is_no_next(checklist: Checklist, number: str | None) -> None:
    assert next_after(work(checklist, ALL), number) is None


def test_not_applicable_without_a_reason_is_still_open(checklist: Checklist) -> None:
    ratings = {**ALL, "7.1-1": NOT_APPLICABLE}
    assert next_after(work(checklist, ratings), None) == "7.1"
    assert next_after(work(checklist, ratings, {"7.1-1": "Out of scope."}), None) is None


def test_a_criterion_without_a_result_gives_a_blank_one(checklist: Checklist) -> None:
    criterion = checklist.criterion("7.1-1")
    assert work(checklist, {}).result(criterion) == result_for(checklist, criterion.id)


def test_the_score_of_a_clause_counts_its_own_criteria(checklist: Checklist) -> None:
    found = work(checklist, {"7.1-1": "met", "7.2-1": "not_met"})
    clause = found.score(checklist.clause("7.1").criteria)
    assert (clause.total, clause.assessed, clause.achieved) == (2, 1, 2)


def test_until_audits_are_recorded_both_are_missed(checklist: Checklist) -> None:
    kinds = [blocker.kind for blocker in work(checklist, ALL).readiness.blockers]
    assert kinds == [
        BlockerKind.NO_INTERNAL_AUDIT,
        BlockerKind.NO_MANAGEMENT_REVIEW,
        BlockerKind.MET_WITHOUT_EVIDENCE,
    ]
