"""What the days of a nonconformity mean: when the effect is due, and what came first on the day of a review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.nonconformity import NonconformityState, OutsideBody, Source
from assessment.domain.nonconformity_file import Missing, missing
from assessment.domain.nonconformity_rules import Lateness
from assessment.domain.register import Shown
from assessment.services.action_register import take_step
from assessment.services.actions import Step
from assessment.services.nonconformities import NewNonconformity, agree_plan, raise_nonconformity
from assessment.services.nonconformity_documents import register_report
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
from assessment.services.registers import read_register, read_register_page
from assessment.services.reminders import due_items

if TYPE_CHECKING:
    from assessment.domain.action import Action
    from assessment.domain.nonconformity import Nonconformity
    from assessment.domain.nonconformity_file import NonconformityFile
    from assessment.services.desk import Desk

MEASURE = Measure(measure="Late ones", target="0 of 20")


@pytest.fixture
def raised(desk: Desk, where: str) -> Nonconformity:
    """One of an outside body that gave no deadline, raised two weeks ago, with its cause and an agreed plan."""
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY,
        outside=OutsideBody(name="Ombudsman"),
        grade="minor",
        statement="Late.",
        raised_on=before(desk, 14),
    )
    one = raise_nonconformity(desk, where, new)
    cause = save_cause(desk, one.id, CauseText(whys=("a", "b"), root_cause="c", is_controlled=True), seen=0)
    finish_cause(desk, one.id, seen=cause.revision)
    agree_plan(desk, one.id, before(desk, 13), "Director", seen=now(desk, one).nonconformity.revision)
    stored = now(desk, one).nonconformity
    assert stored.plan_due is not None
    assert stored.close_due is None, "a minor one has no day of closing"
    return stored


def before(desk: Desk, days: int) -> date:
    return desk.today() - timedelta(days=days)


def now(desk: Desk, one: Nonconformity) -> NonconformityFile:
    return open_nonconformity(desk, one.id)


def acted(desk: Desk, one: Nonconformity, on: date) -> Action:
    action = add_action(desk, one.id, PlannedAction(text="Name an owner.", owner="Grace"))
    return take_step(desk, action.id, Step(name="implemented", on=on), seen=action.revision)


def found(desk: Desk, one: Nonconformity, *, effective: bool) -> None:
    planned = now(desk, one).planned_review or plan_review(desk, one.id, MEASURE)
    said = {"on": desk.today(), "by": "Iris", "result": "5 of 20", "seen": planned.revision}
    hold_review(desk, one.id, effective=effective, **said)  # type: ignore[arg-type]


@pytest.mark.both_databases
def test_the_register_says_when_the_effect_is_due_and_counts_it_as_the_list_of_due_dates_does(
    desk: Desk, where: str, raised: Nonconformity
) -> None:
    acted(desk, raised, before(desk, 9))
    plan_review(desk, raised.id, MEASURE.changed(earliest_on=before(desk, 2)))
    page = read_register_page(desk, where, Shown.OVERDUE)
    assert [(line.due, line.lateness) for line in page.lines] == [(before(desk, 2), Lateness.OVERDUE)]
    assert page.count.overdue == read_register(desk, where).figures.overdue == 1
    assert read_register(desk, where).lines == page.lines
    assert [item.due for item in due_items(desk, where)] == [before(desk, 2)], "named once"
    found(desk, raised, effective=True)
    page = read_register_page(desk, where, Shown.ALL)
    assert [(line.due, line.lateness) for line in page.lines] == [(None, Lateness.NO_DATE)]
    assert page.count.overdue == 0


@pytest.mark.both_databases
def test_an_action_on_the_day_of_a_failed_review_counts_when_it_came_after_it(
    desk: Desk, where: str, raised: Nonconformity
) -> None:
    first = acted(desk, raised, desk.today())
    found(desk, raised, effective=False)
    assert now(desk, raised).running_actions == []
    second = acted(desk, raised, desk.today())
    file = now(desk, raised)
    assert [one.id for one in file.running_actions] == [second.id]
    assert file.nonconformity.state is NonconformityState.IMPLEMENTED
    assert missing(file)[-2:] == (Missing.MEASURE, Missing.REVIEW)
    (row,) = register_report(desk, where).rows
    assert row.next_step == register_step(file)
    take_step(desk, first.id, Step(name="verified", on=desk.today(), by="Iris"), seen=first.revision)
    assert [one.id for one in now(desk, raised).running_actions] == [second.id], "seen later is not done later"
    found(desk, raised, effective=True)
    assert now(desk, raised).nonconformity.state is NonconformityState.EFFECTIVE


def test_an_action_taken_back_and_done_again_on_that_day_counts(desk: Desk, raised: Nonconformity) -> None:
    first = acted(desk, raised, desk.today())
    found(desk, raised, effective=False)
    again = take_step(desk, first.id, Step(name="reopened", on=desk.today()), seen=first.revision)
    take_step(desk, first.id, Step(name="implemented", on=desk.today()), seen=again.revision)
    assert [one.id for one in now(desk, raised).running_actions] == [first.id]
    found(desk, raised, effective=False)
    assert now(desk, raised).nonconformity.state is NonconformityState.REOPENED


def register_step(file: NonconformityFile) -> str:
    from assessment.wording import label

    return label(missing(file)[0])
