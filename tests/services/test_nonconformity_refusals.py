"""What is refused on the way of a nonconformity: nothing said, dates to come, dates before it was raised."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.action import InTheFuture, Purpose
from assessment.domain.nonconformity import DueBeforeRaised, Nonconformity, OutsideBody, Source
from assessment.domain.record import TextMissing
from assessment.services.action_register import postpone_action, take_step
from assessment.services.actions import Step
from assessment.services.nonconformities import (
    NewNonconformity,
    Wording,
    agree_plan,
    grade_name,
    raise_nonconformity,
    reword,
)
from assessment.services.nonconformity_files import open_nonconformity
from assessment.services.nonconformity_steps import (
    CauseText,
    Measure,
    PlannedAction,
    add_action,
    finish_cause,
    hold_review,
    plan_review,
    save_cause,
)

if TYPE_CHECKING:
    from assessment.services.desk import Desk


def raised(desk: Desk, where: str, *, body: OutsideBody | None = None, **more: object) -> Nonconformity:
    new = {"statement": "Late.", "grade": "", **more}
    outside = body or OutsideBody(name="Ombudsman")
    return raise_nonconformity(
        desk,
        where,
        NewNonconformity(source=Source.OUTSIDE_BODY, outside=outside, **new),  # type: ignore[arg-type]
    )


def test_a_nonconformity_says_what_is_not_fulfilled(desk: Desk, where: str) -> None:
    with pytest.raises(TextMissing, match="Statement"):
        raised(desk, where, statement=" ")
    one = raised(desk, where)
    with pytest.raises(TextMissing, match="Statement"):
        reword(desk, one.id, Wording(statement=""), seen=one.revision)
    assert open_nonconformity(desk, one.id).nonconformity.number == "NC-001", "a refusal takes no number"


def test_a_nonconformity_is_not_raised_on_a_day_to_come(desk: Desk, where: str) -> None:
    with pytest.raises(InTheFuture):
        raised(desk, where, raised_on=desk.today() + timedelta(days=1))


@pytest.mark.parametrize(
    ("is_major", "deadline", "name", "days"),
    [
        (True, None, "Major nonconformity", (14, 90)),
        (False, None, "Minor nonconformity", (30, None)),
        (True, 40, "Major nonconformity", (None, 40)),
    ],
)
def test_a_body_that_gives_no_grade_gets_ours_and_its_deadline_stands(
    desk: Desk, where: str, *, is_major: bool, deadline: int | None, name: str, days: tuple[int | None, int | None]
) -> None:
    given = desk.today() + timedelta(days=deadline) if deadline else None
    one = raised(desk, where, body=OutsideBody(name="Ombudsman", deadline=given), is_major=is_major)
    due = tuple(desk.today() + timedelta(days=count) if count else None for count in days)
    assert (grade_name(one), one.plan_due, one.close_due) == (name, *due)


def test_a_bodys_own_word_says_what_it_means_here(desk: Desk, where: str) -> None:
    assert grade_name(raised(desk, where, grade="serious", is_major=True)) == "serious (major)"
    assert grade_name(raised(desk, where, grade="minor", is_major=True)) == "minor (major)"
    assert grade_name(raised(desk, where, grade="remark")) == "remark"


def test_an_action_says_something_and_is_not_due_before_it_was_raised(desk: Desk, where: str) -> None:
    one = raised(desk, where)
    before = one.raised_on - timedelta(days=1)
    with pytest.raises(TextMissing, match="Correction"):
        add_action(desk, one.id, PlannedAction(purpose=Purpose.CORRECTION, text=" "))
    with pytest.raises(DueBeforeRaised):
        add_action(desk, one.id, PlannedAction(text="Name an owner.", due=before))
    action = add_action(desk, one.id, PlannedAction(text="Name an owner.", due=one.raised_on))
    with pytest.raises(DueBeforeRaised):
        postpone_action(desk, action.id, before, "Sooner.", seen=action.revision)
    (kept,) = open_nonconformity(desk, one.id).actions
    assert kept == action


@pytest.mark.parametrize("name", ["begun", "implemented", "cancelled"])
def test_a_step_to_come_opens_no_gate(desk: Desk, where: str, name: str) -> None:
    action = add_action(desk, raised(desk, where).id, PlannedAction(text="Name an owner."))
    with pytest.raises(InTheFuture):
        take_step(
            desk, action.id, Step(name=name, on=desk.today() + timedelta(days=1), reason="Why."), seen=action.revision
        )


def test_a_plan_and_a_review_of_a_day_to_come_are_refused(desk: Desk, where: str) -> None:
    one, tomorrow = raised(desk, where), desk.today() + timedelta(days=1)
    with pytest.raises(InTheFuture):
        agree_plan(desk, one.id, tomorrow, "Grace Hopper", seen=one.revision)
    cause = save_cause(desk, one.id, CauseText(whys=("a", "b"), root_cause="c", is_controlled=True), seen=0)
    finish_cause(desk, one.id, seen=cause.revision)
    action = add_action(desk, one.id, PlannedAction(text="Name an owner.", owner="Grace Hopper"))
    take_step(desk, action.id, Step(name="implemented", on=desk.today()), seen=action.revision)
    planned = plan_review(desk, one.id, Measure(measure="Late ones", target="0", earliest_on=tomorrow))
    with pytest.raises(InTheFuture):
        hold_review(desk, one.id, on=tomorrow, by="Bea", effective=True, result="0 of 30", seen=planned.revision)
    assert open_nonconformity(desk, one.id).nonconformity.closed_on is None


def test_actions_stand_by_due_date(desk: Desk, where: str) -> None:
    one = raised(desk, where, raised_on=date(2026, 1, 1))
    for text, due in (("none", None), ("late", date(2026, 9, 1)), ("soon", date(2026, 2, 1))):
        add_action(desk, one.id, PlannedAction(text=text, due=due))
    assert [action.text for action in open_nonconformity(desk, one.id).actions] == ["soon", "late", "none"]
