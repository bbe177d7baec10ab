"""Answers: field by field, never over somebody else's words, and nothing half-written."""

from __future__ import annotations

from typing import Any

import pytest

from assessment.domain.assessment import CriterionResult, GapKind, UnknownRating, WorkState, result_id
from assessment.domain.engagement import Engagement
from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence
from assessment.domain.journal import JournalEntry
from assessment.domain.organization import Person
from assessment.domain.record import TextMissing, TextTooLong, UnstorableCharacter
from assessment.services.answers import (
    AnswerConflict,
    Field,
    add_evidence,
    name_responsible,
    save_answer,
    unlink_evidence,
)
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.work import open_work

pytestmark = pytest.mark.both_databases

KEY = "7.1-1"


def stored(desk: Desk, assessment_id: str, criterion_id: str = KEY) -> CriterionResult | None:
    with desk.store.reading() as reader:
        return reader.find(CriterionResult, result_id(assessment_id, criterion_id))


def lines(desk: Desk) -> int:
    with desk.store.reading() as reader:
        return len(reader.list(JournalEntry))


def save(desk: Desk, assessment_id: str, field: Field, value: Any, shown: Any = None) -> CriterionResult:
    return save_answer(desk, assessment_id, KEY, field, shown=shown, value=value)


def test_an_answer_keeps_who_judged_and_when(desk: Desk, assessment_id: str) -> None:
    saved = save(desk, assessment_id, Field.RATING, "partly_met")
    assert saved == stored(desk, assessment_id)
    assert (saved.rating, saved.assessed_by, saved.work_state) == ("partly_met", "Ada Lovelace", WorkState.DRAFTED)
    assert saved.assessed_at is not None
    assert saved.assessed_at < desk.now()


@pytest.mark.parametrize(
    ("field", "before", "value"),
    [
        (Field.RATING, None, "not_applicable"),
        (Field.RATIONALE, "", "Register has no channel – “شكوى” 👍🏻"),
        (Field.GAP_KIND, None, GapKind.NO_RECORD),
        (Field.NOTE, "", "Ask again."),
        (Field.FLAG, False, True),
    ],
)
def test_each_field_is_saved_and_taken_back(
    desk: Desk, assessment_id: str, field: Field, before: object, value: object
) -> None:
    assert getattr(save(desk, assessment_id, field, value, shown=before), field.value) == value
    assert getattr(save(desk, assessment_id, field, before, shown=value), field.value) == before
    found = stored(desk, assessment_id)
    assert found is not None
    assert found.revision == 2


def test_two_people_and_two_fields_are_both_saved(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    save(desk, assessment_id, Field.RATIONALE, "Ada's words", shown="")
    save(colleague, assessment_id, Field.RATING, "partly_met", shown=None)
    save(desk, assessment_id, Field.NOTE, "Ada's note", shown="")
    save(colleague, assessment_id, Field.GAP_KIND, "no_rule", shown=None)
    found = stored(desk, assessment_id)
    assert found is not None
    assert (found.rationale, found.rating, found.note, found.gap_kind, found.revision) == (
        "Ada's words",
        "partly_met",
        "Ada's note",
        GapKind.NO_RULE,
        4,
    )


def test_the_same_field_is_refused_with_mine_and_theirs_and_who(
    desk: Desk, colleague: Desk, assessment_id: str
) -> None:
    save(colleague, assessment_id, Field.RATIONALE, "Charles's words", shown="")
    before = lines(desk)
    with pytest.raises(AnswerConflict) as refused:
        save(desk, assessment_id, Field.RATIONALE, "Ada's words", shown="")
    conflict = refused.value
    assert (conflict.field, conflict.mine, conflict.theirs, conflict.by) == (
        Field.RATIONALE,
        "Ada's words",
        "Charles's words",
        "Charles Babbage",
    )
    assert conflict.message.startswith("Charles Babbage changed this field")
    found = stored(desk, assessment_id)
    assert found is not None
    assert (found.rationale, lines(desk)) == ("Charles's words", before)


def test_a_conflict_names_who_changed_that_field_and_not_who_saved_last(
    desk: Desk, colleague: Desk, assessment_id: str
) -> None:
    save(colleague, assessment_id, Field.RATIONALE, "Charles's words", shown="")
    save(desk, assessment_id, Field.NOTE, "Ada's note", shown="")
    save(desk, assessment_id, Field.FLAG, value=True, shown=False)
    with pytest.raises(AnswerConflict) as refused:
        save(desk, assessment_id, Field.RATIONALE, "Ada's words", shown="")
    assert refused.value.by == "Charles Babbage"


def test_a_conflict_names_who_gave_the_field_its_present_value(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    save(desk, assessment_id, Field.RATING, "met", shown=None)
    save(colleague, assessment_id, Field.RATING, "not_met", shown="met")
    save(desk, assessment_id, Field.RATING, "met", shown="not_met")
    save(colleague, assessment_id, Field.NOTE, "Charles's note", shown="")
    with pytest.raises(AnswerConflict) as refused:
        save(colleague, assessment_id, Field.RATING, "partly_met", shown="not_met")
    assert (refused.value.by, refused.value.theirs) == ("Ada Lovelace", "met")


def test_a_field_that_another_change_cleared_conflicts_with_who_cleared_it(
    desk: Desk, colleague: Desk, assessment_id: str
) -> None:
    save(desk, assessment_id, Field.RATING, "partly_met", shown=None)
    save(desk, assessment_id, Field.GAP_KIND, "no_rule", shown=None)
    save(colleague, assessment_id, Field.RATING, "met", shown="partly_met")
    with pytest.raises(AnswerConflict) as refused:
        save(desk, assessment_id, Field.GAP_KIND, "no_record", shown="no_rule")
    assert (refused.value.by, refused.value.theirs) == ("Charles Babbage", None)


def test_after_comparing_one_can_save_over_what_one_has_seen(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    save(colleague, assessment_id, Field.RATIONALE, "Charles's words", shown="")
    both = "Charles's words and Ada's"
    assert save(desk, assessment_id, Field.RATIONALE, both, shown="Charles's words").rationale == both


@pytest.mark.parametrize("shown", [None, "met", "not_met"])
def test_an_equal_value_writes_nothing_whatever_was_shown(desk: Desk, assessment_id: str, shown: str | None) -> None:
    saved = save(desk, assessment_id, Field.RATING, "met", shown=None)
    before = lines(desk)
    assert save(desk, assessment_id, Field.RATING, "met", shown=shown) == saved
    assert lines(desk) == before


def test_saving_nothing_over_nothing_makes_no_result(desk: Desk, assessment_id: str) -> None:
    before = lines(desk)
    assert save(desk, assessment_id, Field.RATIONALE, "", shown="").revision == 0
    assert stored(desk, assessment_id) is None
    assert lines(desk) == before


@pytest.mark.parametrize("criterion_id", ["7.9-1", "7.1", "", "7.1-1\x00"])
def test_an_unknown_criterion_is_refused_and_nothing_is_written(
    desk: Desk, assessment_id: str, criterion_id: str
) -> None:
    before = lines(desk)
    with pytest.raises(NotFound, match="There is no criterion"):
        save_answer(desk, assessment_id, criterion_id, Field.RATING, shown=None, value="met")
    with pytest.raises(NotFound):
        add_evidence(desk, assessment_id, criterion_id, "Register")
    assert lines(desk) == before


def test_a_criterion_outside_the_profile_cannot_be_answered(desk: Desk) -> None:
    quick = start_engagement(desk, NewEngagement(organization="Northwind", checklist="small", profile="quick"))
    with pytest.raises(NotFound, match=r"“7\.2-2”"):
        save_answer(desk, quick.assessment_id, "7.2-2", Field.RATING, shown=None, value="met")


def test_an_unknown_rating_is_refused_and_nothing_is_written(desk: Desk, assessment_id: str) -> None:
    before = lines(desk)
    with pytest.raises(UnknownRating, match="“excellent”"):
        save(desk, assessment_id, Field.RATING, "excellent")
    assert stored(desk, assessment_id) is None
    assert lines(desk) == before


def test_an_unknown_assessment_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="There is no assessment “nowhere”"):
        save(desk, "nowhere", Field.RATING, "met")


def test_a_rationale_of_100_kb_is_kept_whole(desk: Desk, assessment_id: str) -> None:
    text = ("Größe 👍🏻 \n" * 10_000)[:100_000]
    assert len(text.encode()) > 100_000
    save(desk, assessment_id, Field.RATIONALE, text, shown="")
    found = stored(desk, assessment_id)
    assert found is not None
    assert found.rationale == text
    assert all(check.intact for check in desk.store.check_journal())


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("a\x00b", UnstorableCharacter), ("a\ud800b", UnstorableCharacter), ("x" * 200_001, TextTooLong)],
)
def test_words_that_cannot_be_kept_leave_what_was_there(
    desk: Desk, assessment_id: str, text: str, refusal: type[Exception]
) -> None:
    save(desk, assessment_id, Field.RATIONALE, "Before", shown="")
    with pytest.raises(refusal, match="your text is kept meanwhile"):
        save(desk, assessment_id, Field.RATIONALE, text, shown="Before")
    found = stored(desk, assessment_id)
    assert found is not None
    assert (found.rationale, found.revision) == ("Before", 1)


def test_evidence_is_noted_and_linked(desk: Desk, assessment_id: str) -> None:
    evidence = add_evidence(desk, assessment_id, KEY, "  Register export, September  ")
    assert (evidence.title, evidence.collected_by) == ("Register export, September", "Ada Lovelace")
    found = stored(desk, assessment_id)
    assert found is not None
    assert found.evidence_ids == (evidence.id,)
    assert open_work(desk, assessment_id).evidence == {evidence.id: evidence}


def test_evidence_of_the_same_title_is_one(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    first = add_evidence(desk, assessment_id, KEY, "Register export")
    again = add_evidence(colleague, assessment_id, KEY, " Register export ")
    elsewhere = add_evidence(colleague, assessment_id, "7.2-1", "Register export")
    assert first == again == elsewhere
    with desk.store.reading() as reader:
        assert len(reader.list(Evidence)) == 1
    found = stored(desk, assessment_id)
    assert found is not None
    assert (found.evidence_ids, found.revision) == ((first.id,), 1)


def test_evidence_of_another_engagement_stays_there(desk: Desk, assessment_id: str) -> None:
    other = start_engagement(desk, NewEngagement(organization="Southwind", checklist="small", profile="full"))
    here = add_evidence(desk, assessment_id, KEY, "Register export")
    there = add_evidence(desk, other.assessment_id, KEY, "Register export")
    assert here.id != there.id
    assert here.engagement_id != there.engagement_id


@pytest.mark.parametrize(
    ("title", "refusal"),
    [
        ("", TextMissing),
        ("   ", TextMissing),
        ("a\x00b", UnstorableCharacter),
        ("a\udcffb", UnstorableCharacter),
        ("x" * 301, TextTooLong),
    ],
)
def test_a_title_that_cannot_be_kept_is_a_sentence(
    desk: Desk, assessment_id: str, title: str, refusal: type[Exception]
) -> None:
    before = lines(desk)
    with pytest.raises(refusal, match=r"“[Tt]itle”"):
        add_evidence(desk, assessment_id, KEY, title)
    with pytest.raises(refusal, match=r"“[Nn]ame”"):
        name_responsible(desk, assessment_id, KEY, title)
    assert lines(desk) == before


def test_unlinked_evidence_stays_in_the_engagement(desk: Desk, assessment_id: str) -> None:
    one = add_evidence(desk, assessment_id, KEY, "One")
    two = add_evidence(desk, assessment_id, KEY, "Two")
    unlink_evidence(desk, assessment_id, KEY, one.id)
    unlink_evidence(desk, assessment_id, KEY, one.id)
    found = stored(desk, assessment_id)
    assert found is not None
    assert (found.evidence_ids, found.revision) == ((two.id,), 3)
    assert set(open_work(desk, assessment_id).evidence) == {one.id, two.id}


def test_a_new_name_becomes_a_person_and_a_known_one_stays_one(desk: Desk, assessment_id: str) -> None:
    grace = name_responsible(desk, assessment_id, KEY, "Grace Hopper")
    again = name_responsible(desk, assessment_id, "7.2-1", " Grace Hopper ")
    assert again == grace
    work = open_work(desk, assessment_id)
    assert work.people == {grace.id: grace}
    assert work.results[KEY].responsible_id == grace.id
    assert work.results["7.2-1"].responsible_id == grace.id


def test_the_responsible_can_be_chosen_and_taken_away(desk: Desk, assessment_id: str) -> None:
    grace = name_responsible(desk, assessment_id, KEY, "Grace Hopper")
    chosen = save_answer(desk, assessment_id, "7.2-1", Field.RESPONSIBLE, shown=None, value=grace.id)
    assert chosen.responsible_id == grace.id
    gone = save_answer(desk, assessment_id, "7.2-1", Field.RESPONSIBLE, shown=grace.id, value=None)
    assert gone.responsible_id is None


def test_a_person_of_nowhere_or_of_another_engagement_cannot_be_responsible(desk: Desk, assessment_id: str) -> None:
    other = start_engagement(desk, NewEngagement(organization="Southwind", checklist="small", profile="full"))
    stranger = name_responsible(desk, other.assessment_id, KEY, "Stranger")
    for person_id in (stranger.id, "nobody"):
        with pytest.raises(NotFound, match=f"There is no person “{person_id}”"):
            save(desk, assessment_id, Field.RESPONSIBLE, person_id)
    assert stored(desk, assessment_id) is None


def test_every_answer_stands_in_the_chain_of_its_engagement(desk: Desk, colleague: Desk, assessment_id: str) -> None:
    save(desk, assessment_id, Field.RATING, "met")
    add_evidence(colleague, assessment_id, KEY, "Register")
    name_responsible(desk, assessment_id, KEY, "Grace")
    with desk.store.reading() as reader:
        (engagement,) = reader.list(Engagement)
        entries = reader.list(JournalEntry, chain=engagement.id, order="sequence")
        assert len(reader.list(Person)) == 1
    written = [(entry.record_table, entry.actor.partition(" ")[0]) for entry in entries[2:]]
    assert written == [
        ("criterion_result", "Ada"),
        ("number_series", "Charles"),
        ("evidence", "Charles"),
        ("criterion_result", "Charles"),
        ("person", "Ada"),
        ("criterion_result", "Ada"),
    ]
    assert all(check.intact for check in desk.store.check_journal())
