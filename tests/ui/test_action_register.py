"""All actions in one register on screen: filtered, as a board, and moved on with one small form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.action import ActionState, Purpose
from assessment.domain.action_register import ActionChoice, ActionsShown
from assessment.domain.checklist import Effort
from assessment.domain.management_review import DecisionKind
from assessment.domain.nonconformity import OutsideBody, Source
from assessment.services.action_register import ActionLine, log_progress, read_actions
from assessment.services.evidence import EvidenceDetails, register_evidence
from assessment.services.management_reviews import ReviewPlan, decide, plan_management_review
from assessment.services.nonconformities import NewNonconformity, raise_nonconformity
from assessment.services.nonconformity_steps import PlannedAction, add_action
from tests.ui.conftest import plain

if TYPE_CHECKING:
    from assessment.domain.action import Action
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

LATE = date(2026, 1, 5)

EVERY = ActionChoice(shown=ActionsShown.ALL)


@pytest.fixture
def template(bea: Desk, northwind: EngagementLine) -> Action:
    """Grace's corrective action, long overdue."""
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(name="Ombudsman"),
        grade="minor",
        statement="Late.",
        raised_on=LATE,
    )
    one = raise_nonconformity(bea, northwind.id, new)
    return add_action(bea, one.id, PlannedAction(text="A new template", owner="Grace", due=LATE))


@pytest.fixture
def people(bea: Desk, northwind: EngagementLine) -> Action:
    """A decision of a management review, owned by the person at the keyboard."""
    review = plan_management_review(bea, northwind.id, ReviewPlan(title="Spring"))
    decide(bea, review.id, DecisionKind.RESOURCES, "Two more people", owner="Ada Carter")
    return next(line.action for line in read_actions(bea, northwind.id, EVERY).lines if line.source == "Spring")


@pytest.fixture
def register(northwind: EngagementLine, new_tab: Callable[[], Tab]) -> Callable[[], Tab]:
    """Open all actions, as Ada."""

    def opened() -> Tab:
        tab = new_tab()
        tab.test.query_params["part"] = "actions"
        return tab.follow(northwind, page="nonconformities")

    return opened


def as_board(tab: Tab) -> Tab:
    return tab.do(tab.test.segmented_control(key="actions-form").set_value("board"))


def line_of(desk: Desk, line: EngagementLine, action: Action) -> ActionLine:
    return next(found for found in read_actions(desk, line.id, EVERY).lines if found.action.id == action.id)


def test_an_empty_register_says_where_actions_come_from(register: Callable[[], Tab]) -> None:
    assert register().says("No action is stored yet.")


def test_the_sentence_the_table_and_the_picture_agree(
    register: Callable[[], Tab], template: Action, people: Action
) -> None:
    tab = register()
    assert tab.says("2 actions · 2 open · 1 overdue")
    frame = tab.test.dataframe[0].value
    assert list(frame["source"]) == ["NC-001", "Spring"]
    assert list(frame["state"]) == ["Planned, overdue", "Planned"]
    tab.test.session_state["actions-picture"] = True
    tab.look()
    assert tab.says("2 open actions have no impact or no effort yet")


def test_mine_overdue_purpose_and_owner_narrow_the_register(
    register: Callable[[], Tab], template: Action, people: Action
) -> None:
    tab = register()
    tab.do(tab.test.toggle(key="actions-mine").set_value(True))
    assert list(tab.test.dataframe[0].value["owner"]) == ["Ada Carter"]
    tab.do(tab.test.segmented_control(key="actions-show").set_value(ActionsShown.OVERDUE))
    assert tab.says("No action fits this choice.")
    tab.do(tab.test.toggle(key="actions-mine").set_value(False))
    assert list(tab.test.dataframe[0].value["owner"]) == ["Grace"]
    tab.do(tab.test.selectbox(key="actions-owner").set_value("Ada Carter"))
    assert tab.says("No action fits this choice.")


def test_progress_a_step_and_another_date_are_saved_from_the_board(
    bea: Desk, northwind: EngagementLine, register: Callable[[], Tab], template: Action
) -> None:
    tab = as_board(register())
    tab.do(tab.test.button(key=f"show-{template.id}").click())
    tab.test.text_area(key=f"log-{template.id}-1-text").set_value("Draft is with legal")
    tab.do(tab.test.button(key=f"log-{template.id}-1-save").click()).look()
    assert tab.says("Draft is with legal")
    tab.do(tab.test.segmented_control(key="action-act").set_value("postpone"))
    tab.test.date_input(key=f"postpone-{template.id}-2-due").set_value(bea.today() + timedelta(days=9))
    tab.do(tab.test.button(key=f"postpone-{template.id}-2-save").click()).look()
    assert any("needs a reason" in sentence for sentence in tab.trouble)
    tab.test.text_input(key=f"postpone-{template.id}-2-reason").set_value("Supplier")
    tab.do(tab.test.button(key=f"postpone-{template.id}-2-save").click()).look()
    assert tab.says("Supplier (Ada Carter")
    tab.do(tab.test.segmented_control(key="action-act").set_value("progress"))
    tab.test.selectbox(key=f"step-{template.id}-3-name").set_value("implemented")
    tab.do(tab.test.button(key=f"step-{template.id}-3-save").click()).look()
    assert line_of(bea, northwind, template).action.state is ActionState.IMPLEMENTED


def test_owner_impact_effort_and_evidence_are_saved(
    bea: Desk, northwind: EngagementLine, register: Callable[[], Tab], people: Action
) -> None:
    letter = register_evidence(bea, northwind.id, EvidenceDetails(title="Letter"))
    tab = as_board(register())
    tab.do(tab.test.button(key=f"show-{people.id}").click())
    tab.do(tab.test.segmented_control(key="action-act").set_value("details"))
    tab.test.selectbox(key=f"details-{people.id}-1-impact").set_value(3)
    tab.test.selectbox(key=f"details-{people.id}-1-effort").set_value(Effort.S)
    tab.test.multiselect(key=f"details-{people.id}-1-evidence").set_value([letter.id])
    tab.do(tab.test.button(key=f"details-{people.id}-1-save").click()).look()
    action = line_of(bea, northwind, people).action
    assert (action.impact, action.effort, action.evidence_ids) == (3, Effort.S, (letter.id,))
    tab.test.session_state["actions-picture"] = True
    tab.look()
    assert plain(tab.test.table[0].value["up to 2 days"][0]) == "1: Spring"


def test_a_log_line_typed_while_a_colleague_saved_is_kept(
    bea: Desk, northwind: EngagementLine, register: Callable[[], Tab], template: Action
) -> None:
    tab = as_board(register())
    tab.do(tab.test.button(key=f"show-{template.id}").click())
    tab.test.text_area(key=f"log-{template.id}-1-text").set_value("Mine")
    log_progress(bea, template.id, "Bea was faster", seen=1)
    tab.do(tab.test.button(key=f"log-{template.id}-1-save").click()).look()
    assert tab.says("Bea was faster")
    assert tab.says("Mine")
    assert any("changed by Bea Lowe" in sentence for sentence in tab.trouble)


def test_the_way_to_what_it_belongs_to(register: Callable[[], Tab], people: Action) -> None:
    tab = as_board(register())
    tab.do(tab.test.button(key=f"show-{people.id}").click())
    tab.do(tab.test.button(key=f"source-{people.id}").click()).look()
    assert tab.title == "Spring"


def test_a_long_register_is_turned_page_by_page_and_a_filter_begins_at_the_first(
    bea: Desk, northwind: EngagementLine, register: Callable[[], Tab], template: Action
) -> None:
    more = [template.changed(id=f"more-{at:02}", revision=0, due=None, text=f"Rule {at}") for at in range(60)]
    with bea.store.writing(bea.actor, bea.now(), northwind.id) as writer:
        for action in more:
            writer.save(action)
    tab = register()
    assert tab.says("61 actions · 61 open · 1 overdue")
    assert len(tab.test.dataframe[0].value) == 50
    tab.do(tab.test.pagination[0].set_value(2))
    assert list(tab.test.dataframe[0].value["text"]) == [f"Rule {at}" for at in range(49, 60)]
    tab.do(tab.test.selectbox(key="actions-purpose").set_value(Purpose.CORRECTIVE))
    assert tab.test.dataframe[0].value["text"][0] == "A new template"
    as_board(tab)
    assert tab.says("Planned (61)")
    assert tab.says("and 55 more")
    assert len(tab.test.session_state) < 100
