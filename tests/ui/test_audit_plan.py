"""One audit: its steps, and the plan from the first activity to the start."""

from __future__ import annotations

import datetime
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.audit import AuditScope, AuditState, TeamRole
from assessment.domain.audit_file import AuditFile
from assessment.services.audit_files import open_audit
from assessment.services.audit_plan import PlannedActivity, add_activity, change_activity
from assessment.services.audits import list_competences, name_participant, name_team, plan_audit
from assessment.services.places import ProcessEntry, add_process

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

DAY = datetime.date(2026, 12, 1)
TALK = PlannedActivity(
    title="Service desk", day=DAY, begins="09:00", ends="09:45", clauses=("7.2",), auditors=("Bea Lowe",)
)


@dataclass
class Page:
    """The page of an audit that Bea planned and leads, and what is stored behind it."""

    tab: Tab
    desk: Desk
    audit_id: str

    @property
    def file(self) -> AuditFile:
        return open_audit(self.desk, self.audit_id)

    def field(self, kind: str, name: str) -> Any:
        """A field of the form that is open."""
        return next(one for one in getattr(self.tab.test, kind) if one.key and one.key.endswith(f"-{name}"))

    def fill(self, kind: str, name: str, value: Any) -> None:
        """Fill in a field of the form that is open."""
        self.field(kind, name).set_value(value)

    def type(self, key: str, value: str) -> None:
        """Type a new name into a field of choices, as the browser lets one."""
        box = self.tab.test.selectbox(key=key)
        if value not in box.options:
            box.options.append(value)
        box.set_value(value)

    def step(self, name: str) -> Tab:
        """Turn to a step."""
        return self.tab.do(self.tab.test.button(key=f"step-{name}").click())

    def choose_activity(self, place: int) -> Tab:
        """Choose a row; AppTest cannot click it, and forgets it at each run."""
        order = zlib.crc32("".join(one.id for one in self.file.plan).encode())
        key = f"activities-{self.audit_id}-{order}"
        self.tab.test.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
        return self.tab.look()

    def waive(self, reason: str) -> Tab:
        """Write a reason and waive."""
        self.tab.test.text_input(key=f"waive-{self.audit_id}-reason").set_value(reason)
        return self.tab.click("Waive with this reason")


@pytest.fixture
def page(tab: Tab, bea: Desk, northwind: EngagementLine) -> Page:
    """A planned audit of chapter 7 on one day."""
    scope = AuditScope(title="Operation", clauses=("7",), begins_on=DAY, ends_on=DAY)
    audit = plan_audit(bea, northwind.id, scope)
    tab.test.query_params["audit"] = audit.id
    return Page(tab.turn_to("audit"), bea, audit.id)


# The frame


def test_the_address_alone_opens_an_audit_at_its_plan(page: Page, northwind: EngagementLine) -> None:
    assert page.tab.title == "A-01 Operation"
    assert page.tab.test.query_params == {
        "engagement": northwind.id,
        "assessment": northwind.assessment_id,
        "audit": page.audit_id,
        "step": "plan",
    }


def test_without_an_audit_the_page_shows_the_way_to_the_list(tab: Tab) -> None:
    tab.turn_to("audit")
    assert tab.says("No audit is open.")
    tab.click("Go to the audits")
    tab.test.query_params["audit"] = "gone"
    tab.turn_to("audit")
    assert tab.says("There is no audit “gone”.")


@pytest.mark.parametrize("step", ["fieldwork", "findings", "review", "closing"])
def test_the_other_steps_wait_for_the_start(page: Page, step: str) -> None:
    page.step(step)
    assert page.tab.test.query_params["step"] == step
    assert page.tab.says("This audit has not started.")
    page.tab.click("Go to the plan")
    assert page.tab.buttons("Start audit")


def test_an_unknown_step_opens_the_plan(page: Page) -> None:
    page.tab.test.query_params["step"] = "baking"
    page.tab.look()
    assert page.tab.test.query_params["step"] == "plan"


def test_the_way_from_plan_to_start(page: Page, northwind: EngagementLine) -> None:
    """Activities, a refused overlap, a conflict that blocks, its waiver, the start."""
    add_process(page.desk, northwind.id, ProcessEntry(name="Returns", owner="Bea Lowe"))
    page.tab.look()
    page.tab.click("Propose a plan")
    assert not page.file.without_activity
    page.tab.click("Add an activity")
    page.fill("text_input", "title", "Second place")
    page.fill("time_input", "begins", datetime.time(9, 15))
    page.fill("time_input", "ends", datetime.time(9, 45))
    page.tab.click("Add to the plan")
    assert any("Bea Lowe is already planned for “Opening meeting” at 09:00" in one for one in page.tab.trouble)
    assert page.field("text_input", "title").value == "Second place"
    page.tab.click("Start audit")
    assert any("Bea Lowe owns the process “Returns”" in one for one in page.tab.trouble)
    assert page.file.audit.state is AuditState.PLANNED
    page.waive("Nobody else is trained.")
    assert page.tab.says("Waived by Ada Carter on")
    page.tab.click("Start audit")
    assert page.file.audit.state is AuditState.IN_PROGRESS
    assert page.tab.test.query_params["step"] == "fieldwork"
    assert page.tab.says("A-01 has started.")
    page.step("plan")
    assert page.tab.says("Started on")
    assert not page.tab.buttons("Start audit")


# Team and participants


def test_somebody_joins_the_team_by_name_and_can_become_its_lead(page: Page) -> None:
    page.type(f"team-{page.audit_id}-name", "Carl Ohm")
    page.tab.click("Add to the team")
    assert page.tab.says("Carl Ohm · Auditor")
    assert page.tab.test.selectbox(key=f"team-{page.audit_id}-name").value is None
    page.type(f"team-{page.audit_id}-name", "Carl Ohm")
    page.tab.test.selectbox(key=f"team-{page.audit_id}-role").set_value(TeamRole.LEAD_AUDITOR)
    page.tab.click("Add to the team")
    assert page.tab.says("Carl Ohm · Lead auditor")
    assert page.tab.says("Bea Lowe · Auditor")


def test_an_empty_name_is_a_sentence(page: Page) -> None:
    page.tab.click("Add to the team")
    assert page.tab.trouble == ["“Name” is empty. Fill it in and save again."]


def test_without_a_lead_the_start_is_refused(page: Page) -> None:
    page.tab.click("Take off")
    assert page.tab.says("Nobody is in the team yet.")
    assert page.tab.says("Add a lead auditor to the team.")
    page.tab.click("Start audit")
    assert any("has no lead auditor yet" in one for one in page.tab.trouble)


def test_competence_is_put_on_record(page: Page) -> None:
    (member,) = page.file.team
    page.tab.do(page.tab.test.button(key=f"change-team-{member.id}").click())
    page.fill("text_area", "auditor_training", "Lead auditor course 2024")
    page.fill("number_input", "audits_done", 7)
    page.tab.do(page.tab.test.button(key=f"team-{member.id}-0-save").click())
    kept = list_competences(page.desk, page.file.audit.engagement_id)[member.person_id]
    assert (kept.auditor_training, kept.audits_done) == ("Lead auditor course 2024", 7)
    assert page.tab.says("Lead auditor course 2024 · 7 audits done")


def test_participants_are_named_with_their_meetings_and_taken_off(page: Page) -> None:
    page.type(f"participants-{page.audit_id}-name", "Zoe Young")
    page.tab.test.checkbox(key=f"participants-{page.audit_id}-opening_meeting").set_value(True)
    page.tab.do(page.tab.test.button(key=f"participants-{page.audit_id}-add").click())
    assert page.tab.says("Zoe Young Opening meeting")
    (zoe,) = page.file.participants
    page.tab.do(page.tab.test.button(key=f"off-{zoe.id}").click())
    assert page.file.participants == []


def test_several_conflicts_are_waived_one_by_one_or_together(page: Page, northwind: EngagementLine) -> None:
    for name in ("Returns", "Refunds"):
        add_process(page.desk, northwind.id, ProcessEntry(name=name, owner="Bea Lowe"))
    page.tab.look()
    assert page.tab.says("Settle 2 conflicts of independence")
    first = page.file.conflicts[0].key
    page.tab.test.multiselect(key=f"waive-{page.audit_id}-which").set_value([first])
    page.waive("Trained")
    assert [one.key for one in page.file.unsettled_conflicts] == [page.file.conflicts[1].key]
    page.waive("")
    assert any("needs a reason" in one for one in page.tab.trouble)
    page.waive("Trained too")
    assert page.tab.says("Nothing stands in the way of the start.")


# Activities


def test_an_activity_is_added_with_people_and_clauses_and_what_is_left_out_is_named(page: Page) -> None:
    name_participant(page.desk, page.audit_id, "Zoe Young")
    page.tab.look()
    page.tab.click("Add an activity")
    page.fill("text_input", "title", "Service desk")
    page.fill("time_input", "begins", datetime.time(9, 0))
    page.fill("time_input", "ends", datetime.time(10, 0))
    page.fill("multiselect", "clauses", ["7.2"])
    page.fill("multiselect", "interviewees", ["Zoe Young"])
    page.tab.click("Add to the plan")
    (activity,) = page.file.plan
    assert (activity.day, activity.begins, activity.minutes, activity.clauses) == (DAY, "09:00", 60, ("7.2",))
    assert [page.file.name(key) for key in (*activity.auditor_ids, *activity.interviewee_ids)] == [
        "Bea Lowe",
        "Zoe Young",
    ]
    row = page.tab.test.dataframe[0].value.iloc[0]
    assert (row["time"], row["title"], row["auditors"]) == ("09:00–10:00", "Service desk", "Bea Lowe")
    assert any("In scope, but in no activity: 7.1" in one for one in page.tab.trouble)
    assert page.tab.says("The plan has no opening meeting.")


def test_an_end_before_the_begin_is_refused_and_kept(page: Page) -> None:
    page.tab.click("Add an activity")
    page.fill("text_input", "title", "Backwards")
    page.fill("time_input", "begins", datetime.time(11, 0))
    page.fill("time_input", "ends", datetime.time(10, 0))
    page.tab.click("Add to the plan")
    assert any("would begin at 11:00 and end at 10:00" in one for one in page.tab.trouble)
    assert page.field("time_input", "ends").value == datetime.time(10, 0)
    assert not page.file.plan


def test_one_auditor_in_two_places_is_refused_and_what_was_typed_stays(page: Page) -> None:
    add_activity(page.desk, page.audit_id, TALK)
    page.tab.look()
    page.tab.click("Add an activity")
    page.fill("text_input", "title", "Register")
    page.fill("time_input", "begins", datetime.time(9, 30))
    page.fill("time_input", "ends", datetime.time(10, 0))
    page.fill("multiselect", "auditors", ["Bea Lowe"])
    page.tab.click("Add to the plan")
    assert any("Bea Lowe is already planned for “Service desk” at 09:00" in one for one in page.tab.trouble)
    assert (page.field("text_input", "title").value, len(page.file.plan)) == ("Register", 1)


def test_an_activity_is_changed_and_taken_off(page: Page) -> None:
    add_activity(page.desk, page.audit_id, TALK)
    page.choose_activity(0)
    page.fill("text_input", "place", "Room 2")
    page.tab.do(page.field("button", "save").click())
    assert page.file.plan[0].place == "Room 2"
    page.choose_activity(0)
    page.tab.click("Take off the plan")
    assert page.file.plan == []
    assert page.tab.says("No activity yet.")


def test_what_a_colleague_planned_meanwhile_is_not_overwritten(page: Page) -> None:
    activity = add_activity(page.desk, page.audit_id, TALK)
    page.choose_activity(0)
    change_activity(page.desk, page.audit_id, activity.id, TALK.changed(place="Room 9"), seen=activity.revision)
    page.fill("text_input", "place", "My own room")
    page.tab.do(page.field("button", "save").click())
    page.choose_activity(0)
    assert any("was changed by Bea Lowe" in one for one in page.tab.trouble)
    assert page.tab.says("My own room")
    assert page.file.plan[0].place == "Room 9"


# Calling off


def test_an_audit_is_called_off_with_a_reason_and_taken_up_again(page: Page) -> None:
    page.tab.click("Call off")
    assert any("Calling an audit off needs a reason" in one for one in page.tab.trouble)
    page.field("text_area", "reason").set_value("The manager is ill.")
    page.tab.click("Call off")
    assert page.file.audit.state is AuditState.CANCELLED
    assert page.tab.says("Reason The manager is ill.")
    for gone in ("Start audit", "Add to the team", "Add an activity", "Take off"):
        assert not page.tab.buttons(gone)
    page.field("text_area", "reason").set_value("Well again.")
    page.tab.click("Take up again")
    assert page.file.audit.state is AuditState.PLANNED


def test_a_colleague_who_starts_first_does_not_stand_in_the_way(
    page: Page, new_tab: Callable[[], Tab], northwind: EngagementLine
) -> None:
    other = new_tab().follow(northwind, page="audits")
    other.test.query_params["audit"] = page.audit_id
    other.turn_to("audit").click("Start audit")
    page.tab.click("Start audit")
    assert page.file.audit.state is AuditState.IN_PROGRESS
    assert page.tab.test.query_params["step"] == "fieldwork"


def test_a_large_plan_keeps_the_session_small(page: Page) -> None:
    for number in range(20):
        name_team(page.desk, page.audit_id, f"Person {number}", TeamRole.OBSERVER)
        add_activity(page.desk, page.audit_id, PlannedActivity(title=f"Activity {number}"))
    page.tab.look()
    assert len(page.tab.test.session_state) < 100
