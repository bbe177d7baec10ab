"""Earlier versions of an answer, and the way back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from assessment.domain.assessment import CriterionResult, UnknownRating, result_id
from assessment.domain.errors import NotFound
from assessment.domain.journal import JournalEntry
from assessment.services.answers import Field, add_evidence, name_responsible, save_answer, unlink_evidence
from assessment.services.history import ErasedVersion, UnreadableVersion, answer_history, restore_answer
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord
from assessment.storage.tables import table_of

if TYPE_CHECKING:
    from assessment.services.desk import Desk

pytestmark = pytest.mark.both_databases

ID = "7.2-1"


@pytest.fixture
def answered(desk: Desk, colleague: Desk, assessment_id: str) -> str:
    """Ada rates and writes, Charles rewrites."""
    save_answer(desk, assessment_id, ID, Field.RATING, shown=None, value="partly_met")
    save_answer(desk, assessment_id, ID, Field.RATIONALE, shown="", value="first words")
    save_answer(colleague, assessment_id, ID, Field.RATIONALE, shown="first words", value="other words")
    return assessment_id


def stored(desk: Desk, assessment_id: str) -> CriterionResult:
    with desk.store.reading() as reader:
        return reader.get(CriterionResult, result_id(assessment_id, ID))


def test_the_versions_say_who_changed_which_field(desk: Desk, answered: str) -> None:
    found = answer_history(desk, answered, ID).versions
    told = [(version.by, [change.field for change in version.changes or ()]) for version in found]
    assert told == [("Charles Babbage", ["rationale"]), ("Ada Lovelace", ["rationale"]), ("Ada Lovelace", ["rating"])]
    assert [(one.before, one.after) for one in found[0].changes or ()] == [("first words", "other words")]


def test_an_answer_that_was_never_saved_has_no_versions(desk: Desk, assessment_id: str) -> None:
    assert answer_history(desk, assessment_id, ID).versions == ()


def test_people_and_evidence_are_named(desk: Desk, answered: str) -> None:
    evidence = add_evidence(desk, answered, ID, "Register")
    person = name_responsible(desk, answered, ID, "Grace Hopper")
    assert answer_history(desk, answered, ID).names == {evidence.id: "Register", person.id: "Grace Hopper"}


def test_restoring_is_an_ordinary_save(desk: Desk, answered: str) -> None:
    restored = restore_answer(desk, answered, ID, 2, seen=3)
    assert (restored.rationale, restored.rating, restored.revision) == ("first words", "partly_met", 4)
    assert stored(desk, answered) == restored
    newest = answer_history(desk, answered, ID).versions[0]
    assert (newest.revision, newest.by) == (4, "Ada Lovelace")
    assert all(chain.intact for chain in desk.store.check_journal())


def test_whoever_restores_a_rating_is_the_one_who_judges(desk: Desk, colleague: Desk, answered: str) -> None:
    save_answer(desk, answered, ID, Field.RATING, shown="partly_met", value="met")
    assert restore_answer(colleague, answered, ID, 3, seen=4).assessed_by == "Charles Babbage"
    assert restore_answer(colleague, answered, ID, 2, seen=5).assessed_by == "Charles Babbage"


def test_restoring_what_is_there_writes_nothing(desk: Desk, answered: str) -> None:
    assert restore_answer(desk, answered, ID, 3, seen=3).revision == 3


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(desk: Desk, colleague: Desk, answered: str) -> None:
    save_answer(colleague, answered, ID, Field.NOTE, shown="", value="mine")
    with pytest.raises(StaleRecord, match="changed by Charles Babbage"):
        restore_answer(desk, answered, ID, 1, seen=3)
    assert (stored(desk, answered).note, stored(desk, answered).rationale) == ("mine", "other words")


def test_evidence_and_the_responsible_person_come_back(desk: Desk, answered: str) -> None:
    evidence = add_evidence(desk, answered, ID, "Register")
    person = name_responsible(desk, answered, ID, "Grace Hopper")
    unlink_evidence(desk, answered, ID, evidence.id)
    save_answer(desk, answered, ID, Field.RESPONSIBLE, shown=person.id, value=None)
    restored = restore_answer(desk, answered, ID, 5, seen=7)
    assert (restored.evidence_ids, restored.responsible_id) == ((evidence.id,), person.id)
    assert open_work(desk, answered).results[ID] == restored


def edit(desk: Desk, answered: str, revision: int, **values: object) -> None:
    """Change a line of the journal as only a test does."""
    lines = table_of(JournalEntry)
    line = (lines.c.record_id == result_id(answered, ID), lines.c.record_revision == revision)
    with desk.store.database.writing() as connection:
        connection.execute(sa.update(lines).where(*line).values(**values))


def body(desk: Desk, answered: str, revision: int) -> dict[str, object]:
    return next(
        version.body or {} for version in answer_history(desk, answered, ID).versions if version.revision == revision
    )


def test_an_erased_version_says_so_and_cannot_be_restored(desk: Desk, answered: str) -> None:
    edit(desk, answered, 2, body=None, salt=None)
    found = answer_history(desk, answered, ID).versions
    assert [version.body is None for version in found] == [False, True, False]
    with pytest.raises(ErasedVersion, match="erased on purpose"):
        restore_answer(desk, answered, ID, 2, seen=3)


def test_a_rating_of_another_scale_is_a_sentence(desk: Desk, answered: str) -> None:
    edit(desk, answered, 1, body={**body(desk, answered, 1), "rating": "splendid"})
    with pytest.raises(UnknownRating, match="“splendid” is not a rating"):
        restore_answer(desk, answered, ID, 1, seen=3)


def test_a_version_of_another_time_is_read_as_far_as_it_fits(desk: Desk, answered: str) -> None:
    older = {name: value for name, value in body(desk, answered, 1).items() if name not in {"unit", "flagged"}}
    edit(desk, answered, 1, body={**older, "forgotten_field": 1})
    assert restore_answer(desk, answered, ID, 1, seen=3).rationale == ""


def test_a_version_that_does_not_fit_is_a_sentence(desk: Desk, answered: str) -> None:
    edit(desk, answered, 1, body={**body(desk, answered, 1), "priority": 77})
    with pytest.raises(UnreadableVersion):
        restore_answer(desk, answered, ID, 1, seen=3)


def test_people_and_evidence_that_are_not_there_are_left_out(desk: Desk, answered: str) -> None:
    edit(desk, answered, 1, body={**body(desk, answered, 1), "responsible_id": "gone", "evidence_ids": ["gone"]})
    restored = restore_answer(desk, answered, ID, 1, seen=3)
    assert (restored.responsible_id, restored.evidence_ids) == (None, ())


def test_an_unknown_version_is_a_sentence(desk: Desk, answered: str) -> None:
    with pytest.raises(NotFound, match="no version “99”"):
        restore_answer(desk, answered, ID, 99, seen=3)
