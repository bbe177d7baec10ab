"""Marks on evidence: what is old, what says nothing about the time assessed, and clocks that go wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.evidence import Evidence
from assessment.domain.evidence_marks import EvidenceMark, marks_of
from assessment.domain.months import months_before
from tests.domain.works import ASSESSMENT

TODAY = date(2026, 11, 21)
STALE, OUTSIDE = EvidenceMark.STALE, EvidenceMark.OUTSIDE_PERIOD
dates = st.dates()


def evidence(collected: date = TODAY, begins: date | None = None, ends: date | None = None) -> Evidence:
    at = datetime.combine(collected, time(9), UTC)
    return Evidence(id="v1", engagement_id="e1", title="Register", collected_at=at, period_from=begins, period_to=ends)


@pytest.mark.parametrize(
    ("piece", "marks"),
    [
        (evidence(), ()),
        (evidence(date(2025, 11, 21)), ()),
        (evidence(date(2025, 11, 20)), (STALE,)),
        (evidence(TODAY, date(2024, 1, 1), date(2025, 11, 20)), (STALE, OUTSIDE)),
        (evidence(TODAY, date(2024, 1, 1), date(2025, 11, 21)), ()),
        (evidence(date(2020, 1, 1), date(2026, 1, 1), date(2026, 6, 30)), ()),
        (evidence(TODAY, date(2024, 1, 1)), ()),
        (evidence(TODAY, date(2027, 1, 1), date(2027, 2, 1)), (OUTSIDE,)),
        (evidence(date(2027, 6, 1)), ()),
    ],
)
def test_evidence_is_marked_when_it_is_old_or_of_another_time(piece: Evidence, marks: tuple[EvidenceMark, ...]) -> None:
    assert marks_of(piece, ASSESSMENT, TODAY) == marks


def test_what_was_fresh_when_the_assessment_began_is_stale_later_but_not_outside() -> None:
    piece = evidence(TODAY, date(2026, 1, 1), date(2026, 6, 30))
    assert marks_of(piece, ASSESSMENT, date(2027, 8, 1)) == (STALE,)


@given(dates, dates, dates, dates, st.dates())
def test_no_clock_and_no_date_makes_the_marks_fail(
    collected: date, begins: date, ends: date, started: date, on: date
) -> None:
    piece = evidence(collected, min(begins, ends), max(begins, ends))
    found = marks_of(piece, ASSESSMENT.changed(started_on=started), on)
    assert (STALE in found) == (max(begins, ends) < months_before(on, 12))
