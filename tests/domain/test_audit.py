"""An audit: its state follows from its dates, and what is closed opens only with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from assessment.domain.audit import (
    Audit,
    AuditClosed,
    AuditNotStarted,
    AuditState,
    CalledOffWithoutReason,
    EndBeforeStart,
    NothingInScope,
    ReopenedWithoutReason,
)

DAY, NINE = date(2026, 12, 1), datetime(2026, 12, 1, 9, tzinfo=UTC)
PLANNED = Audit(id="au1", engagement_id="e1", number="A-01", title="Receipt", clauses=("7.2",))


def test_the_state_follows_from_the_dates() -> None:
    running = PLANNED.started(DAY, "a1")
    states = [one.state for one in (PLANNED, running, running.signed_off(NINE), running.cancelled(DAY, "Ill"))]
    assert states == [AuditState.PLANNED, AuditState.IN_PROGRESS, AuditState.SIGNED_OFF, AuditState.CANCELLED]


def test_an_audit_ends_on_its_first_day_or_later() -> None:
    assert PLANNED.scheduled(DAY, DAY).ends_on == DAY
    assert PLANNED.scheduled(None, DAY).begins_on is None
    with pytest.raises(EndBeforeStart, match="ends before it begins"):
        PLANNED.scheduled(DAY, date(2026, 11, 30))


def test_without_a_clause_nothing_starts() -> None:
    with pytest.raises(NothingInScope, match="Choose at least one"):
        PLANNED.changed(clauses=()).started(DAY, "a1")


def test_starting_twice_keeps_the_first_day() -> None:
    assert PLANNED.started(DAY, "a1").started(date(2026, 12, 9), "a1").started_on == DAY


def test_calling_off_needs_a_reason_and_so_does_taking_up_again() -> None:
    with pytest.raises(CalledOffWithoutReason, match="Calling an audit off needs a reason"):
        PLANNED.cancelled(DAY, " \n")
    off = PLANNED.cancelled(DAY, "Ill")
    with pytest.raises(ReopenedWithoutReason, match="needs a reason"):
        off.reopened("")
    again = off.reopened("Well again")
    assert (again.state, again.cancel_reason) == (AuditState.PLANNED, "")


def test_what_is_closed_does_not_change() -> None:
    signed = PLANNED.started(DAY, "a1").signed_off(NINE)
    for act in (signed.still_open, signed.running, lambda: signed.cancelled(DAY, "x"), lambda: signed.signed_off(NINE)):
        with pytest.raises(AuditClosed, match="Reopen it with a reason"):
            act()
    assert signed.reopened("A slip").state is AuditState.IN_PROGRESS


def test_nothing_is_found_or_signed_before_the_start() -> None:
    with pytest.raises(AuditNotStarted, match="Start it under Plan"):
        PLANNED.running()
    with pytest.raises(AuditNotStarted):
        PLANNED.signed_off(NINE)


def test_a_chapter_covers_its_clauses_and_nothing_beside() -> None:
    chapter = PLANNED.changed(clauses=("7",))
    assert chapter.covers("7")
    assert chapter.covers("7.9")
    assert not chapter.covers("70.1")
    assert not PLANNED.covers("7")
