"""The checklist of ISO 10002:2018 that we ship: complete, filled in everywhere, weighed as its head says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from assessment import resources
from assessment.domain.checklist import Basis, Checklist, Criterion, Force
from assessment.library.loader import read_checklist

LEAVES: dict[str, dict[str, int]] = {
    "4": {
        "4.1": 1,
        "4.2": 1,
        "4.3": 2,
        "4.4": 4,
        "4.5": 5,
        "4.6": 1,
        "4.7": 3,
        "4.8": 1,
        "4.9": 3,
        "4.10": 2,
        "4.11": 3,
        "4.12": 2,
        "4.13": 1,
        "4.14": 1,
        "4.15": 1,
    },
    "5": {"5.1": 3, "5.2": 5, "5.3": 9, "5.4.1": 8, "5.4.2": 3, "5.4.3": 8, "5.4.4": 4, "5.4.5": 3},
    "6": {"6.1": 6, "6.2": 4, "6.3": 2, "6.4": 5},
    "7": {"7.1": 9, "7.2": 8, "7.3": 4, "7.4": 1, "7.5": 2, "7.6": 2, "7.7": 2, "7.8": 2, "7.9": 6},
    "8": {"8.1": 8, "8.2": 3, "8.3": 1, "8.4": 4, "8.5": 7, "8.6.1": 6, "8.6.2": 9, "8.6.3": 4, "8.7": 7},
}
"""Recommendations per leaf clause, counted from the standard's text."""

# Clauses and items new in 2018 whose wording we know less well.
LIKELY_CLAUSES = {"4.2", "4.3", "4.4", "4.6", "4.9", "4.13", "4.14", "4.15", "5.1"}
LIKELY_CRITERIA = {"6.1-4", "6.1-5", "6.1-6", "8.6.1-5", "8.6.2-6"}


def test_the_shipped_checklist_loads_without_remarks() -> None:
    loaded = read_checklist(resources.checklists() / "iso10002-2018")
    assert [str(remark) for remark in loaded.remarks] == []
    assert loaded.checklist is not None


def test_every_leaf_clause_has_as_many_criteria_as_the_standard_has_recommendations(
    shipped_checklist: Checklist,
) -> None:
    found = {
        chapter.clause: {clause.number: len(clause.criteria) for clause in chapter.clauses if clause.criteria}
        for chapter in shipped_checklist.chapters
    }
    assert found == LEAVES


def test_the_chapters_hold_31_43_17_36_and_49_criteria(shipped_checklist: Checklist) -> None:
    assert [len(chapter.criteria) for chapter in shipped_checklist.chapters] == [31, 43, 17, 36, 49]
    assert len(shipped_checklist.criteria) == 176
    assert len(shipped_checklist.leaf_clauses) == 45


def test_criteria_are_numbered_from_one_without_a_hole(shipped_checklist: Checklist) -> None:
    for clause in shipped_checklist.leaf_clauses:
        expected = [f"{clause.number}-{number}" for number in range(1, len(clause.criteria) + 1)]
        assert [criterion.id for criterion in clause.criteria] == expected


@pytest.mark.parametrize("field", sorted(set(Criterion.model_fields) - {"record_tests", "principles", "proposed_by"}))
def test_every_field_of_every_criterion_is_filled(shipped_checklist: Checklist, field: str) -> None:
    assert [criterion.id for criterion in shipped_checklist.criteria if not getattr(criterion, field)] == []


def test_guidance_recommends_so_no_criterion_is_a_shall(shipped_checklist: Checklist) -> None:
    assert Force.SHALL not in {criterion.force for criterion in shipped_checklist.criteria}


def test_the_principles_are_proposed_by_criteria_of_later_chapters(shipped_checklist: Checklist) -> None:
    for chapter in shipped_checklist.chapters:
        for criterion in chapter.criteria:
            assert bool(criterion.proposed_by) is (chapter.clause == "4"), criterion.id
            assert all(not other.startswith("4.") for other in criterion.proposed_by), criterion.id


def test_operative_criteria_link_to_clauses_of_chapter_4(shipped_checklist: Checklist) -> None:
    principles = set(LEAVES["4"])
    for criterion in shipped_checklist.criteria:
        assert set(criterion.principles) <= principles, criterion.id


def test_weaker_knowledge_is_marked_as_likely(shipped_checklist: Checklist) -> None:
    likely = {criterion.id for criterion in shipped_checklist.criteria if criterion.basis is Basis.LIKELY}
    expected = LIKELY_CRITERIA | {
        criterion.id for criterion in shipped_checklist.criteria if criterion.clause_number in LIKELY_CLAUSES
    }
    assert likely == expected


def test_no_two_criteria_say_or_ask_the_same(shipped_checklist: Checklist) -> None:
    for field in ("statement", "question", "good_practice", "partly", "not_met", "first_step", "risk"):
        counts = Counter(getattr(criterion, field) for criterion in shipped_checklist.criteria)
        assert [words for words, count in counts.items() if count > 1] == [], field


def test_the_weights_of_the_chapters_are_the_shares_of_the_head(shipped_checklist: Checklist) -> None:
    shares = shipped_checklist.head.chapter_shares
    assert shares == {"4": 15, "5": 20, "6": 15, "7": 30, "8": 20}
    whole = sum(criterion.weight for criterion in shipped_checklist.criteria)
    for chapter in shipped_checklist.chapters:
        share = Decimal(sum(criterion.weight for criterion in chapter.criteria)) * 100 / whole
        assert abs(share - shares[chapter.clause]) <= 1, chapter.clause


def test_the_scale_has_three_steps_and_the_key_clauses_are_those_of_the_design(shipped_checklist: Checklist) -> None:
    assert shipped_checklist.rating_values == {"not_met": 0, "partly_met": Decimal("0.5"), "met": 1}
    operation = [f"7.{number}" for number in range(2, 10)]
    assert set(shipped_checklist.head.key_clauses) == {"5.3", "5.4", *operation, "8.5", "8.6"}


def test_nothing_claims_a_certificate_or_a_requirement(shipped_checklist: Checklist) -> None:
    words = shipped_checklist.model_dump_json().lower()
    for claim in ("compliant with iso", "iso certified", "certified to iso", "iso requirement", "requirements of iso"):
        assert claim not in words


def test_it_survives_a_round_trip_as_json(shipped_checklist: Checklist) -> None:
    again = Checklist.model_validate_json(shipped_checklist.model_dump_json())
    assert again == shipped_checklist
    assert again.fingerprint == shipped_checklist.fingerprint
