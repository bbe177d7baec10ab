"""One register of all actions: from gaps, from nonconformities, from management reviews."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.action import ActionOver, ActionState, OwnWork, Purpose
from assessment.domain.checklist import Effort
from assessment.domain.errors import NotFound
from assessment.domain.management_review import DecisionKind
from assessment.domain.nonconformity import AlreadyClosed, NonconformityState, OutsideBody, RiskAcceptance, Source
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.domain.organization import Person
from assessment.domain.record import TextMissing
from assessment.services.action_register import (
    ActionDetails,
    ActionLine,
    Origin,
    actions_of_review,
    assessment_of,
    describe_action,
    log_progress,
    postpone_action,
    read_actions,
    register_mark,
    take_step,
)
from assessment.services.actions import ActionChange, Step, change_actions
from assessment.services.answers import Field, save_answer
from assessment.services.evidence import EvidenceDetails, register_evidence
from assessment.services.management_reviews import ReviewPlan, decide, plan_management_review
from assessment.services.nonconformities import (
    NewNonconformity,
    accept_risk,
    agree_plan,
    change_rules,
    close_on_plan,
    raise_nonconformity,
    withdraw_nonconformity,
)
from assessment.services.nonconformity_files import open_nonconformity
from assessment.services.nonconformity_steps import (
    CauseText,
    PlannedAction,
    add_action,
    finish_cause,
    save_cause,
)
from assessment.services.people import set_person_left
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord

if TYPE_CHECKING:
    from assessment.domain.action import Action
    from assessment.domain.nonconformity import Nonconformity
    from assessment.services.desk import Desk

TODAY = date(2026, 11, 21)


@pytest.fixture
def where(desk: Desk, assessment_id: str) -> str:
    """The engagement."""
    return open_work(desk, assessment_id).engagement.id


@pytest.fixture
def letters(desk: Desk, where: str) -> Nonconformity:
    """A minor one from an outside body."""
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(name="Ombudsman"),
        grade="minor",
        statement="Letters do not name the ombudsman.",
        raised_on=date(2026, 11, 1),
    )
    return raise_nonconformity(desk, where, new)


@pytest.fixture
def template(desk: Desk, letters: Nonconformity) -> Action:
    """Grace's corrective action, due yesterday."""
    wanted = PlannedAction(text="A new template", owner="Grace", due=TODAY - timedelta(days=1))
    return add_action(desk, letters.id, wanted)


def lines(desk: Desk, where: str) -> tuple[ActionLine, ...]:
    return read_actions(desk, where).lines


def done(on: date = TODAY) -> Step:
    return Step(name="implemented", on=on)


def test_actions_of_every_origin_stand_in_one_register_by_due_date(
    desk: Desk, where: str, assessment_id: str, template: Action
) -> None:
    save_answer(desk, assessment_id, "7.2-1", Field.RATING, shown=None, value="not_met")
    change_actions(desk, assessment_id, {"7.2-1": 0}, ActionChange(owner="Ada Lovelace"))
    review = plan_management_review(desk, where, ReviewPlan(title="Spring"))
    decide(desk, review.id, DecisionKind.RESOURCES, "Two more people", owner="Jo", due=TODAY)
    found = lines(desk, where)
    assert [(line.origin, line.source, line.owner) for line in found] == [
        (Origin.NONCONFORMITY, "NC-001", "Grace"),
        (Origin.REVIEW, "Spring", "Jo"),
        (Origin.GAP, "7.2-1", "Ada Lovelace"),
    ]
    assert [line.is_overdue for line in found] == [True, False, False]
    assert assessment_of(desk, found[2].action) == assessment_id
    assert list(actions_of_review(desk, review.id)) == [found[1].action.id]


def test_an_owner_who_left_stays_named_and_is_no_longer_offered(desk: Desk, where: str, template: Action) -> None:
    with desk.store.reading() as reader:
        grace = reader.get(Person, template.owner_id or "")
    set_person_left(desk, grace.id, left=True, seen=grace.revision)
    register = read_actions(desk, where)
    assert [(line.owner, line.owner_left) for line in register.lines] == [("Grace", True)]
    assert "Grace" not in register.people


def test_progress_is_logged_with_day_and_name(desk: Desk, colleague: Desk, where: str, template: Action) -> None:
    log_progress(colleague, template.id, "Draft is with legal", seen=template.revision)
    (line,) = lines(desk, where)
    assert [(entry.by, entry.text) for entry in line.action.progress] == [("Charles Babbage", "Draft is with legal")]
    with pytest.raises(TextMissing):
        log_progress(desk, template.id, " ", seen=line.action.revision)


def test_a_date_moves_until_the_action_is_done(desk: Desk, where: str, template: Action) -> None:
    moved = postpone_action(desk, template.id, TODAY + timedelta(days=30), "Supplier", seen=template.revision)
    assert not lines(desk, where)[0].is_overdue
    finished = take_step(desk, template.id, done(), seen=moved.revision)
    with pytest.raises(ActionOver):
        postpone_action(desk, template.id, TODAY, "again", seen=finished.revision)


def test_the_nonconformity_follows_a_step_taken_in_the_register(
    desk: Desk, letters: Nonconformity, template: Action
) -> None:
    take_step(desk, template.id, done(), seen=template.revision)
    assert open_nonconformity(desk, letters.id).nonconformity.state is NonconformityState.IMPLEMENTED


def test_nobody_verifies_the_own_action_from_here_either(desk: Desk, template: Action) -> None:
    finished = take_step(desk, template.id, done(), seen=template.revision)
    with pytest.raises(OwnWork):
        take_step(desk, template.id, Step(name="verified", on=TODAY, by="grace"), seen=finished.revision)
    seen = take_step(desk, template.id, Step(name="verified", on=TODAY), seen=finished.revision)
    assert seen.verified_by == "Ada Lovelace"


def test_the_decision_of_a_review_is_moved_on_here(desk: Desk, where: str) -> None:
    review = plan_management_review(desk, where, ReviewPlan(title="Spring"))
    decision = decide(desk, review.id, DecisionKind.POLICY, "A new policy")
    moved = take_step(desk, decision.action_id or "", Step(name="begun", on=TODAY), seen=1)
    assert (moved.purpose, moved.state) == (Purpose.IMPROVEMENT, ActionState.STARTED)


def test_owner_impact_effort_and_evidence_are_described(desk: Desk, where: str, template: Action) -> None:
    letter = register_evidence(desk, where, EvidenceDetails(title="Letter of May"))
    details = ActionDetails(owner="Jonas", impact=3, effort=Effort.S, evidence_ids=(letter.id,))
    saved = describe_action(desk, template.id, details, seen=template.revision)
    register = read_actions(desk, where)
    assert (saved.impact, saved.effort, saved.evidence_ids) == (3, Effort.S, (letter.id,))
    assert (register.lines[0].owner, register.evidence) == ("Jonas", {letter.id: "E-001 Letter of May"})


def test_evidence_that_is_not_in_this_register_is_refused(desk: Desk, template: Action) -> None:
    with pytest.raises(NotFound):
        describe_action(desk, template.id, ActionDetails(evidence_ids=("nowhere",)), seen=template.revision)


def test_a_change_over_somebody_elses_is_refused(desk: Desk, colleague: Desk, where: str, template: Action) -> None:
    describe_action(colleague, template.id, ActionDetails(owner="Jonas"), seen=template.revision)
    for act in (
        lambda: describe_action(desk, template.id, ActionDetails(owner="Zoe"), seen=template.revision),
        lambda: take_step(desk, template.id, done(), seen=template.revision),
        lambda: log_progress(desk, template.id, "done", seen=template.revision),
    ):
        with pytest.raises(StaleRecord):
            act()
    assert lines(desk, where)[0].owner == "Jonas"


def test_what_was_taken_back_takes_its_actions_along(
    desk: Desk, where: str, letters: Nonconformity, template: Action
) -> None:
    withdraw_nonconformity(desk, letters.id, "Raised twice", seen=letters.revision)
    assert lines(desk, where) == ()
    with pytest.raises(AlreadyClosed):
        take_step(desk, template.id, done(), seen=template.revision)


def test_an_action_whose_risk_is_accepted_is_neither_open_nor_late(
    desk: Desk, where: str, letters: Nonconformity, template: Action
) -> None:
    risk = RiskAcceptance(by="Jo", authority="CEO", reason="Small", on=TODAY, review_on=date(2027, 1, 1))
    accept_risk(desk, letters.id, risk, seen=letters.revision)
    (line,) = lines(desk, where)
    assert (line.is_open, line.is_overdue) == (False, False)


def test_an_accepted_plan_is_still_carried_out(desk: Desk, where: str, letters: Nonconformity) -> None:
    change_rules(desk, NonconformityRules(id=where, engagement_id=where, minor_closes_on_plan=True), seen=0)
    wanted = PlannedAction(purpose=Purpose.CORRECTION, text="New letters", owner="Grace")
    correction = add_action(desk, letters.id, wanted)
    plan = add_action(desk, letters.id, PlannedAction(text="A template", owner="Grace", due=TODAY))
    text = CauseText(whys=("a", "b"), root_cause="No template", is_controlled=True)
    finish_cause(desk, letters.id, seen=save_cause(desk, letters.id, text, seen=0).revision)
    agree_plan(desk, letters.id, TODAY, "Jo", seen=open_nonconformity(desk, letters.id).nonconformity.revision)
    take_step(desk, correction.id, done(), seen=correction.revision)
    close_on_plan(desk, letters.id, seen=open_nonconformity(desk, letters.id).nonconformity.revision)
    assert [line.is_open for line in lines(desk, where) if line.action.id == plan.id] == [True]
    assert take_step(desk, plan.id, done(), seen=plan.revision).state is ActionState.IMPLEMENTED
    assert open_nonconformity(desk, letters.id).nonconformity.state is NonconformityState.CLOSED_ON_PLAN


def test_the_mark_changes_with_every_save_and_only_then(desk: Desk, where: str, template: Action) -> None:
    before = register_mark(desk, where)
    assert register_mark(desk, where) == before
    log_progress(desk, template.id, "Half done", seen=template.revision)
    assert register_mark(desk, where) != before
