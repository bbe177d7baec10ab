"""A management review from its plan to approved minutes, its inputs taken from the records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assessment.domain.action import DatesOutOfOrder
from assessment.domain.evidence import PeriodReversed
from assessment.domain.management_review import (
    DecisionKind,
    HeldBeforeMinutes,
    InputKind,
    NobodyAttended,
    ReviewState,
)
from assessment.domain.nonconformity import OutsideBody, Source
from assessment.domain.record import TextMissing
from assessment.services.management_reviews import (
    HeldAlready,
    HeldInFuture,
    Minutes,
    MinutesApproved,
    ReviewPlan,
    approve_minutes,
    change_management_review,
    decide,
    hold_management_review,
    list_management_reviews,
    open_management_review,
    plan_management_review,
    prepare_management_review,
)
from assessment.services.nonconformities import NewNonconformity, raise_nonconformity
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord

if TYPE_CHECKING:
    from assessment.domain.management_review import ManagementReview, ReviewInput
    from assessment.services.desk import Desk

TODAY = date(2026, 11, 21)


@pytest.fixture
def spring(desk: Desk, where: str) -> ManagementReview:
    """A planned review."""
    return plan_management_review(desk, where, ReviewPlan(title="Spring", planned_on=TODAY))


def minutes(**more: object) -> Minutes:
    return Minutes(**({"held_on": TODAY, "attendees": ("Jo",), "added": {}} | more))  # type: ignore[arg-type]


def given(desk: Desk, review: ManagementReview, kind: InputKind) -> ReviewInput:
    opened, _ = open_management_review(desk, review.id)
    return next(one for one in opened.inputs if one.kind is kind)


def a_letter(desk: Desk, where: str) -> None:
    new = NewNonconformity(
        source=Source.OUTSIDE_BODY, outside=OutsideBody(name="Ombudsman"), grade="minor", statement="Late."
    )
    raise_nonconformity(desk, where, new)


def test_a_planned_review_shows_the_records_as_they_stand_and_names_what_is_missing(
    desk: Desk, where: str, spring: ManagementReview
) -> None:
    before, _ = open_management_review(desk, spring.id)
    assert InputKind.CORRECTIVE_ACTIONS in before.missing_inputs
    assert InputKind.PERFORMANCE not in before.missing_inputs
    a_letter(desk, where)
    assert given(desk, spring, InputKind.CORRECTIVE_ACTIONS).assembled.startswith("Nonconformities: 1,")


def test_what_is_prepared_is_kept_while_the_records_go_on(desk: Desk, where: str, spring: ManagementReview) -> None:
    prepared = prepare_management_review(desk, spring.id, {InputKind.CORRECTIVE_ACTIONS: "One is late."}, seen=1)
    a_letter(desk, where)
    found = given(desk, prepared, InputKind.CORRECTIVE_ACTIONS)
    assert found.added == "One is late."
    assert found.assembled.startswith("Nonconformities: 1,")
    with pytest.raises(StaleRecord):
        prepare_management_review(desk, spring.id, {}, seen=1)


def test_the_inputs_are_kept_as_they_were_presented(desk: Desk, where: str, spring: ManagementReview) -> None:
    a_letter(desk, where)
    added = {InputKind.FEEDBACK: "Customers find the form."}
    held = hold_management_review(desk, spring.id, minutes(added=added), seen=spring.revision)
    a_letter(desk, where)
    assert given(desk, held, InputKind.CORRECTIVE_ACTIONS).assembled.startswith("Nonconformities: 1,")
    corrected = hold_management_review(desk, held.id, minutes(conclusions="It works."), seen=held.revision)
    assert given(desk, corrected, InputKind.CORRECTIVE_ACTIONS).assembled.startswith("Nonconformities: 1,")
    assert given(desk, corrected, InputKind.FEEDBACK).added == "Customers find the form."


def test_a_review_is_held_today_or_before_with_somebody_present(desk: Desk, spring: ManagementReview) -> None:
    with pytest.raises(HeldInFuture):
        hold_management_review(desk, spring.id, minutes(held_on=TODAY + timedelta(days=1)), seen=1)
    with pytest.raises(NobodyAttended):
        hold_management_review(desk, spring.id, minutes(attendees=(" ",)), seen=1)
    with pytest.raises(DatesOutOfOrder):
        hold_management_review(desk, spring.id, minutes(next_on=TODAY), seen=1)
    assert open_management_review(desk, spring.id)[0].state is ReviewState.PLANNED


def test_what_was_held_is_no_longer_prepared(desk: Desk, spring: ManagementReview) -> None:
    held = hold_management_review(desk, spring.id, minutes(), seen=1)
    with pytest.raises(HeldAlready):
        prepare_management_review(desk, held.id, {}, seen=held.revision)


def test_a_held_review_clears_the_way_to_readiness(desk: Desk, assessment_id: str, spring: ManagementReview) -> None:
    assert not open_work(desk, assessment_id).on_record.management_review
    hold_management_review(desk, spring.id, minutes(), seen=1)
    assert open_work(desk, assessment_id).on_record.management_review


def test_a_decision_becomes_an_action_and_the_next_review_asks_for_it(
    desk: Desk, where: str, spring: ManagementReview
) -> None:
    decide(desk, spring.id, DecisionKind.RESOURCES, "Two more people", owner="Jo", due=TODAY)
    hold_management_review(desk, spring.id, minutes(), seen=1)
    autumn = plan_management_review(desk, where, ReviewPlan(title="Autumn"))
    assert given(desk, autumn, InputKind.EARLIER_REVIEWS).assembled == "Two more people (Planned)"
    with pytest.raises(TextMissing):
        decide(desk, spring.id, DecisionKind.POLICY, "  ")


def test_approved_minutes_stay_as_they_are(desk: Desk, spring: ManagementReview) -> None:
    with pytest.raises(HeldBeforeMinutes):
        approve_minutes(desk, spring.id, seen=1)
    held = hold_management_review(desk, spring.id, minutes(), seen=1)
    approved = approve_minutes(desk, spring.id, seen=held.revision)
    assert (approved.state, approved.approved_by) == (ReviewState.APPROVED, "Ada Lovelace")
    for act in (
        lambda: hold_management_review(desk, spring.id, minutes(), seen=approved.revision),
        lambda: change_management_review(desk, spring.id, ReviewPlan(title="x"), seen=approved.revision),
        lambda: prepare_management_review(desk, spring.id, {}, seen=approved.revision),
        lambda: decide(desk, spring.id, DecisionKind.POLICY, "More"),
        lambda: approve_minutes(desk, spring.id, seen=approved.revision),
    ):
        with pytest.raises(MinutesApproved):
            act()


def test_a_plan_is_changed_unless_somebody_else_did(desk: Desk, colleague: Desk, spring: ManagementReview) -> None:
    change_management_review(colleague, spring.id, ReviewPlan(title="Spring 2027"), seen=1)
    with pytest.raises(StaleRecord):
        change_management_review(desk, spring.id, ReviewPlan(title="Mine"), seen=1)
    assert open_management_review(desk, spring.id)[0].title == "Spring 2027"


def test_a_period_ends_after_it_begins(desk: Desk, where: str) -> None:
    with pytest.raises(PeriodReversed):
        plan_management_review(desk, where, ReviewPlan(title="x", period_from=TODAY, period_to=date(2026, 1, 1)))


def test_the_latest_review_comes_first(desk: Desk, where: str, spring: ManagementReview) -> None:
    older = plan_management_review(desk, where, ReviewPlan(title="Older", planned_on=date(2025, 1, 1)))
    assert [one.id for one in list_management_reviews(desk, where)] == [spring.id, older.id]
