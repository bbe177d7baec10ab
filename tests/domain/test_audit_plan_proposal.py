"""The proposal for an empty plan: every clause once, nothing overlaps, the meetings frame it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.audit import Audit
from assessment.domain.audit_activity import ActivityKind, AuditActivity
from assessment.domain.audit_plan_proposal import Slot, proposed_slots
from assessment.domain.checklist import Checklist

FIRST = date(2026, 12, 1)


def proposed(checklist: Checklist, days: int, *clauses: str) -> list[Slot]:
    ends = FIRST + timedelta(days=days - 1) if days else None
    audit = Audit(
        id="au1",
        engagement_id="e1",
        number="A-01",
        title="All",
        clauses=clauses,
        begins_on=FIRST if days else None,
        ends_on=ends,
    )
    return list(proposed_slots(audit, [one for one in checklist.leaf_clauses if audit.covers(one.number)]))


def planned(slots: list[Slot]) -> list[AuditActivity]:
    blank = {"engagement_id": "e1", "audit_id": "au1", "title": "x"}
    return [
        AuditActivity(id=str(place), **blank).timed(slot.day, slot.begins, slot.minutes)
        for place, slot in enumerate(slots)
    ]


@given(st.integers(0, 4), st.sets(st.sampled_from(["4", "5", "6", "7", "8", "5.4", "7.2"])))
def test_every_clause_is_planned_once_and_nothing_overlaps(
    shipped_checklist: Checklist, days: int, clauses: set[str]
) -> None:
    slots = proposed(shipped_checklist, days, *clauses)
    assert slots[0].kind is ActivityKind.OPENING_MEETING
    assert slots[-1].kind is ActivityKind.CLOSING_MEETING
    numbers = [number for slot in slots for number in slot.clauses]
    wanted = Audit(id="au1", engagement_id="e1", number="A-01", title="All", clauses=tuple(clauses))
    assert numbers == [one.number for one in shipped_checklist.leaf_clauses if wanted.covers(one.number)]
    activities = planned(slots)
    assert not any(one.overlaps(other) for place, one in enumerate(activities) for other in activities[place + 1 :])


def test_a_day_has_a_break_at_noon_and_what_does_not_fit_stands_without_a_time(shipped_checklist: Checklist) -> None:
    slots = proposed(shipped_checklist, 1, "5", "7", "8")
    assert [slot.begins for slot in slots if slot.kind is ActivityKind.BREAK] == ["12:30"]
    loose = [slot for slot in slots if slot.day is None]
    assert loose
    assert all(slot.begins == "" for slot in loose)
    assert slots[-1].day == FIRST


def test_clauses_of_one_heading_are_looked_at_together(shipped_checklist: Checklist) -> None:
    together = [slot for slot in proposed(shipped_checklist, 2, "5.4") if slot.clauses]
    assert [slot.clauses for slot in together] == [("5.4.1", "5.4.2", "5.4.3", "5.4.4", "5.4.5")]
    assert together[0].title.startswith("5.4.1 ")


def test_the_closing_meeting_is_on_the_last_day_also_when_one_day_would_do(shipped_checklist: Checklist) -> None:
    slots = proposed(shipped_checklist, 2, "7.2")
    assert [slot.day for slot in slots if slot.clauses] == [FIRST]
    assert slots[-1].day == FIRST + timedelta(days=1)


def test_days_follow_one_another(shipped_checklist: Checklist) -> None:
    days = [slot.day for slot in proposed(shipped_checklist, 3, "4", "5", "6", "7", "8") if slot.day]
    assert all(before <= after for before, after in pairwise(days))
    assert len(set(days)) == 3
