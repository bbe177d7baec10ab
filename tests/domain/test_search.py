"""Search finds criteria by number and by words, the best one first."""

from __future__ import annotations

import pytest

from assessment.domain.checklist import Checklist
from assessment.domain.search import find, folded


def ids(checklist: Checklist, words: str) -> list[str]:
    return [criterion.id for criterion in find(checklist, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7.2-3", ["7.2-3"]),
        ("7.2", ["7.2-1", "7.2-2", "7.2-3"]),
        ("7.2.", ["7.2-1", "7.2-2", "7.2-3"]),
        ("7.2-", ["7.2-1", "7.2-2", "7.2-3"]),
        ("7", ["7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3"]),
        ("9.9", []),
        ("7.2 written", ["7.2-1", "7.2-3"]),
        ("telephone", ["7.2-1"]),
        ("DAY receipt", ["7.2-3"]),
        ("day telephone", []),
        ("counter", []),
        ("", []),
        ("   ", []),
        ("(", []),
    ],
)
def test_every_word_must_occur_and_a_number_names_a_criterion_or_a_clause(
    checklist: Checklist, words: str, expected: list[str]
) -> None:
    assert ids(checklist, words) == expected


def test_a_clause_number_does_not_find_a_longer_one(shipped_checklist: Checklist) -> None:
    assert not [key for key in ids(shipped_checklist, "7.1") if not key.startswith("7.1-")]


def test_the_beginning_of_a_longer_word_counts_less_than_the_word(checklist: Checklist) -> None:
    assert ids(checklist, "complaint") == ["7.2-1", "7.2-2", "4.2-1"]


def test_the_question_is_searched_but_counts_less(checklist: Checklist) -> None:
    assert ids(checklist, "complain") == ["7.1-1", "4.2-1", "7.2-1", "7.2-2"]
    assert ids(checklist, "outside") == ["7.1-2"]


@pytest.mark.parametrize(("text", "plain"), [("Crédit", "credit"), ("ÄRGER", "arger"), ("Straße", "strasse")])
def test_capitals_and_accents_do_not_matter(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_every_criterion_is_found_first_by_its_own_number(shipped_checklist: Checklist) -> None:
    assert not [one.id for one in shipped_checklist.criteria if ids(shipped_checklist, one.id)[0] != one.id]
