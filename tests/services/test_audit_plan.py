"""The plan of an audit: activities added, changed, taken off and proposed, also when two people plan at once."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.audit import Audit, AuditClosed, AuditScope, TeamRole
from assessment.domain.audit_activity import (
    ActivityEndsFirst,
    ActivityKind,
    ActivityTooLong,
    AuditActivity,
    EndWithoutBegin,
    Overlap,
)
from assessment.domain.clock import BadClockTime
from assessment.domain.record import TextMissing
from assessment.services.audit_checklists import UnknownClause
from assessment.services.audit_files import open_audit
from assessment.services.audit_plan import PlannedActivity, add_activity, change_activity, take_activity_off
from assessment.services.audits import call_off_audit, name_team, plan_audit
from assessment.services.desk import Desk
from assessment.services.proposed_activities import PlanNotEmpty, propose_activities
from assessment.storage.store import StaleRecord
from tests.services.audit_examples import engagement

DAY = date(2026, 12, 1)
TALK = PlannedActivity(
    title="Service desk",
    day=DAY,
    begins="9:00",
    ends="09:45",
    clauses=("7.2",),
    auditors=("Ada Lovelace",),
    interviewees=("Zoe Young",),
)


@pytest.fixture
def audit(desk: Desk) -> Audit:
    """A planned audit of chapter 7 on two days."""
    scope = AuditScope(title="Operation", clauses=("7",), begins_on=DAY, ends_on=date(2026, 12, 2))
    return plan_audit(desk, engagement(desk), scope)


def plan(desk: Desk, audit: Audit) -> list[AuditActivity]:
    return open_audit(desk, audit.id).plan


def test_an_activity_names_people_and_takes_its_length_from_the_two_times(desk: Desk, audit: Audit) -> None:
    activity = add_activity(desk, audit.id, TALK)
    file = open_audit(desk, audit.id)
    assert (activity.begins, activity.ends, activity.minutes) == ("09:00", "09:45", 45)
    assert [file.name(key) for key in (*activity.auditor_ids, *activity.interviewee_ids)] == [
        "Ada Lovelace",
        "Zoe Young",
    ]
    assert [clause.number for clause in file.without_activity] == ["7.1"]


def test_one_auditor_in_two_places_is_refused_and_leaves_nothing_behind(desk: Desk, audit: Audit) -> None:
    add_activity(desk, audit.id, TALK)
    with pytest.raises(Overlap, match="Ada Lovelace is already planned for “Service desk” at 09:00"):
        add_activity(
            desk, audit.id, TALK.changed(title="Register", begins="09:30", ends="10:00", interviewees=("New",))
        )
    assert len(plan(desk, audit)) == 1
    assert "New" not in {person.name for person in open_audit(desk, audit.id).people.values()}
    add_activity(desk, audit.id, TALK.changed(title="Register", auditors=("Bob Brown",), interviewees=()))
    add_activity(desk, audit.id, TALK.changed(title="After", begins="09:45", ends="10:00"))
    assert [one.title for one in plan(desk, audit)] == ["Register", "Service desk", "After"]


def test_two_people_planning_at_once_meet_the_overlap_too(desk: Desk, colleague: Desk, audit: Audit) -> None:
    later = add_activity(colleague, audit.id, TALK.changed(begins="11:00", ends="12:00"))
    add_activity(desk, audit.id, TALK)
    with pytest.raises(Overlap):
        change_activity(colleague, audit.id, later.id, TALK.changed(title="Moved"), seen=later.revision)
    assert [one.begins for one in plan(desk, audit)] == ["09:00", "11:00"]


@pytest.mark.parametrize(
    ("begins", "ends", "refusal"),
    [
        ("10:00", "09:00", ActivityEndsFirst),
        ("10:00", "10:00", ActivityEndsFirst),
        ("", "10:00", EndWithoutBegin),
        ("25:00", "", BadClockTime),
        ("10:00", "noon", BadClockTime),
        ("08:00", "19:00", ActivityTooLong),
    ],
)
def test_times_that_cannot_be_are_sentences(
    desk: Desk, audit: Audit, begins: str, ends: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add_activity(desk, audit.id, TALK.changed(begins=begins, ends=ends))
    assert not plan(desk, audit)


def test_a_missing_title_and_an_unknown_clause_are_sentences(desk: Desk, audit: Audit) -> None:
    with pytest.raises(TextMissing):
        TALK.changed(title="")
    with pytest.raises(UnknownClause, match=r"7\.7"):
        add_activity(desk, audit.id, TALK.changed(clauses=("7.7",)))


def test_a_stale_change_is_refused_and_overwrites_nothing(desk: Desk, colleague: Desk, audit: Audit) -> None:
    activity = add_activity(desk, audit.id, TALK)
    change_activity(colleague, audit.id, activity.id, TALK.changed(place="Room 9"), seen=activity.revision)
    with pytest.raises(StaleRecord, match="Charles Babbage"):
        change_activity(desk, audit.id, activity.id, TALK.changed(place="Hall"), seen=activity.revision)
    assert plan(desk, audit)[0].place == "Room 9"


def test_what_a_colleague_took_off_is_not_changed_behind_the_back(desk: Desk, colleague: Desk, audit: Audit) -> None:
    activity = add_activity(desk, audit.id, TALK)
    take_activity_off(colleague, audit.id, activity.id)
    with pytest.raises(StaleRecord):
        change_activity(desk, audit.id, activity.id, TALK.changed(place="Hall"), seen=activity.revision)
    assert plan(desk, audit) == []
    add_activity(desk, audit.id, TALK)


def test_a_change_does_not_overlap_with_itself(desk: Desk, audit: Audit) -> None:
    activity = add_activity(desk, audit.id, TALK)
    moved = change_activity(desk, audit.id, activity.id, TALK.changed(ends="10:15"), seen=activity.revision)
    assert moved.minutes == 75


def test_the_proposal_fills_an_empty_plan_once(desk: Desk, colleague: Desk, audit: Audit) -> None:
    proposed = propose_activities(desk, audit.id)
    assert proposed == plan(desk, audit)
    assert [one.kind for one in (proposed[0], proposed[-1])] == [
        ActivityKind.OPENING_MEETING,
        ActivityKind.CLOSING_MEETING,
    ]
    assert not open_audit(desk, audit.id).without_activity
    lead = open_audit(desk, audit.id).lead
    assert lead
    assert {one.auditor_ids for one in proposed if one.kind is not ActivityKind.BREAK} == {(lead.id,)}
    with pytest.raises(PlanNotEmpty):
        propose_activities(colleague, audit.id)


def test_an_auditor_who_would_interview_themselves_is_a_conflict(desk: Desk, audit: Audit) -> None:
    name_team(desk, audit.id, "Zoe Young", TeamRole.AUDITOR)
    add_activity(desk, audit.id, TALK.changed(auditors=("Zoe Young",)))
    assert [one.what for one in open_audit(desk, audit.id).conflicts] == ["Service desk"]


def test_the_plan_of_a_closed_audit_stays(desk: Desk, audit: Audit) -> None:
    activity = add_activity(desk, audit.id, TALK)
    call_off_audit(desk, audit.id, "Ill")
    for act in (
        lambda: take_activity_off(desk, audit.id, activity.id),
        lambda: change_activity(desk, audit.id, activity.id, TALK, seen=activity.revision),
        lambda: propose_activities(desk, audit.id),
    ):
        with pytest.raises(AuditClosed):
            act()
