"""Evidence: periods, files with their earlier versions, and taking one off."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.evidence import Evidence, PeriodReversed
from tests.domain.works import NINE

BARE = Evidence(id="v1", engagement_id="e1", title="Register", collected_at=NINE)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodReversed):
        BARE.covering(date(2026, 2, 1), date(2026, 1, 31))
    assert BARE.covering(None, date(2026, 1, 31)).period_to == date(2026, 1, 31)


def test_a_newer_file_keeps_the_one_before() -> None:
    twice = BARE.filed("a", "a.pdf").filed("b", "b.pdf")
    assert (twice.file_id, twice.file_name, twice.file_ids) == ("b", "b.pdf", ("b", "a"))
    assert twice.filed("b", "again.pdf").file_ids == ("b", "a")
    assert twice.filed("a", "a.pdf").file_ids == ("a", "b")


def test_a_file_is_taken_off_wherever_it_stands() -> None:
    twice = BARE.filed("a", "a.pdf").filed("b", "b.pdf")
    assert twice.without_file("a").file_ids == ("b",)
    current = twice.without_file("b")
    assert (current.file_id, current.file_name, current.file_ids) == (None, "", ("a",))
    assert twice.without_file("c") == twice
