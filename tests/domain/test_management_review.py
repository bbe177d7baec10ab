"""A management review is planned, held with people in the room, and approved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.management_review import (
    HeldBeforeMinutes,
    InputKind,
    ManagementReview,
    NobodyAttended,
    ReviewInput,
    ReviewState,
)

SPRING = ManagementReview(id="m1", engagement_id="e1", title="Spring")
TODAY = date(2026, 11, 22)


def test_the_state_follows_the_dates() -> None:
    held = SPRING.held(TODAY, ("p1",))
    assert [one.state for one in (SPRING, held, held.approved(TODAY, "Ada"))] == list(ReviewState)


def test_a_review_without_anybody_present_is_refused() -> None:
    with pytest.raises(NobodyAttended):
        SPRING.held(TODAY, ())


def test_minutes_are_not_approved_before_the_review() -> None:
    with pytest.raises(HeldBeforeMinutes):
        SPRING.approved(TODAY, "Ada")


@given(st.dictionaries(st.sampled_from(InputKind), st.sampled_from(["", "  ", "said"])))
def test_what_is_missing_and_what_is_given_make_up_all_inputs(given_inputs: dict[InputKind, str]) -> None:
    inputs = tuple(ReviewInput(kind=kind, added=text) for kind, text in given_inputs.items())
    missing = SPRING.changed(inputs=inputs).missing_inputs
    said = {kind for kind, text in given_inputs.items() if text.strip()}
    assert set(missing) | said == set(InputKind)
    assert not set(missing) & said
    assert list(missing) == [kind for kind in InputKind if kind in missing]


def test_what_the_records_say_is_enough() -> None:
    assert not ReviewInput(kind=InputKind.RISKS, assembled="One lift is out of order.").is_missing
