"""Fieldwork on its page: interviews planned and held, notes that save themselves, and what they are assigned to."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.fieldwork import Adequacy, FieldNote, Interview, InterviewState, Observation
from assessment.services.field_notes import assign_note, list_notes, write_note
from assessment.services.interviews import InterviewPlan, change_interview, plan_interview
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


@dataclass
class Field:
    """The page of fieldwork, and what is stored behind it."""

    tab: Tab
    desk: Desk
    line: EngagementLine

    def view(self, name: str) -> Field:
        """Turn to interviews, notes, observations or documents."""
        self.tab.do(self.tab.test.segmented_control(key="fieldwork-view").set_value(name))
        return self

    def named(self, kind: str, name: str) -> Any:
        """A field of the form that is open."""
        return next(one for one in getattr(self.tab.test, kind) if one.key and one.key.endswith(f"-{name}"))

    def choose(self, kind: str, name: str, value: str) -> None:
        """Type a new name into a field of choices, as the browser lets one."""
        box = self.named(kind, name)
        if value not in box.options:
            box.options.append(value)
        box.set_value(value)

    @property
    def interviews(self) -> list[Interview]:
        """The interviews as they are stored."""
        return list(open_work(self.desk, self.line.assessment_id).interviews)

    @property
    def notes(self) -> list[FieldNote]:
        """The notes as they are stored, the newest first."""
        return list_notes(self.desk, self.line.id)

    @property
    def editor(self) -> Any:
        """The field of the note being written."""
        return next(area for area in self.tab.test.text_area if area.key.startswith("note-"))

    def write(self, text: str) -> Tab:
        """Type a note and leave the field."""
        return self.tab.do(self.editor.set_value(text))

    def assign(self, *criterion_ids: str) -> Tab:
        """Choose the criteria of the note being written."""
        return self.tab.do(self.tab.test.multiselect[0].set_value(list(criterion_ids)))

    def evidence(self, criterion_id: str) -> int:
        """How many pieces of evidence a criterion has."""
        work = open_work(self.desk, self.line.assessment_id)
        return len(work.result(work.checklist.criterion(criterion_id)).evidence_ids)


@pytest.fixture
def field(tab: Tab, bea: Desk, northwind: EngagementLine) -> Field:
    """The page with nothing on record."""
    return Field(tab.follow(northwind, page="fieldwork"), bea, northwind)


@pytest.fixture
def planned(field: Field) -> Interview:
    """An interview of today."""
    plan = InterviewPlan(person="Grace Hopper", role="Complaints manager", on=field.desk.today(), at="09:30")
    interview = plan_interview(field.desk, field.line.id, plan)
    field.tab.look()
    return interview


# Interviews


def test_without_interviews_the_page_says_what_to_do(field: Field) -> None:
    assert field.tab.title == "Fieldwork"
    assert field.tab.says("No interview yet. Choose “Plan an interview”")
    assert field.tab.test.query_params == {"engagement": field.line.id, "assessment": field.line.assessment_id}


def test_an_interview_is_planned_in_one_form(field: Field) -> None:
    field.tab.click("Plan an interview")
    field.choose("selectbox", "person", "Grace Hopper")
    field.named("text_input", "role").set_value("Complaints manager")
    field.named("date_input", "on").set_value(datetime.date(2026, 12, 1))
    field.named("time_input", "at").set_value(datetime.time(9, 30))
    field.tab.click("Plan an interview", 1)
    (interview,) = field.interviews
    assert (interview.planned_on, interview.planned_at) == (datetime.date(2026, 12, 1), "09:30")
    assert field.tab.says("Grace Hopper (Complaints manager)")
    assert not field.tab.trouble


def test_a_refused_plan_says_why_and_keeps_what_was_typed(field: Field) -> None:
    field.tab.click("Plan an interview")
    field.named("text_input", "place").set_value("Room 2")
    field.tab.click("Plan an interview", 1)
    assert field.tab.trouble == ["Who is asked? Enter the person, or the role as long as nobody is named yet."]
    assert field.named("text_input", "place").value == "Room 2"
    assert field.interviews == []


def test_an_interview_is_held_with_one_click(field: Field, planned: Interview) -> None:
    field.tab.click("Held today")
    (interview,) = field.interviews
    assert (interview.id, interview.state, interview.interviewer) == (planned.id, InterviewState.HELD, "Ada Carter")
    assert not field.tab.buttons("Held today")


def test_an_interview_of_the_future_is_not_held(field: Field, planned: Interview) -> None:
    field.tab.click("Change")
    field.named("date_input", "held").set_value(field.desk.today() + datetime.timedelta(days=1))
    field.tab.click("Held on that day")
    assert "lies in the future" in field.tab.trouble[0]
    assert field.interviews[0].state is InterviewState.PLANNED


def test_an_interview_is_called_off_and_planned_again(field: Field, planned: Interview) -> None:
    field.tab.click("Change")
    field.tab.click("Call off")
    assert field.interviews[0].state is InterviewState.CALLED_OFF
    field.tab.click("Plan again")
    assert field.interviews[0].state is InterviewState.PLANNED


def test_a_colleague_was_faster_and_both_texts_are_there(field: Field, planned: Interview) -> None:
    field.tab.click("Change")
    field.named("text_input", "place").set_value("My room")
    plan = InterviewPlan(role="Head of service", place="Room of Bea")
    change_interview(field.desk, planned.id, plan, seen=planned.revision)
    field.tab.click("Save")
    assert "changed by Bea Lowe" in field.tab.trouble[0]
    assert field.tab.says("My room")
    assert field.named("text_input", "place").value == "Room of Bea"


def test_two_interviews_at_one_time_are_a_remark(field: Field) -> None:
    for role, at in (("Staff", "09:00"), ("Manager", "09:30")):
        plan_interview(
            field.desk,
            field.line.id,
            InterviewPlan(role=role, on=field.desk.today(), at=at, interviewer="Ada Carter"),
        )
    assert "Ada Carter asks Staff from 09:00 and Manager from 09:30" in field.tab.look().trouble[0]


# Notes


def test_a_note_saves_itself_and_the_next_one_begins_empty(field: Field, planned: Interview) -> None:
    field.tab.click("Take notes")
    field.write("No register of calls")
    field.write("No register of calls before June")
    assert [note.text for note in field.notes] == ["No register of calls before June"]
    field.tab.click("Next note")
    assert field.editor.value == ""
    field.write("Acknowledged in two days")
    assert [(note.text, note.interview_id) for note in field.notes] == [
        ("Acknowledged in two days", planned.id),
        ("No register of calls before June", planned.id),
    ]
    assert field.tab.says("No register of calls before June")


def test_a_note_is_assigned_and_stands_as_evidence(field: Field, planned: Interview) -> None:
    field.tab.click("Take notes")
    field.write("No register of calls")
    field.assign("7.2-1", "7.1-1")
    assert field.notes[0].criterion_ids == ("7.2-1", "7.1-1")
    assert (field.evidence("7.2-1"), field.evidence("7.1-1")) == (1, 1)
    field.assign("7.1-1")
    assert (field.evidence("7.2-1"), field.evidence("7.1-1")) == (0, 1)


def test_criteria_that_are_chosen_before_the_words_wait_for_them(field: Field, planned: Interview) -> None:
    field.tab.click("Take notes")
    field.assign("7.2-1")
    assert field.notes == []
    field.write("No register of calls")
    assert field.notes[0].criterion_ids == ("7.2-1",)
    assert field.evidence("7.2-1") == 1


def test_notes_that_are_not_assigned_are_counted_on_top(field: Field, planned: Interview) -> None:
    for key, text in (("n1", "First"), ("n2", "Second")):
        write_note(field.desk, field.line.id, key, about=planned.id, shown="", text=text)
    assert field.tab.look().says("2 notes are not assigned yet")
    assign_note(field.desk, field.line.assessment_id, "n1", shown=(), criterion_ids=("7.2-1",))
    assert field.tab.look().says("1 note is not assigned yet")


def test_a_loose_note_is_found_again_and_assigned(field: Field, planned: Interview) -> None:
    write_note(field.desk, field.line.id, "n1", shown="", text="Old number on the notice board")
    field.view("notes")
    field.tab.do(field.tab.test.toggle(key="notes-loose").set_value(True))
    field.tab.click("Edit")
    assert field.editor.value == "Old number on the notice board"
    field.assign("7.2-1")
    assert field.evidence("7.2-1") == 1
    assert not field.tab.test.toggle or field.tab.test.toggle[0].key != "notes-loose"


def test_a_note_that_a_colleague_changed_shows_both_and_takes_one(field: Field, planned: Interview) -> None:
    field.tab.click("Take notes")
    field.write("Seen")
    note = field.notes[0]
    write_note(field.desk, field.line.id, note.id, shown="Seen", text="Seen by Bea")
    field.write("Seen by Ada")
    assert "Somebody else changed this note" in field.tab.trouble[0]
    assert field.tab.says("Seen by Bea")
    field.tab.click("Keep mine")
    assert field.notes[0].text == "Seen by Ada"
    assert not field.tab.trouble


def test_an_assigned_note_that_is_emptied_is_refused_and_the_empty_text_kept(field: Field, planned: Interview) -> None:
    field.tab.click("Take notes")
    field.write("Seen")
    field.assign("7.2-1")
    field.write("")
    assert "Take it off there, then empty it" in field.tab.trouble[0]
    assert field.notes[0].text == "Seen"


def test_what_people_typed_is_shown_as_they_typed_it(field: Field) -> None:
    plan_interview(field.desk, field.line.id, InterviewPlan(role="*Head* of [service](x)", place="Room <2>"))
    assert field.tab.look().says("*Head* of [service](x)")
    assert field.tab.says("Room <2>")


# Observations and documents


def test_an_observation_is_recorded(field: Field) -> None:
    field.view("observations").tab.click("Add an observation")
    field.named("text_input", "subject").set_value("A call taken")
    field.tab.click("Save")
    with field.desk.store.reading() as reader:
        (observation,) = reader.list(Observation, engagement_id=field.line.id)
    assert (observation.subject, observation.observer) == ("A call taken", "Ada Carter")
    assert field.tab.says("A call taken")


def test_a_document_is_recorded_and_judged(field: Field) -> None:
    field.view("documents").tab.click("Add a document")
    field.tab.click("Save")
    assert field.tab.trouble == ["“Title” is empty. Fill it in and save again."]
    field.named("text_input", "title").set_value("Complaints policy")
    field.named("text_input", "version").set_value("3")
    field.named("segmented_control", "adequacy").set_value(Adequacy.PARTLY)
    field.tab.click("Save")
    assert field.tab.says("Complaints policy, version 3 :orange-badge[Partly adequate]")


@pytest.mark.parametrize(("view", "words"), [("observations", "Nothing watched yet"), ("documents", "No document yet")])
def test_what_is_empty_says_what_to_do(view: str, words: str, field: Field) -> None:
    assert field.view(view).tab.says(words)


def test_many_interviews_come_in_pages(field: Field, begin: Callable[..., Any]) -> None:
    for number in range(12):
        plan_interview(field.desk, field.line.id, InterviewPlan(role=f"Role {number:02}"))
    assert len(field.tab.look().buttons("Take notes")) == 10
    assert len(field.tab.test.session_state) < 100


def test_notes_are_out_of_sight_while_presenting(field: Field) -> None:
    write_note(field.desk, field.line.id, "n1", shown="", text="Between us")
    field.view("notes")
    field.tab.do(field.tab.test.selectbox(key="notes-about").set_value(""))
    assert field.tab.says("Between us")
    field.tab.test.query_params["presenting"] = "1"
    field.tab.look()
    assert field.tab.says("Notes are out of sight while you are presenting.")
    assert not field.tab.says("Between us")
    assert not field.tab.says("not assigned yet")
