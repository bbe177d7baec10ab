"""Coverage: top ratings on nothing, and what is usually asked for with what there is."""

from __future__ import annotations

import dataclasses

import pytest

from assessment.domain.checklist import Checklist
from assessment.domain.coverage import ExpectedItem, ExpectedSort, Found, coverage_of, top_without_evidence
from assessment.domain.evidence import Evidence, EvidenceKind
from assessment.domain.expected_evidence import EXPECTED
from assessment.domain.work import Work
from tests.domain.works import NINE, result_for, work_with

POLICY = ExpectedItem(number=1, code="policy", sort=ExpectedSort.DOCUMENT, clauses=("7.1",))
REGISTER = ExpectedItem(number=2, code="register", sort=ExpectedSort.RECORD, clauses=("7",))


def piece(key: str, kind: EvidenceKind) -> Evidence:
    return Evidence(id=key, engagement_id="e1", title=f"Piece {key}", kind=kind, collected_at=NINE)


def linked(checklist: Checklist, *pieces: Evidence, to: str = "7.1-1") -> Work:
    result = result_for(checklist, to).evidenced(tuple(one.id for one in pieces))
    return dataclasses.replace(work_with(checklist, result), evidence={one.id: one for one in pieces})


def test_top_ratings_without_evidence_are_named_in_the_order_of_the_checklist(checklist: Checklist) -> None:
    top = checklist.top_rating
    bare = [result_for(checklist, key).changed(rating=top) for key in ("7.2-1", "4.2-1")]
    carried = result_for(checklist, "7.1-1").changed(rating=top, evidence_ids=("v1",))
    withdrawn = result_for(checklist, "7.1-2").changed(rating=top, evidence_ids=("gone",))
    work = dataclasses.replace(
        work_with(checklist, *bare, carried, withdrawn), evidence={"v1": piece("v1", EvidenceKind.OTHER)}
    )
    assert [one.id for one in top_without_evidence(work)] == ["4.2-1", "7.1-2", "7.2-1"]


@pytest.mark.parametrize(
    ("kind", "document", "record"),
    [
        (EvidenceKind.DOCUMENT, Found.THERE, Found.NOTHING),
        (EvidenceKind.RECORD, Found.NOTHING, Found.THERE),
        (EvidenceKind.SAMPLE, Found.NOTHING, Found.THERE),
        (EvidenceKind.SCREEN, Found.THERE, Found.THERE),
        (EvidenceKind.INTERVIEW, Found.NOTHING, Found.NOTHING),
        (EvidenceKind.OTHER, Found.PERHAPS, Found.PERHAPS),
    ],
)
def test_evidence_counts_for_what_its_kind_can_be(
    kind: EvidenceKind, document: Found, record: Found, checklist: Checklist
) -> None:
    found = coverage_of(linked(checklist, piece("v1", kind)), (POLICY, REGISTER))
    assert [item.found for item in found] == [document, record]


def test_evidence_counts_for_the_clauses_it_is_linked_to_only(checklist: Checklist) -> None:
    work = linked(checklist, piece("v1", EvidenceKind.DOCUMENT), to="7.2-1")
    assert coverage_of(work, (POLICY,))[0].found is Found.NOTHING


def test_each_piece_is_shown_once(checklist: Checklist) -> None:
    one = piece("v1", EvidenceKind.RECORD)
    results = [result_for(checklist, key).evidenced(("v1",)) for key in ("7.1-1", "7.1-2", "7.2-1")]
    work = dataclasses.replace(work_with(checklist, *results), evidence={"v1": one})
    assert coverage_of(work, (REGISTER,))[0].fitting == (one,)


def test_what_is_tied_by_hand_is_there_whatever_its_kind_and_without_a_criterion(checklist: Checklist) -> None:
    tied = piece("v1", EvidenceKind.INTERVIEW).said_to_be("policy")
    work = dataclasses.replace(work_with(checklist), evidence={"v1": tied})
    policy, register = coverage_of(work, (POLICY, REGISTER))
    assert (policy.found, policy.by_hand) == (Found.THERE, (tied,))
    assert register.found is Found.NOTHING


def test_what_is_tied_by_hand_and_matches_too_stands_once_and_untied_matches_again(checklist: Checklist) -> None:
    tied = piece("v1", EvidenceKind.DOCUMENT).said_to_be("policy")
    covered = coverage_of(linked(checklist, tied), (POLICY,))[0]
    assert (covered.by_hand, covered.fitting, covered.unsorted) == ((tied,), (), ())
    untied = tied.no_longer_said_to_be("policy")
    covered = coverage_of(linked(checklist, untied), (POLICY,))[0]
    assert (covered.by_hand, covered.fitting, covered.found) == ((), (untied,), Found.THERE)


def test_the_list_holds_forty_items_and_every_clause_is_one_of_the_standard(shipped_checklist: Checklist) -> None:
    assert [item.number for item in EXPECTED] == list(range(1, 41))
    assert len({item.code for item in EXPECTED}) == 40
    assert [item.sort for item in EXPECTED].count(ExpectedSort.DOCUMENT) == 25
    numbers = {clause.number for clause in shipped_checklist.leaf_clauses}
    assert not [item.code for item in EXPECTED if not any(item.belongs_to(number) for number in numbers)]
    known = {clause.number for clause in shipped_checklist.clauses} | {one.clause for one in shipped_checklist.chapters}
    assert not {number for item in EXPECTED for number in item.clauses} - known
