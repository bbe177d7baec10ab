"""Gaps: the plan stands before anybody typed, and one small form changes many rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.action import ActionState, Phase
from assessment.domain.assessment import GapKind, GapSeverity
from assessment.domain.checklist import Effort
from assessment.domain.gap import Gap
from assessment.services.actions import ActionChange, Step, change_actions, move_actions
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.reports import gap_report
from assessment.services.work import open_work
from assessment.ui.components.gap_lines import GapFilter, Standing, gap_lines
from assessment.ui.components.gap_table import table_key
from assessment.wording import label
from tests.services.plans import as_now, gaps_now

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

GAPS = ("7.1-1", "7.1-2", "7.2-1")
DAY = date(2026, 3, 4)


@dataclass
class Plan:
    """The page of an engagement with three gaps, and what is stored behind it."""

    tab: Tab
    desk: Desk
    assessment_id: str

    def gap(self, criterion_id: str) -> Gap:
        """A gap as it is stored."""
        return next(gap for gap in gaps_now(self.desk, self.assessment_id) if gap.criterion.id == criterion_id)

    def choose(self, *places: int) -> Tab:
        """Choose rows; AppTest cannot click them, and forgets them at each run."""
        lines = gap_lines(open_work(self.desk, self.assessment_id), gap_report(self.desk, self.assessment_id))
        shown = [line for line in lines if GapFilter().lets(line)]
        self.tab.test.session_state[table_key(shown)] = {
            "selection": {"rows": list(places), "columns": [], "cells": []}
        }
        return self.tab.look()

    def turn_to(self, act: str, *places: int) -> Plan:
        """Choose rows and turn to a form."""
        self.choose(*places)
        self.tab.test.segmented_control(key="gaps-act").set_value(act)
        self.choose(*places)
        return self

    def field(self, kind: str, name: str) -> Any:
        """A field of the form that is open."""
        return next(
            field
            for field in getattr(self.tab.test, kind)
            if field.key and field.key.endswith(f"-{name}") and not field.key.startswith("gaps-")
        )

    def own(self, name: str) -> None:
        """Type a name into the owner's field; the new one counts as an option, as in the browser."""
        box = self.field("selectbox", "owner")
        if name not in box.options:
            box.options.append(name)
        box.set_value(name)

    def submit(self, label: str, *places: int) -> Tab:
        """Click a button of the form, and look at the same rows again."""
        buttons = [button for button in self.tab.test.button if button.label == label]
        buttons[-1].click().run()
        assert not self.tab.test.exception
        return self.choose(*places)


@pytest.fixture
def plan(tab: Tab, bea: Desk, northwind: EngagementLine) -> Plan:
    """The page with three gaps that nobody has worked on."""
    for criterion in GAPS:
        save_answer(bea, northwind.assessment_id, criterion, Field.RATING, shown=None, value="not_met")
        save_answer(bea, northwind.assessment_id, criterion, Field.RATIONALE, shown="", value=f"Seen *{criterion}*")
    tab.follow(northwind, page="actions")
    return Plan(tab, bea, northwind.assessment_id)


def rows(tab: Tab) -> list[list[Any]]:
    """The rows of the table."""
    return [list(row) for row in tab.test.dataframe[0].value.itertuples(index=False)]


# The table


def test_without_gaps_the_page_says_what_to_do(tab: Tab, northwind: EngagementLine) -> None:
    tab.follow(northwind, page="actions")
    assert tab.title == "Nonconformities and actions"
    assert next(info.value for info in tab.test.info).startswith("No gap yet.")
    assert [link.label for link in tab.test.page_link] == ["Gap analysis"]


def test_the_plan_is_prefilled(plan: Plan) -> None:
    assert plan.tab.says("The plan is prefilled")
    for row, criterion_id in zip(rows(plan.tab), GAPS, strict=True):
        gap = plan.gap(criterion_id)
        assert row[0] == f"{criterion_id} {gap.criterion.statement}"
        assert row[1] == f"{gap.priority} · {label(gap.severity)}"
        assert row[2:4] == [gap.criterion.first_step, f"{gap.criterion.usual_owner} (usual owner)"]
        assert gap.action.revision == 0


def test_long_texts_end_within_their_cell_and_stand_whole_beside_the_row_that_is_chosen(plan: Plan) -> None:
    long = "Give every complaint a number, and every number to the person who complained. " * 4
    change_actions(
        plan.desk, plan.assessment_id, as_now(plan.desk, plan.assessment_id, GAPS[:1]), ActionChange(text=long)
    )
    plan.tab.look()
    assert rows(plan.tab)[0][2].endswith("…")
    assert len(rows(plan.tab)[0][2]) <= 130
    plan.choose(0)
    assert plan.tab.says(long.strip())


def test_the_address_names_what_is_open(plan: Plan, northwind: EngagementLine) -> None:
    assert plan.tab.test.query_params == {
        "engagement": northwind.id,
        "assessment": northwind.assessment_id,
        "part": "gaps",
    }


def test_filters_narrow_the_table_and_can_be_taken_off(plan: Plan) -> None:
    tab = plan.tab
    tab.do(tab.test.segmented_control(key="gaps-standing").set_value(Standing.CLOSED))
    assert tab.says("No gap matches these filters.")
    tab.click("Show all gaps")
    assert len(rows(tab)) == 3
    move_actions(
        plan.desk, plan.assessment_id, as_now(plan.desk, plan.assessment_id, GAPS[:1]), Step(name="begun", on=DAY)
    )
    tab.do(tab.test.selectbox(key="gaps-state").set_value(ActionState.STARTED))
    assert [row[5] for row in rows(tab)] == ["Started"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (GapFilter(), ["7.1-2", "7.2-1"]),
        (GapFilter(standing=Standing.CLOSED), ["7.1-1"]),
        (GapFilter(standing=Standing.ALL), list(GAPS)),
        (GapFilter(overdue=True), ["7.1-2"]),
        (GapFilter(owner="Grace Hopper"), ["7.1-2"]),
        (GapFilter(phase=Phase.LATER), ["7.1-2"]),
        (GapFilter(state=ActionState.IMPLEMENTED), ["7.2-1"]),
        (GapFilter(severities=()), ["7.1-2", "7.2-1"]),
    ],
)
def test_each_filter_lets_through_what_it_names(plan: Plan, wanted: GapFilter, found: Sequence[str]) -> None:
    desk, assessment_id = plan.desk, plan.assessment_id
    add_evidence(desk, assessment_id, "7.1-1", "Register")
    close(plan, "7.1-1")
    change_actions(
        desk,
        assessment_id,
        as_now(desk, assessment_id, ["7.1-2"]),
        ActionChange(owner="Grace Hopper", due=DAY, phase=Phase.LATER),
    )
    change_actions(
        desk, assessment_id, as_now(desk, assessment_id, ["7.2-1"]), ActionChange(phase=Phase.BEFORE_ASSESSMENT)
    )
    move_actions(desk, assessment_id, as_now(desk, assessment_id, ["7.2-1"]), Step(name="implemented", on=DAY))
    lines = gap_lines(open_work(desk, assessment_id), gap_report(desk, assessment_id))
    assert [line.id for line in lines if wanted.lets(line)] == found


def close(plan: Plan, criterion_id: str) -> None:
    """Close a gap behind the page."""
    from assessment.services.actions import close_gap

    close_gap(plan.desk, plan.assessment_id, criterion_id, verified_by="Bea Lowe", on=DAY)


def test_other_rows_are_another_table_so_that_a_choice_never_slides(plan: Plan) -> None:
    lines = gap_lines(open_work(plan.desk, plan.assessment_id), gap_report(plan.desk, plan.assessment_id))
    assert table_key(lines) != table_key(lines[1:])
    assert table_key(lines) == table_key(list(lines))


# Many rows


def test_one_form_changes_the_rows_chosen_and_no_other(plan: Plan) -> None:
    plan.choose(0, 2)
    assert plan.tab.says("2 gaps chosen")
    plan.own("Grace Hopper")
    plan.field("date_input", "due").set_value(DAY)
    plan.field("selectbox", "effort").set_value(Effort.L)
    plan.submit("Save for 2 gaps", 0, 2)
    for criterion_id in ("7.1-1", "7.2-1"):
        action = plan.gap(criterion_id).action
        assert (action.due, action.effort) == (DAY, Effort.L)
    assert plan.gap("7.1-2").action.revision == 0
    assert [row[3] for row in rows(plan.tab)].count("Grace Hopper") == 2
    assert plan.field("selectbox", "owner").value == "Grace Hopper"
    assert plan.tab.says("Saved ")


def test_what_was_not_changed_stays_as_it_is(plan: Plan) -> None:
    change_actions(
        plan.desk,
        plan.assessment_id,
        as_now(plan.desk, plan.assessment_id, ["7.1-1"]),
        ActionChange(phase=Phase.LATER, due=DAY),
    )
    change_actions(
        plan.desk,
        plan.assessment_id,
        as_now(plan.desk, plan.assessment_id, ["7.1-2"]),
        ActionChange(phase=Phase.QUICK_WIN),
    )
    plan.choose(0, 1)
    assert plan.field("selectbox", "phase").value is None
    plan.own("Grace Hopper")
    plan.submit("Save for 2 gaps", 0, 1)
    first, second = plan.gap("7.1-1").action, plan.gap("7.1-2").action
    assert (first.phase, first.due, second.phase, second.due) == (Phase.LATER, DAY, Phase.QUICK_WIN, None)


def test_a_form_without_a_change_stores_nothing(plan: Plan) -> None:
    plan.choose(0, 1)
    plan.submit("Save for 2 gaps", 0, 1)
    assert plan.gap("7.1-1").action.revision == 0


def test_a_due_date_can_be_taken_off(plan: Plan) -> None:
    change_actions(plan.desk, plan.assessment_id, as_now(plan.desk, plan.assessment_id, GAPS), ActionChange(due=DAY))
    plan.choose(0, 1, 2)
    plan.field("date_input", "due").set_value(None)
    plan.submit("Save for 3 gaps", 0, 1, 2)
    assert {plan.gap(criterion_id).action.due for criterion_id in GAPS} == {None}


def test_steps_move_all_rows_or_none(plan: Plan) -> None:
    plan.turn_to("step", 0, 1)
    plan.field("date_input", "on").set_value(DAY)
    plan.submit("Implemented", 0, 1)
    assert plan.gap("7.1-1").action.state is ActionState.IMPLEMENTED
    plan.turn_to("step", 0, 2)
    plan.submit("Verified", 0, 2)
    assert plan.tab.trouble[0].startswith("At 7.2-1: This action is not implemented yet")
    assert plan.gap("7.1-1").action.state is ActionState.IMPLEMENTED


def test_cancelling_needs_a_reason_and_keeps_what_was_typed(plan: Plan) -> None:
    plan.turn_to("step", 0)
    plan.field("text_input", "by").set_value("Grace Hopper")
    plan.submit("Cancelled", 0)
    assert plan.tab.trouble == ["Cancelling an action needs a reason. Write one sentence and save again."]
    assert plan.field("text_input", "by").value == "Grace Hopper"
    plan.field("text_input", "reason").set_value("Merged with another action")
    plan.submit("Cancelled", 0)
    assert plan.gap("7.1-1").action.cancel_reason == "Merged with another action"
    plan.submit("Back to planned", 0)
    assert plan.gap("7.1-1").action.state is ActionState.PLANNED


# One row


def test_one_row_opens_its_details(plan: Plan) -> None:
    save_answer(plan.desk, plan.assessment_id, "7.2-1", Field.GAP_KIND, shown=None, value=GapKind.NO_RULE.value)
    tab = plan.choose(2)
    criterion = plan.gap("7.2-1").criterion
    assert tab.says(f"7.2-1 {criterion.statement}")
    assert tab.says("Seen *7.2-1*")
    assert tab.says(criterion.risk)
    assert tab.says("if audited today: probably a ")
    assert [link.label.replace("\\", "") for link in tab.test.page_link] == ["Go to 7.2"]


def test_the_text_of_an_action_can_be_edited_but_not_emptied(plan: Plan) -> None:
    plan.choose(0)
    plan.field("text_area", "text").set_value("Write the rule, [then](http://x) teach it")
    plan.submit("Save for 1 gap", 0)
    assert plan.gap("7.1-1").action.text == "Write the rule, [then](http://x) teach it"
    assert plan.tab.says("Write the rule, [then](http://x) teach it")
    plan.field("text_area", "text").set_value(" ")
    plan.submit("Save for 1 gap", 0)
    assert plan.tab.trouble == ["“Action” is empty. Fill it in and save again."]
    assert plan.gap("7.1-1").action.text.startswith("Write the rule")


def test_severity_is_overridden_with_a_reason_and_can_go_back(plan: Plan) -> None:
    proposed = plan.gap("7.1-1").severity
    other = next(one for one in GapSeverity if one is not proposed)
    plan.turn_to("judge", 0)
    plan.field("selectbox", "severity").set_value(other)
    plan.submit("Save", 0)
    assert plan.tab.trouble[0].endswith("Say in one sentence why, and save again.")
    assert plan.field("selectbox", "severity").value is other
    plan.field("text_input", "reason").set_value("The regulator asked")
    plan.submit("Save", 0)
    assert plan.gap("7.1-1").severity is other
    assert plan.tab.says("Differs from the proposal because: The regulator asked")
    plan.field("selectbox", "severity").set_value(None)
    plan.submit("Save", 0)
    assert plan.gap("7.1-1").severity is proposed


def test_a_gap_is_closed_on_evidence_only_and_stays_visible(plan: Plan) -> None:
    plan.turn_to("close", 0)
    plan.field("text_input", "by").set_value("Grace Hopper")
    plan.submit("Close the gap", 0)
    assert plan.tab.trouble[0].startswith("The gap of 7.1-1 is closed on evidence only.")
    assert plan.field("text_input", "by").value == "Grace Hopper"
    add_evidence(plan.desk, plan.assessment_id, "7.1-1", "Register, November")
    plan.turn_to("close", 0)
    plan.field("text_input", "by").set_value("Grace Hopper")
    next(button for button in plan.tab.test.button if button.label == "Close the gap").click().run()
    assert plan.gap("7.1-1").is_closed
    assert plan.tab.says("The gap of 7.1-1 is closed.")
    assert len(rows(plan.tab)) == 2
    plan.tab.do(plan.tab.test.segmented_control(key="gaps-standing").set_value(Standing.CLOSED))
    assert [row[5] for row in rows(plan.tab)] == ["Closed"]


def test_the_page_stays_light(plan: Plan) -> None:
    plan.choose(0)
    assert len(plan.tab.test.session_state) < 100


def test_without_an_engagement_the_page_leads_to_the_start(tab: Tab, begin: Callable[..., EngagementLine]) -> None:
    assert tab.turn_to("actions").says("No engagement is open.")
