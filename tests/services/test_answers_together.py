"""Twenty people on one criterion: each field keeps what its last writer had seen, and nothing is overwritten unseen."""

from __future__ import annotations

import dataclasses
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeVar

import pytest

from assessment.domain.actor import Actor
from assessment.domain.assessment import CriterionResult, result_id
from assessment.domain.evidence import Evidence
from assessment.domain.journal import Act, JournalEntry
from assessment.domain.organization import Person
from assessment.services.answers import AnswerConflict, Field, add_evidence, name_responsible, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.storage.database import Database
from assessment.storage.store import Store

pytestmark = pytest.mark.both_databases

KEY = "7.1-1"
PEOPLE = 20

T = TypeVar("T")


def together(desk: Desk, act: Callable[[Desk, int], T], people: int = PEOPLE) -> list[T]:
    """Let `people` act at once, each with a name and connections of their own, as if in a process of their own."""
    ready = threading.Barrier(people)
    url = desk.store.database.url.render_as_string(hide_password=False)

    def one(number: int) -> T:
        database = Database(url)
        own = dataclasses.replace(
            desk,
            store=Store(database),
            person=Actor(name=f"Person {number}"),
            new_id=lambda: secrets.token_hex(6),
        )
        ready.wait(60)
        try:
            return act(own, number)
        finally:
            database.close()

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))


def bodies(store: Store, assessment_id: str) -> list[CriterionResult]:
    """Every state the result was ever in, oldest first."""
    with store.reading() as reader:
        entries = list(reader.entries(CriterionResult, result_id(assessment_id, KEY)))
    return [CriterionResult.model_validate(entry.body) for entry in reversed(entries)]


def intact(store: Store) -> bool:
    return all(check.intact for check in store.check_journal())


def test_twenty_people_on_different_fields_lose_nothing(desk: Desk, assessment_id: str) -> None:
    fields = [
        (Field.RATING, None, "met"),
        (Field.RATIONALE, "", "Words"),
        (Field.NOTE, "", "Note"),
        (Field.FLAG, False, True),
    ]

    def act(own: Desk, number: int) -> None:
        field, shown, value = fields[number % len(fields)]
        save_answer(own, assessment_id, KEY, field, shown=shown, value=value)

    together(desk, act)
    states = bodies(desk.store, assessment_id)
    last = states[-1]
    assert (last.rating, last.rationale, last.note, last.flagged) == ("met", "Words", "Note", True)
    assert [state.revision for state in states] == [1, 2, 3, 4]
    assert intact(desk.store)


def test_twenty_people_on_one_field_who_retry_overwrite_nobody(desk: Desk, assessment_id: str) -> None:
    """Each adds a line to the rationale; who is refused looks again and adds to what is there."""

    def act(own: Desk, number: int) -> list[AnswerConflict]:
        shown, refusals = "", []
        while True:
            try:
                save_answer(own, assessment_id, KEY, Field.RATIONALE, shown=shown, value=f"{shown}{number}\n")
            except AnswerConflict as conflict:
                shown = conflict.theirs
                refusals.append(conflict)
            else:
                return refusals

    refused = together(desk, act)
    states = bodies(desk.store, assessment_id)
    assert sorted(map(int, states[-1].rationale.split())) == list(range(PEOPLE))
    assert len(states) == PEOPLE
    for earlier, later in pairwise(states):
        assert later.rationale.startswith(earlier.rationale)
    assert sum(map(len, refused)) >= PEOPLE - 1
    for number, refusals in enumerate(refused):
        for refusal in refusals:
            assert refusal.mine.endswith(f"{number}\n")
            assert refusal.theirs in {state.rationale for state in states}
            assert refusal.by == f"Person {refusal.theirs.split()[-1]}"
    assert intact(desk.store)


def test_of_twenty_who_saw_the_same_one_is_kept_and_the_others_hold_both_texts(desk: Desk, assessment_id: str) -> None:
    def act(own: Desk, number: int) -> AnswerConflict | None:
        try:
            save_answer(own, assessment_id, KEY, Field.RATIONALE, shown="", value=f"from {number}")
        except AnswerConflict as conflict:
            return conflict
        return None

    outcomes = together(desk, act)
    winner = outcomes.index(None)
    assert outcomes.count(None) == 1
    for number, conflict in enumerate(outcomes):
        if number != winner:
            assert isinstance(conflict, AnswerConflict)
            assert (conflict.mine, conflict.theirs) == (f"from {number}", f"from {winner}")
            assert conflict.by == f"Person {winner}"
    assert [state.rationale for state in bodies(desk.store, assessment_id)] == [f"from {winner}"]


def test_twenty_people_who_name_the_same_evidence_and_person_make_one_of_each(desk: Desk, assessment_id: str) -> None:
    def act(own: Desk, number: int) -> None:
        add_evidence(own, assessment_id, KEY, "Register export")
        add_evidence(own, assessment_id, KEY, f"Paper {number}")
        name_responsible(own, assessment_id, KEY, "Grace Hopper")

    together(desk, act)
    with desk.store.reading() as reader:
        evidence = reader.list(Evidence)
        (grace,) = reader.list(Person)
        result = reader.get(CriterionResult, result_id(assessment_id, KEY))
    assert sorted(found.title for found in evidence) == sorted(
        ["Register export", *(f"Paper {n}" for n in range(PEOPLE))]
    )
    assert set(result.evidence_ids) == {found.id for found in evidence}
    assert len(result.evidence_ids) == PEOPLE + 1
    assert result.responsible_id == grace.id
    assert intact(desk.store)


def test_ten_engagements_opened_at_once_are_all_there(desk: Desk) -> None:
    def act(own: Desk, number: int) -> str:
        new = NewEngagement(organization=f"Firm {number}", checklist="small", profile="full")
        return start_engagement(own, new).id

    ids = together(desk, act, people=10)
    assert len(set(ids)) == 10
    with desk.store.reading() as reader:
        created = reader.list(JournalEntry, record_table="engagement")
        snapshots = reader.list(JournalEntry, record_table="checklist_snapshot")
    assert {entry.record_id for entry in created} == set(ids)
    assert all(entry.act is Act.CREATED for entry in created)
    assert len(snapshots) == 1
    assert intact(desk.store)
