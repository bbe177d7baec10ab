"""Notes in the field: nothing typed is lost, and what a note is about becomes evidence of the criteria it is assigned to."""

from __future__ import annotations

import pytest

from assessment.domain.errors import NotFound
from assessment.domain.evidence import EvidenceKind
from assessment.domain.fieldwork import FieldNote, NoteStillAssigned
from assessment.services.answers import add_evidence
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.field_notes import NoteConflict, NoteEmpty, assign_note, list_notes, write_note
from assessment.services.interviews import InterviewPlan, plan_interview
from assessment.services.work import open_work


@pytest.fixture
def engagement(desk: Desk, assessment_id: str) -> str:
    """The engagement of the assessment."""
    return open_work(desk, assessment_id).engagement.id


@pytest.fixture
def interview(desk: Desk, engagement: str) -> str:
    """An interview to take notes in."""
    return plan_interview(desk, engagement, InterviewPlan(role="Complaints manager")).id


def noted(desk: Desk, engagement: str, note_id: str, text: str, about: str = "") -> FieldNote:
    note = write_note(desk, engagement, note_id, about=about, shown="", text=text)
    assert note
    return note


def evidence_of(desk: Desk, assessment_id: str, criterion_id: str) -> list[str]:
    work = open_work(desk, assessment_id)
    return [work.evidence[key].title for key in work.result(work.checklist.criterion(criterion_id)).evidence_ids]


def stored(desk: Desk, note_id: str) -> FieldNote:
    with desk.store.reading() as reader:
        return reader.get(FieldNote, note_id)


# Words


def test_the_first_words_make_the_note_and_later_ones_reword_it(desk: Desk, engagement: str, interview: str) -> None:
    noted(desk, engagement, "n1", "No regist", interview)
    write_note(desk, engagement, "n1", about=interview, shown="No regist", text="No register")
    (note,) = list_notes(desk, engagement)
    assert (note.text, note.interview_id, note.taken_by, note.revision) == ("No register", interview, "Ada Lovelace", 2)


def test_the_same_words_and_no_words_write_nothing(desk: Desk, engagement: str) -> None:
    assert write_note(desk, engagement, "n1", shown="", text="  ") is None
    noted(desk, engagement, "n2", "Seen")
    write_note(desk, engagement, "n2", shown="Seen", text="Seen")
    assert stored(desk, "n2").revision == 1


def test_words_of_somebody_else_are_not_overwritten_and_both_are_kept(
    desk: Desk, colleague: Desk, engagement: str
) -> None:
    noted(desk, engagement, "n1", "Seen")
    write_note(colleague, engagement, "n1", shown="Seen", text="Seen by Charles")
    with pytest.raises(NoteConflict) as refused:
        write_note(desk, engagement, "n1", shown="Seen", text="Seen by Ada")
    assert (refused.value.mine, refused.value.theirs) == ("Seen by Ada", "Seen by Charles")
    assert stored(desk, "n1").text == "Seen by Charles"


def test_an_assigned_note_cannot_be_emptied_a_loose_one_disappears(
    desk: Desk, engagement: str, assessment_id: str
) -> None:
    noted(desk, engagement, "n1", "Seen")
    assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))
    with pytest.raises(NoteStillAssigned, match=r"7\.2-1"):
        write_note(desk, engagement, "n1", shown="Seen", text="")
    assign_note(desk, assessment_id, "n1", shown=("7.2-1",), criterion_ids=())
    write_note(desk, engagement, "n1", shown="Seen", text="")
    assert list_notes(desk, engagement) == []


def test_a_note_about_something_of_another_engagement_is_refused(desk: Desk, interview: str) -> None:
    other = start_engagement(desk, NewEngagement(organization="Other", checklist="small", profile="full"))
    with pytest.raises(NotFound):
        write_note(desk, other.id, "n1", about=interview, shown="", text="Seen")
    assert list_notes(desk, other.id) == []


# Assigning


def test_assigning_notes_of_one_interview_links_one_piece_of_evidence(
    desk: Desk, engagement: str, assessment_id: str, interview: str
) -> None:
    noted(desk, engagement, "n1", "No register", interview)
    noted(desk, engagement, "n2", "Nobody told", interview)
    assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1", "7.1-1"))
    assign_note(desk, assessment_id, "n2", shown=(), criterion_ids=("7.2-1",))
    (evidence,) = open_work(desk, assessment_id).evidence.values()
    assert (evidence.kind, evidence.fieldwork_id) == (EvidenceKind.INTERVIEW, interview)
    assert evidence_of(desk, assessment_id, "7.1-1") == evidence_of(desk, assessment_id, "7.2-1") == [evidence.title]


def test_taking_an_assignment_back_unlinks_only_when_no_other_note_holds_it(
    desk: Desk, engagement: str, assessment_id: str, interview: str
) -> None:
    for key in ("n1", "n2"):
        noted(desk, engagement, key, f"Seen {key}", interview)
        assign_note(desk, assessment_id, key, shown=(), criterion_ids=("7.2-1",))
    assign_note(desk, assessment_id, "n1", shown=("7.2-1",), criterion_ids=())
    assert len(evidence_of(desk, assessment_id, "7.2-1")) == 1
    assign_note(desk, assessment_id, "n2", shown=("7.2-1",), criterion_ids=())
    assert evidence_of(desk, assessment_id, "7.2-1") == []
    assert [note.is_loose for note in list_notes(desk, engagement)] == [True, True]


def test_other_evidence_of_a_criterion_stays(desk: Desk, engagement: str, assessment_id: str, interview: str) -> None:
    add_evidence(desk, assessment_id, "7.2-1", "Register export")
    noted(desk, engagement, "n1", "Seen", interview)
    assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))
    assign_note(desk, assessment_id, "n1", shown=("7.2-1",), criterion_ids=())
    assert evidence_of(desk, assessment_id, "7.2-1") == ["Register export"]


def test_what_a_colleague_assigned_meanwhile_stays(
    desk: Desk, colleague: Desk, engagement: str, assessment_id: str
) -> None:
    noted(desk, engagement, "n1", "Seen")
    assign_note(colleague, assessment_id, "n1", shown=(), criterion_ids=("7.1-1",))
    note = assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))
    assert note.criterion_ids == ("7.1-1", "7.2-1")


def test_a_loose_note_stands_for_itself(desk: Desk, engagement: str, assessment_id: str) -> None:
    noted(desk, engagement, "n1", "Seen on the way in")
    assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))
    (title,) = evidence_of(desk, assessment_id, "7.2-1")
    assert title.startswith("Note, Ada Lovelace, 21")


def test_a_note_is_written_before_it_is_assigned(desk: Desk, assessment_id: str) -> None:
    with pytest.raises(NoteEmpty, match="Write the note first"):
        assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))


def test_an_unknown_criterion_is_refused_and_nothing_is_linked(
    desk: Desk, engagement: str, assessment_id: str, interview: str
) -> None:
    noted(desk, engagement, "n1", "Seen", interview)
    with pytest.raises(NotFound):
        assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1", "99.1-1"))
    assert evidence_of(desk, assessment_id, "7.2-1") == []
    assert stored(desk, "n1").criterion_ids == ()


def test_evidence_that_was_withdrawn_comes_back_with_a_new_assignment(
    desk: Desk, engagement: str, assessment_id: str, interview: str
) -> None:
    noted(desk, engagement, "n1", "Seen", interview)
    assign_note(desk, assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))
    with desk.store.writing(desk.actor, desk.now(), engagement) as writer:
        writer.save(next(iter(open_work(desk, assessment_id).evidence.values())).taken_back())
    assign_note(desk, assessment_id, "n1", shown=("7.2-1",), criterion_ids=("7.2-1", "7.1-1"))
    assert len(evidence_of(desk, assessment_id, "7.1-1")) == 1
