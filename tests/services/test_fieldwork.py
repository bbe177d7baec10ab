"""Fieldwork in the services: interviews held and called off, what was watched and read, and roles as of the day."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.clock import BadClockTime
from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence, EvidenceKind
from assessment.domain.fieldwork import (
    Adequacy,
    HeldAlready,
    Interview,
    InterviewState,
    NotYetSeen,
    Presence,
)
from assessment.domain.organization import Person, Process, Site
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.services.field_notes import assign_note, write_note
from assessment.services.interviews import (
    InterviewPlan,
    NobodyToAsk,
    call_off_interview,
    change_interview,
    hold_interview,
    plan_interview,
    set_not_held,
    take_up_interview,
    timetable_remarks,
)
from assessment.services.observations import (
    DocumentSeen,
    Seen,
    change_document,
    change_observation,
    record_document,
    record_observation,
)
from assessment.services.people import PersonEntry, change_person, set_person_left
from assessment.services.places import ProcessEntry, add_process
from assessment.services.reports import gap_report
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord

TODAY, TOMORROW, YESTERDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 20)
GRACE = InterviewPlan(person="Grace Hopper", role="Complaints manager", on=TODAY, at="9:30", place="Room 2")


@pytest.fixture
def engagement(desk: Desk, assessment_id: str) -> str:
    """The engagement of the assessment."""
    return open_work(desk, assessment_id).engagement.id


def only_person(desk: Desk, assessment_id: str) -> Person:
    return next(iter(open_work(desk, assessment_id).people.values()))


def title_of_evidence(desk: Desk, fieldwork_id: str) -> str:
    with desk.store.reading() as reader:
        return reader.list(Evidence, fieldwork_id=fieldwork_id)[0].title.replace("\N{NO-BREAK SPACE}", " ")


# Interviews


def test_planning_an_interview_adds_the_person_with_the_role(desk: Desk, engagement: str, assessment_id: str) -> None:
    interview = plan_interview(desk, engagement, GRACE)
    person = only_person(desk, assessment_id)
    assert (person.name, person.role) == ("Grace Hopper", "Complaints manager")
    assert (interview.person_id, interview.role, interview.planned_at) == (person.id, "Complaints manager", "09:30")
    assert interview.state is InterviewState.PLANNED


def test_the_role_of_a_known_person_is_taken_without_typing_it(desk: Desk, engagement: str) -> None:
    plan_interview(desk, engagement, GRACE)
    assert plan_interview(desk, engagement, InterviewPlan(person="Grace Hopper")).role == "Complaints manager"


def test_a_role_is_enough_as_long_as_nobody_is_named(desk: Desk, engagement: str) -> None:
    assert plan_interview(desk, engagement, InterviewPlan(role="Front-line staff")).person_id is None
    with pytest.raises(NobodyToAsk, match="Who is asked"):
        plan_interview(desk, engagement, InterviewPlan(on=TODAY))


def test_an_interview_ahead_follows_a_new_role_and_a_held_one_keeps_the_role_of_its_day(
    desk: Desk, engagement: str, assessment_id: str
) -> None:
    held, ahead = plan_interview(desk, engagement, GRACE), plan_interview(desk, engagement, GRACE)
    hold_interview(desk, held.id, TODAY, seen=held.revision)
    person = only_person(desk, assessment_id)
    change_person(desk, person.id, PersonEntry(name=person.name, role="Head of service"), seen=person.revision)
    with desk.store.reading() as reader:
        assert reader.get(Interview, held.id).role == "Complaints manager"
        assert reader.get(Interview, ahead.id).role == "Head of service"


def test_an_interview_of_tomorrow_cannot_be_held(desk: Desk, engagement: str) -> None:
    interview = plan_interview(desk, engagement, GRACE)
    with pytest.raises(NotYetSeen, match="2026-11-22 lies in the future"):
        hold_interview(desk, interview.id, TOMORROW, seen=interview.revision)
    held = hold_interview(desk, interview.id, YESTERDAY, seen=interview.revision)
    assert (held.held_on, held.interviewer) == (YESTERDAY, "Ada Lovelace")


def test_a_held_interview_is_called_off_only_after_it_was_marked_as_not_held(desk: Desk, engagement: str) -> None:
    held = hold_interview(desk, plan_interview(desk, engagement, GRACE).id, TODAY, seen=1)
    with pytest.raises(HeldAlready, match="mark it as not held first"):
        call_off_interview(desk, held.id, seen=held.revision)
    planned = set_not_held(desk, held.id, seen=held.revision)
    off = call_off_interview(desk, held.id, seen=planned.revision)
    assert off.state is InterviewState.CALLED_OFF
    assert take_up_interview(desk, held.id, seen=off.revision).state is InterviewState.PLANNED


def test_a_stale_change_is_refused_and_overwrites_nothing(desk: Desk, colleague: Desk, engagement: str) -> None:
    interview = plan_interview(desk, engagement, GRACE)
    change_interview(colleague, interview.id, GRACE.changed(place="Room 9"), seen=interview.revision)
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        change_interview(desk, interview.id, GRACE.changed(place="Hall"), seen=interview.revision)
    with desk.store.reading() as reader:
        assert reader.get(Interview, interview.id).place == "Room 9"


def test_a_refused_plan_leaves_no_person_behind(desk: Desk, engagement: str, assessment_id: str) -> None:
    with pytest.raises(BadClockTime):
        plan_interview(desk, engagement, GRACE.changed(at="25:00"))
    assert not open_work(desk, assessment_id).people


def test_a_site_of_another_engagement_is_refused(desk: Desk, engagement: str) -> None:
    other = start_engagement(
        desk, NewEngagement(organization="Other", checklist="small", profile="full", sites=("Leeds",))
    )
    with desk.store.reading() as reader:
        site = reader.list(Site, engagement_id=other.id)[0]
    with pytest.raises(NotFound):
        plan_interview(desk, engagement, GRACE.changed(site_id=site.id))


def test_two_interviews_of_one_interviewer_at_one_time_are_a_remark(
    desk: Desk, engagement: str, assessment_id: str
) -> None:
    plan_interview(desk, engagement, GRACE.changed(interviewer="Ada"))
    plan_interview(desk, engagement, InterviewPlan(role="Staff", on=TODAY, at="10:00", interviewer="ada"))
    work = open_work(desk, assessment_id)
    (remark,) = timetable_remarks(work.interviews, work.people)
    assert remark.code == "interviews-overlap"
    assert "Grace Hopper (Complaints manager) from 09:30 and Staff from 10:00" in remark.message


def test_somebody_who_left_after_the_interview_stays_named(desk: Desk, engagement: str, assessment_id: str) -> None:
    interview = plan_interview(desk, engagement, GRACE)
    hold_interview(desk, interview.id, TODAY, seen=interview.revision)
    person = only_person(desk, assessment_id)
    set_person_left(desk, person.id, left=True, seen=person.revision)
    people = [line.replace("\N{NO-BREAK SPACE}", " ") for line in gap_report(desk, assessment_id).people]
    assert people == ["Grace Hopper (Complaints manager), interviewed on 21 Nov 2026"]


# Observations and documents


def test_an_observation_is_recorded_and_changed(desk: Desk, engagement: str, assessment_id: str) -> None:
    process = add_process(desk, engagement, ProcessEntry(name="Returns", owner="Grace Hopper"))
    seen = Seen(subject="A call taken", on=TODAY, presence=Presence.REMOTE, process_id=process.id)
    observation = record_observation(desk, engagement, seen)
    assert observation.observer == "Ada Lovelace"
    change_observation(desk, observation.id, seen.changed(place="Contact centre"), seen=observation.revision)
    report = gap_report(desk, assessment_id)
    assert report.observations[0].startswith("A call taken, Contact centre, 21")
    with pytest.raises(NotYetSeen):
        record_observation(desk, engagement, seen.changed(on=TOMORROW))


def test_a_document_seen_stands_in_the_report_with_version_and_date(
    desk: Desk, engagement: str, assessment_id: str
) -> None:
    entered = DocumentSeen(title="Complaints policy", version="3", dated=date(2026, 5, 1), on=TODAY)
    document = record_document(desk, engagement, entered)
    judged = entered.changed(adequacy=Adequacy.PARTLY, rule="Two working days")
    changed = change_document(desk, document.id, judged, seen=document.revision)
    assert (changed.rule, changed.reviewed_by) == ("Two working days", "Ada Lovelace")
    documents = [line.replace("\N{NO-BREAK SPACE}", " ") for line in gap_report(desk, assessment_id).documents]
    assert documents == ["Complaints policy, version 3, 1 May 2026, partly adequate"]


def test_the_evidence_follows_what_was_changed_unless_it_was_given_a_title_of_its_own(
    desk: Desk, engagement: str, assessment_id: str
) -> None:
    interview = plan_interview(desk, engagement, GRACE)
    note = write_note(desk, engagement, "n1", about=interview.id, shown="", text="No register of calls.")
    assert note
    assign_note(desk, assessment_id, note.id, shown=(), criterion_ids=("7.2-1",))
    held = hold_interview(desk, interview.id, YESTERDAY, seen=interview.revision)
    assert title_of_evidence(desk, interview.id) == "Interview, Complaints manager, 20 Nov 2026"
    with desk.store.writing(desk.actor, desk.now(), engagement) as writer:
        evidence = writer.list(Evidence, fieldwork_id=interview.id)[0]
        assert evidence.kind is EvidenceKind.INTERVIEW
        writer.save(evidence.changed(title="Talk with the manager"))
    change_interview(desk, interview.id, GRACE.changed(role="Head of service"), seen=held.revision)
    assert title_of_evidence(desk, interview.id) == "Talk with the manager"


def test_the_owner_of_a_process_is_found_by_name(desk: Desk, engagement: str, assessment_id: str) -> None:
    add_process(desk, engagement, ProcessEntry(name="Returns", owner="Grace Hopper"))
    work = open_work(desk, assessment_id)
    assert isinstance(work.processes[0], Process)
    assert work.people[work.processes[0].owner_id or ""].name == "Grace Hopper"
