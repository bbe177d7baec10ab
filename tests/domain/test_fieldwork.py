"""Fieldwork: what can be planned, what cannot have happened yet, and who would be in two places at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.clock import BadClockTime, is_clock_time, minute_of
from assessment.domain.fieldwork import (
    DocumentReview,
    EndsNextDay,
    FieldNote,
    HeldAlready,
    Interview,
    InterviewState,
    NoteStillAssigned,
    NotYetSeen,
    Observation,
    TimeWithoutDay,
    UnusualLength,
    in_order,
    overlaps,
)

TODAY = date(2026, 11, 21)
PLAIN = Interview(id="i1", engagement_id="e1", role="Complaints manager")
NOTE = FieldNote(id="n1", engagement_id="e1", text="Seen", taken_at=datetime(2026, 11, 21, 9, tzinfo=UTC))

minutes_of_day = st.integers(0, 24 * 60 - 1)
lengths = st.integers(5, 600)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def interview(key: str, begins: str, minutes: int = 45, *, who: str = "Ada", on: date = TODAY) -> Interview:
    return Interview(id=key, engagement_id="e1", planned_on=on, planned_at=begins, minutes=minutes, interviewer=who)


# Planning


@given(minute=minutes_of_day, minutes=lengths)
def test_an_interview_is_planned_exactly_when_the_day_has_room_for_it(minute: int, minutes: int) -> None:
    if minute + minutes > 24 * 60:
        with pytest.raises(EndsNextDay, match="ends on the next day"):
            PLAIN.planned(TODAY, clock(minute), minutes)
    else:
        planned = PLAIN.planned(TODAY, clock(minute), minutes)
        assert (planned.planned_at, planned.minutes) == (clock(minute), minutes)


@given(st.text(max_size=8))
def test_what_no_clock_shows_is_refused_with_its_text(text: str) -> None:
    if text and not is_clock_time(text):
        with pytest.raises(BadClockTime, match="is not a time of day"):
            PLAIN.planned(TODAY, text, 45)


def test_a_time_is_written_with_two_digits() -> None:
    assert PLAIN.planned(TODAY, "9:05", 45).planned_at == "09:05"


def test_a_time_needs_a_day_and_a_day_needs_no_time() -> None:
    with pytest.raises(TimeWithoutDay, match="09:30 is on no day yet"):
        PLAIN.planned(None, "09:30", 45)
    assert PLAIN.planned(TODAY, "", 45).planned_at == ""


@pytest.mark.parametrize("minutes", [-1, 0, 4, 601])
def test_an_unusual_length_is_refused_with_the_limits(minutes: int) -> None:
    with pytest.raises(UnusualLength, match="Enter 5 to 600 minutes"):
        PLAIN.planned(TODAY, "09:30", minutes)


# Holding


@given(st.integers(-400, 400))
def test_nothing_of_the_future_is_on_record_as_done(days: int) -> None:
    on = TODAY + timedelta(days=days)
    watched = Observation(id="b1", engagement_id="e1", subject="A call", seen_on=TODAY)
    read = DocumentReview(id="d1", engagement_id="e1", title="Policy", reviewed_on=TODAY)
    for done in (
        lambda: PLAIN.held(on, by="Ada", today=TODAY),
        lambda: watched.seen(on, today=TODAY),
        lambda: read.reviewed(on, today=TODAY),
    ):
        if days > 0:
            with pytest.raises(NotYetSeen, match="lies in the future"):
                done()
        else:
            assert on in {getattr(done(), name, None) for name in ("held_on", "seen_on", "reviewed_on")}


def test_who_asks_stays_who_was_planned() -> None:
    assert PLAIN.held(TODAY, by="Ada", today=TODAY).interviewer == "Ada"
    assert PLAIN.changed(interviewer="Bea").held(TODAY, by="Ada", today=TODAY).interviewer == "Bea"


def test_an_interview_goes_through_its_states() -> None:
    off = PLAIN.given_up()
    assert off.state is InterviewState.CALLED_OFF
    assert off.taken_up().state is InterviewState.PLANNED
    held = off.held(TODAY, by="Ada", today=TODAY)
    assert (held.state, held.day) == (InterviewState.HELD, TODAY)
    with pytest.raises(HeldAlready):
        held.given_up()
    assert held.not_held().given_up().state is InterviewState.CALLED_OFF


# Overlaps


@given(first=minutes_of_day, second=minutes_of_day, length=lengths, other=lengths)
def test_two_overlap_exactly_when_they_share_a_minute(first: int, second: int, length: int, other: int) -> None:
    one, two = interview("i1", clock(first), length), interview("i2", clock(second), other)
    shared = set(range(first, first + length)) & set(range(second, second + other))
    assert one.overlaps(two) is two.overlaps(one) is bool(shared)
    assert len(overlaps([one, two])) == bool(shared)


def test_other_people_other_days_and_what_is_over_do_not_overlap() -> None:
    one = interview("i1", "09:00")
    assert overlaps([one, interview("i2", "09:30", who="ADA")])
    for other in (
        interview("i2", "09:30", who="Bea"),
        interview("i2", "09:30", on=date(2026, 11, 22)),
        interview("i2", "09:30", who=""),
        interview("i2", "09:30").given_up(),
        interview("i2", "09:30").held(TODAY, by="Ada", today=TODAY),
        interview("i2", ""),
        interview("i2", "half past nine"),
    ):
        assert not overlaps([one, other])


def test_interviews_stand_in_order_of_day_and_time_those_without_last() -> None:
    listed = [PLAIN, interview("i4", ""), interview("i3", "10:00"), interview("i2", "9:30")]
    assert [one.id for one in sorted(listed, key=in_order)] == ["i2", "i3", "i4", "i1"]
    assert minute_of("9:30") == 570


# Notes


def test_a_note_is_loose_until_it_belongs_to_a_criterion() -> None:
    assert NOTE.is_loose
    assert not NOTE.assigned_to(("7.2-1",)).is_loose
    assert not NOTE.reworded(" ").is_loose


def test_an_assigned_note_keeps_its_words() -> None:
    assigned = NOTE.assigned_to(("7.2-1", "7.1-1", "7.2-1"))
    assert assigned.criterion_ids == ("7.2-1", "7.1-1")
    with pytest.raises(NoteStillAssigned, match=r"assigned to 7\.2-1, 7\.1-1"):
        assigned.reworded("  ")
    assert assigned.reworded("Heard").text == "Heard"
