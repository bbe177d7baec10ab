"""What was closed because its plan was accepted is still carried out, on its own page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessment.domain.action import Purpose
from assessment.domain.nonconformity import NonconformityState, OutsideBody, Source
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.services.action_register import take_step
from assessment.services.actions import Step
from assessment.services.nonconformities import (
    NewNonconformity,
    agree_plan,
    change_rules,
    close_on_plan,
    raise_nonconformity,
)
from assessment.services.nonconformity_files import open_nonconformity
from assessment.services.nonconformity_steps import CauseText, PlannedAction, add_action, finish_cause, save_cause

if TYPE_CHECKING:
    from assessment.domain.nonconformity import Nonconformity
    from assessment.domain.nonconformity_file import NonconformityFile
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab


def file_of(desk: Desk, one: Nonconformity) -> NonconformityFile:
    return open_nonconformity(desk, one.id)


def test_the_actions_of_an_accepted_plan_are_carried_out_on_its_page(
    bea: Desk, northwind: EngagementLine, new_tab: Callable[[], Tab]
) -> None:
    one = closed_on_its_plan(bea, northwind)
    (action,) = [found for found in file_of(bea, one).actions if found.purpose is Purpose.CORRECTIVE]
    tab = new_tab()
    tab.test.query_params["nonconformity"] = one.id
    tab.follow(northwind, page="nonconformity")
    assert tab.says("Bea Lowe accepted the plan on")
    assert tab.says("One action of it is still to be carried out.")
    tab.do(tab.test.button(key=f"step-{action.id}").click()).look()
    form = f"move-{action.id}-{action.revision}"
    tab.test.selectbox(key=f"{form}-name").set_value("cancelled")
    tab.test.text_input(key=f"{form}-reason").set_value("Too dear.")
    tab.do(tab.test.button(key=f"{form}-save").click()).look()
    assert any("Take it up again before you cancel" in sentence for sentence in tab.trouble)
    assert tab.test.text_input(key=f"{form}-reason").value == "Too dear."
    tab.test.selectbox(key=f"{form}-name").set_value("implemented")
    tab.do(tab.test.button(key=f"{form}-save").click()).look()
    assert tab.says("All its actions are carried out.")
    assert file_of(bea, one).nonconformity.state is NonconformityState.CLOSED_ON_PLAN
    assert not [button for button in tab.test.button if str(button.key).startswith("add-")]


def closed_on_its_plan(bea: Desk, line: EngagementLine) -> Nonconformity:
    """A minor one with a correction done and an agreed action, closed because its plan was accepted."""
    change_rules(bea, NonconformityRules(id=line.id, engagement_id=line.id, minor_closes_on_plan=True), seen=0)
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY, outside=OutsideBody(name="Ombudsman"), grade="minor", statement="Late."
    )
    one, today = raise_nonconformity(bea, line.id, new), bea.today()
    done = add_action(bea, one.id, PlannedAction(purpose=Purpose.CORRECTION, text="Answer now.", owner="Grace"))
    take_step(bea, done.id, Step(name="implemented", on=today), seen=done.revision)
    cause = save_cause(bea, one.id, CauseText(whys=("a", "b"), root_cause="No clock.", is_controlled=True), seen=0)
    finish_cause(bea, one.id, seen=cause.revision)
    add_action(bea, one.id, PlannedAction(purpose=Purpose.CORRECTIVE, text="A clock in the tool.", owner="Grace"))
    agree_plan(bea, one.id, today, "Board", seen=file_of(bea, one).nonconformity.revision)
    close_on_plan(bea, one.id, seen=file_of(bea, one).nonconformity.revision)
    return file_of(bea, one).nonconformity
