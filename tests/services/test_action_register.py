"""One register of all actions: from gaps, from nonconformities, from management reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.action import Action, ActionOver, ActionState, OwnWork, Purpose
from assessment.domain.action_register import ActionChoice, ActionsShown
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
    action_picture,
    actions_of_review,
    assessment_of,
    describe_action,
    evidence_to_name,
    log_progress,
    postpone_action,
    read_action_board,
    read_actions,
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
from assessment.services.registers import read_course, read_register
from assessment.storage.store import StaleRecord

if TYPE_CHECKING:
    from assessment.domain.nonconformity import Nonconformity
    from assessment.services.desk import Desk

TODAY = date(2026, 11, 21)
EVERY = ActionChoice(shown=ActionsShown.ALL)


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
    return read_actions(desk, where, EVERY).lines


def done(on: date = TODAY) -> Step:
    return Step(name="implemented", on=on)


@pytest.mark.both_databases
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
    register = read_actions(desk, where, EVERY)
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
    register = read_actions(desk, where, EVERY)
    assert (saved.impact, saved.effort, saved.evidence_ids) == (3, Effort.S, (letter.id,))
    assert (register.lines[0].owner, register.owners) == ("Jonas", ("Jonas",))
    assert evidence_to_name(desk, where) == {letter.id: "E-001 Letter of May"}


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


MANY = 130


@pytest.fixture
def crowd(desk: Desk, where: str, letters: Nonconformity, template: Action) -> Sequence[Action]:
    """Many actions in every state, of two owners and nobody, some of a nonconformity that is lived with or taken back."""
    jonas = Person(id="jonas", engagement_id=where, name="Jonas")
    others = [letters.changed(id=f"other-{at}", revision=0, number=f"NC-9{at}") for at in range(2)]
    risk = RiskAcceptance(by="Jo", authority="CEO", reason="Small", on=TODAY, review_on=date(2027, 1, 1))
    settled = others[0].changed(risk=risk, state=NonconformityState.RISK_ACCEPTED)
    gone = others[1].changed(withdrawn_on=TODAY, withdrawn_reason="Twice", state=NonconformityState.WITHDRAWN)
    made = [_one_of_many(where, at, (letters.id, settled.id, gone.id, None)) for at in range(MANY)]
    with desk.store.writing(desk.actor, desk.now(), where) as writer:
        for record in (jonas, settled, gone, *made):
            writer.save(record)
    return made


def _one_of_many(where: str, at: int, above: Sequence[str | None]) -> Action:
    day = TODAY - timedelta(days=5)
    steps: dict[str, date] = dict.fromkeys(("started_on", "implemented_on", "verified_on")[: at % 5], day)
    return Action(
        id=f"many-{at:03}",
        engagement_id=where,
        purpose=tuple(Purpose)[at % 3],
        text=f"Rule {at}",
        owner_id="jonas" if at % 2 else None,
        due=TODAY + timedelta(days=at % 40 - 20) if at % 7 else None,
        nonconformity_id=above[at % 4],
        cancelled_on=day if at % 11 == 0 else None,
        impact=at % 3 + 1 if at % 3 else None,
        effort=tuple(Effort)[at % 4],
        **steps,
    )


CHOICES = [
    EVERY,
    *(ActionChoice(shown=shown) for shown in ActionsShown),
    ActionChoice(purpose=Purpose.CORRECTION),
    ActionChoice(owner="Jonas", shown=ActionsShown.DONE),
    ActionChoice(nobody=True, shown=ActionsShown.OVERDUE),
    ActionChoice(mine="JONAS"),
    ActionChoice(owner="Grace", mine="Jonas"),
    ActionChoice(owner="Nobody of that name"),
]


def is_chosen(line: ActionLine, choice: ActionChoice) -> bool:
    """What a choice means, told by the rules of the domain alone."""
    parts = {
        ActionsShown.OPEN: line.is_open,
        ActionsShown.OVERDUE: line.is_overdue,
        ActionsShown.DONE: not line.is_open,
        ActionsShown.ALL: True,
    }
    return (
        parts[choice.shown]
        and choice.purpose in {None, line.action.purpose}
        and choice.owner in {"", line.owner}
        and (not choice.nobody or not line.owner)
        and (not choice.mine or line.owner.casefold() == choice.mine.casefold())
    )


def every_line(desk: Desk, where: str) -> list[ActionLine]:
    pages = read_actions(desk, where, EVERY).pages
    return [line for page in range(1, pages + 1) for line in read_actions(desk, where, EVERY, page=page).lines]


@pytest.mark.both_databases
def test_pages_hold_every_action_once_by_due_date_and_none_of_what_was_taken_back(
    desk: Desk, where: str, crowd: Sequence[Action], template: Action
) -> None:
    found = every_line(desk, where)
    wanted = [template, *(one for one in crowd if one.nonconformity_id != "other-1")]
    wanted.sort(key=lambda one: (one.due or date.max, one.id))
    assert [line.action.id for line in found] == [one.id for one in wanted]
    assert len(read_actions(desk, where, EVERY).lines) == 50
    beyond, last = read_actions(desk, where, EVERY, page=99), read_actions(desk, where, EVERY, page=2)
    assert beyond.lines == last.lines


@pytest.mark.both_databases
def test_what_is_found_and_counted_in_the_database_is_what_the_domain_says(
    desk: Desk, where: str, crowd: Sequence[Action], subtests: pytest.Subtests
) -> None:
    every = every_line(desk, where)
    for choice in CHOICES:
        with subtests.test(str(choice)):
            wanted = [line for line in every if is_chosen(line, choice)]
            page = read_actions(desk, where, choice)
            assert page.lines == tuple(wanted[:50])
            assert (page.count.total, page.count.found) == (len(every), len(wanted))
            running = [line for line in every if line.is_open]
            assert page.count.open == len(running)
            assert page.count.overdue == sum(line.is_overdue for line in every)
            assert page.count.nobody == sum(not line.owner for line in running)
            assert page.owners == ("Grace", "Jonas")


@pytest.mark.both_databases
def test_the_board_counts_every_state_and_holds_the_first_of_each(
    desk: Desk, where: str, crowd: Sequence[Action], subtests: pytest.Subtests
) -> None:
    every = every_line(desk, where)
    for choice in CHOICES:
        with subtests.test(str(choice)):
            wanted = [line for line in every if is_chosen(line, choice)]
            board = read_action_board(desk, where, choice)
            assert board.by_state == dict(Counter(line.action.state for line in wanted))
            for state in board.by_state:
                first = [line for line in wanted if line.action.state is state][:6]
                assert [line for line in board.lines if line.action.state is state] == first


@pytest.mark.both_databases
def test_the_board_holds_the_action_that_is_opened_wherever_it_stands(
    desk: Desk, where: str, crowd: Sequence[Action]
) -> None:
    shown = {line.action.id for line in read_action_board(desk, where, EVERY).lines}
    hidden = next(line.action.id for line in reversed(every_line(desk, where)) if line.action.id not in shown)
    assert hidden in {line.action.id for line in read_action_board(desk, where, EVERY, opened=hidden).lines}
    done = ActionChoice(shown=ActionsShown.OVERDUE)
    assert crowd[0].id not in {
        line.action.id for line in read_action_board(desk, where, done, opened=crowd[0].id).lines
    }


@pytest.mark.both_databases
def test_the_picture_counts_open_actions_by_impact_and_effort(
    desk: Desk, where: str, crowd: Sequence[Action], subtests: pytest.Subtests
) -> None:
    every = every_line(desk, where)
    for choice in CHOICES:
        with subtests.test(str(choice)):
            wanted = [line for line in every if is_chosen(line, choice) and line.is_open]
            placed = [line for line in wanted if line.action.impact and line.action.effort]
            picture = action_picture(desk, where, choice)
            counts = Counter((line.action.impact, line.action.effort) for line in placed)
            assert {(spot.impact, spot.effort): spot.count for spot in picture.spots} == counts
            assert picture.unplaced == len(wanted) - len(placed)
            for spot in picture.spots:
                here = [
                    line for line in placed if (line.action.impact, line.action.effort) == (spot.impact, spot.effort)
                ]
                assert set(spot.sources) == {line.source for line in here if line.source}


@pytest.mark.both_databases
def test_the_course_counted_in_the_database_is_that_of_the_records(
    desk: Desk, where: str, crowd: Sequence[Action], letters: Nonconformity
) -> None:
    text = CauseText(whys=("a", "b"), root_cause="No template", cause_code="No template ", is_controlled=True)
    save_cause(desk, letters.id, text, seen=0)
    figures = read_register(desk, where).figures
    course = read_course(desk, where)
    assert course.model_dump() == figures.model_dump(include={"total", "causes", "months", "times"})
    assert (course.total, course.causes[0].cause) == (2, "No template")
    assert course.times.to_implemented is not None
