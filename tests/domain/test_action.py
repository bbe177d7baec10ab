"""An action's state follows from its dates, and every step has its rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.action import (
    Action,
    ActionOver,
    ActionState,
    DatesOutOfOrder,
    DueMissing,
    NotImplementedYet,
    OwnWork,
    ReasonMissing,
)
from assessment.domain.errors import AssessmentError
from assessment.domain.record import TextMissing

DAY = date(2026, 11, 21)


def action(**values: object) -> Action:
    return Action(id="x", engagement_id="e", text="Write the rule down", **values)


def test_an_action_goes_from_planned_to_verified_by_its_dates() -> None:
    steps = [action()]
    steps.append(steps[-1].begun(DAY))
    steps.append(steps[-1].implemented(DAY + timedelta(days=3)))
    steps.append(steps[-1].verified(DAY + timedelta(days=9), "Charles", owner="Ada"))
    assert [step.state for step in steps] == [
        ActionState.PLANNED,
        ActionState.STARTED,
        ActionState.IMPLEMENTED,
        ActionState.VERIFIED,
    ]


def test_implementing_without_a_beginning_begins_on_the_same_day() -> None:
    assert action().implemented(DAY).started_on == DAY


def test_nothing_is_verified_before_it_is_implemented() -> None:
    with pytest.raises(NotImplementedYet):
        action().begun(DAY).verified(DAY, "Charles", owner="")


@pytest.mark.parametrize("name", ["Ada", "ADA"])
def test_nobody_verifies_the_own_action(name: str) -> None:
    with pytest.raises(OwnWork, match="Ada"):
        action().implemented(DAY).verified(DAY, name, owner="Ada")


def test_a_step_cannot_lie_before_the_step_it_follows() -> None:
    with pytest.raises(DatesOutOfOrder):
        action().begun(DAY).implemented(DAY - timedelta(days=1))
    with pytest.raises(DatesOutOfOrder):
        action().implemented(DAY).verified(DAY - timedelta(days=1), "Charles", owner="Ada")


def test_cancelling_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        action().cancelled(DAY, "  ")
    assert action().cancelled(DAY, "The line was closed").state is ActionState.CANCELLED


def test_overdue_means_past_its_date_and_not_done() -> None:
    late = action(due=DAY)
    assert not late.is_overdue(DAY)
    assert late.is_overdue(DAY + timedelta(days=1))
    assert not late.implemented(DAY).is_overdue(DAY + timedelta(days=1))
    assert not action().is_overdue(DAY)


steps = st.sampled_from(["begun", "implemented", "verified", "cancelled", "reopened"])


@given(st.lists(st.tuples(steps, st.integers(0, 30)), max_size=12))
def test_no_sequence_of_steps_reaches_verified_without_implementation(sequence: list[tuple[str, int]]) -> None:
    current = action()
    for name, offset in sequence:
        on = DAY + timedelta(days=offset)
        try:
            if name == "verified":
                current = current.verified(on, "Charles", owner="Ada")
            elif name == "cancelled":
                current = current.cancelled(on, "because")
            elif name == "reopened":
                current = current.reopened()
            else:
                current = getattr(current, name)(on)
        except AssessmentError:
            continue
        if current.verified_on:
            assert current.implemented_on is not None
            assert current.implemented_on <= current.verified_on
        assert (current.state is ActionState.PLANNED) == (
            not (current.started_on or current.implemented_on or current.verified_on or current.cancelled_on)
        )


def test_a_log_line_holds_words() -> None:
    with pytest.raises(TextMissing):
        action().progressed(" ", on=DAY, by="Ada")


def test_a_date_moves_with_a_reason_and_the_former_one_stays() -> None:
    moved = action().changed(due=DAY).postponed(DAY + timedelta(days=7), "Supplier is late", on=DAY, by="Ada")
    assert moved.due == DAY + timedelta(days=7)
    assert [(step.was, step.now) for step in moved.postponements] == [(DAY, moved.due)]


def test_no_date_no_reason_or_a_done_action_is_not_postponed() -> None:
    with pytest.raises(DueMissing):
        action().postponed(None, "late", on=DAY, by="Ada")
    with pytest.raises(ReasonMissing):
        action().postponed(DAY, " ", on=DAY, by="Ada")
    with pytest.raises(ActionOver):
        action().implemented(DAY).postponed(DAY, "late", on=DAY, by="Ada")
