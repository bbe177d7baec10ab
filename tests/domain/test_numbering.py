"""Numbers that people quote: written by a pattern, never given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.numbering import BadPattern, NumberSeries, Series, series_id

patterns = st.sampled_from(["F-{n:03}", "{n}", "2026/{n:02}-F", "A{n:09}"])


@pytest.mark.parametrize("series", Series)
def test_every_kind_begins_at_one_with_a_pattern_of_its_own(series: Series) -> None:
    fresh = NumberSeries.fresh("e1", series)
    assert fresh.id == series_id("e1", series)
    assert fresh.counted().number.endswith("1")


def test_the_usual_patterns_read_as_people_expect() -> None:
    first = {series: NumberSeries.fresh("e1", series).counted().number for series in Series}
    assert list(first.values()) == ["A-01", "F-001", "E-001", "I-01", "NC-001"]


@given(st.lists(patterns, max_size=40))
def test_no_number_is_given_twice_whatever_is_done_to_the_pattern(chosen: list[str]) -> None:
    series, counted = NumberSeries.fresh("e1", Series.FINDING), []
    for pattern in chosen:
        series = series.written(pattern).counted()
        counted.append(series.last)
    assert counted == list(range(1, len(chosen) + 1))


@given(st.integers(0, 10_000), patterns)
def test_numbers_beyond_the_width_of_the_pattern_still_differ(last: int, pattern: str) -> None:
    series = NumberSeries.fresh("e1", Series.AUDIT).written(pattern).changed(last=last)
    assert series.number != series.counted().number


@pytest.mark.parametrize(
    "pattern", ["", "F-", "F-{}", "{n}{n}", "{n:}", "{m}", "{n!r}", "{n:>99999}", "F-{n", "{n.real}"]
)
def test_a_pattern_without_a_plain_place_for_the_number_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern, match="no place for the number"):
        NumberSeries.fresh("e1", Series.FINDING).written(pattern)
