"""The lines of an audit plan: times that a clock shows, nobody in two places at once, clauses that are left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.audit import Audit
from assessment.domain.audit_activity import (
    LONGEST,
    SHORTEST,
    ActivityEndsFirst,
    ActivityKind,
    ActivityTooLong,
    AuditActivity,
    EndWithoutBegin,
    Overlap,
    in_order,
    minutes_between,
    refuse_overlap,
    without_activity,
)
from assessment.domain.checklist import Checklist
from assessment.domain.clock import BadClockTime

DAY = date(2026, 12, 1)
clock_times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


def activity(key: str = "a", begins: str = "", minutes: int = 30, **more: object) -> AuditActivity:
    one = AuditActivity(id=key, engagement_id="e1", audit_id="au1", title=f"Activity {key}", **more)
    return one.timed(DAY if begins else None, begins, minutes)


@st.composite
def timed(draw: st.DrawFn) -> AuditActivity:
    begin = draw(st.integers(0, 24 * 60 - SHORTEST))
    minutes = draw(st.integers(SHORTEST, min(LONGEST, 24 * 60 - begin)))
    return activity(begins=f"{begin // 60:02}:{begin % 60:02}", minutes=minutes)


@given(timed(), timed())
def test_overlapping_is_mutual_and_means_a_minute_in_common(one: AuditActivity, other: AuditActivity) -> None:
    assert one.span
    assert other.span
    shared = set(range(*one.span)) & set(range(*other.span))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(timed())
def test_nothing_overlaps_on_another_day_or_without_a_time(one: AuditActivity) -> None:
    assert one.overlaps(one)
    assert not one.overlaps(one.changed(day=date(2026, 12, 2)))
    assert not one.overlaps(one.changed(begins=""))
    assert not one.overlaps(one.changed(day=None))


@given(clock_times, clock_times)
def test_the_length_follows_from_begin_and_end(begins: str, ends: str) -> None:
    if begins < ends:
        minutes = minutes_between(begins, ends)
        assert minutes > 0
        if SHORTEST <= minutes <= LONGEST:
            assert activity(begins=begins, minutes=minutes).ends == ends
    else:
        with pytest.raises(ActivityEndsFirst, match=f"begin at {begins} and end at {ends}"):
            minutes_between(begins, ends)


def test_an_end_needs_a_begin() -> None:
    with pytest.raises(EndWithoutBegin, match="ends at 10:00, but has no begin"):
        minutes_between("", "10:00")


@pytest.mark.parametrize("bad", ["25:00", "9.30", "09:60", "noon", "-1:00", "009:00"])
def test_a_time_that_no_clock_shows_is_refused(bad: str) -> None:
    with pytest.raises(BadClockTime, match="not a time of day"):
        activity(begins=bad)


def test_a_short_hour_is_kept_in_full_so_that_times_sort() -> None:
    assert activity(begins="9:30").begins == "09:30"
    assert in_order([activity("b", "10:00"), activity("a", "9:30")])[0].id == "a"


@pytest.mark.parametrize(("begins", "minutes"), [("09:00", 4), ("09:00", 601), ("23:30", 31), ("", 0)])
def test_no_activity_is_too_short_too_long_or_past_midnight(begins: str, minutes: int) -> None:
    with pytest.raises(ActivityTooLong, match=f"{minutes} minutes"):
        activity(begins=begins, minutes=minutes)
    assert activity(begins="23:30", minutes=30).ends == "24:00"


def test_one_auditor_cannot_be_in_two_places() -> None:
    desk = activity("desk", "09:00", auditor_ids=("p1", "p2"))
    late = activity("late", "09:15", auditor_ids=("p2",))
    with pytest.raises(Overlap, match="Bob is already planned for “Activity desk” at 09:00"):
        refuse_overlap(late, [desk], {"p2": "Bob"})
    refuse_overlap(late.changed(auditor_ids=("p3",)), [desk], {})
    refuse_overlap(late, [desk.changed(removed=True)], {})
    refuse_overlap(desk, [desk], {})
    refuse_overlap(late.timed(DAY, "09:30", 30), [desk], {})


def test_a_clause_is_planned_by_itself_or_by_a_clause_above_it(checklist: Checklist) -> None:
    audit = Audit(id="au1", engagement_id="e1", number="A-01", title="All", clauses=("4.2", "7"))

    def left(*activities: AuditActivity) -> list[str]:
        return [clause.number for clause in without_activity(audit, activities, checklist)]

    assert left() == ["4.2", "7.1", "7.2"]
    assert left(activity(clauses=("7.2",))) == ["4.2", "7.1"]
    assert left(activity(clauses=("7",))) == ["4.2"]
    assert left(activity(clauses=("7",), removed=True)) == ["4.2", "7.1", "7.2"]


def test_the_plan_is_ordered_by_day_and_time_and_what_has_none_comes_last() -> None:
    plan = [activity("loose"), activity("late", "14:00"), activity("early", "09:00"), activity("off", removed=True)]
    dayless = activity("dayless", "08:00").changed(day=None)
    assert [one.id for one in in_order([*plan, dayless])] == ["early", "late", "dayless", "loose"]


def test_without_days_the_meetings_stand_before_and_after_the_work() -> None:
    kinds = {"z": ActivityKind.OPENING_MEETING, "m": ActivityKind.INTERVIEW, "a": ActivityKind.CLOSING_MEETING}
    plan = [activity(name).changed(day=None, kind=kind) for name, kind in sorted(kinds.items())]
    assert [one.id for one in in_order(plan)] == ["z", "m", "a"]
