"""Numbers that people quote: written by a pattern, never given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.numbering import BadPattern, NumberSeries, Series, series_id

patterns = st.sampled_from(["F-{n:03}", "{n}", "2026/{n:02}-F", "A{n:09}"])
colliding = st.sampled_from(["{n}", "1{n}", "{n}1", "1{n:02}", "{n:03}", "0{n}", "F{n}", "F1{n}", "11{n}"])


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
    assert counted == sorted(set(counted))


@given(st.lists(st.tuples(colliding, st.integers(0, 25)), max_size=12))
def test_no_text_is_ever_given_twice_however_the_patterns_run_into_each_other(turns: list[tuple[str, int]]) -> None:
    series, given_so_far = NumberSeries.fresh("e1", Series.FINDING), []
    for pattern, times in turns:
        series = series.written(pattern)
        for _ in range(times):
            series = series.counted()
            given_so_far.append(series.number)
    assert len(set(given_so_far)) == len(given_so_far)


def test_a_count_whose_number_was_given_under_an_earlier_pattern_is_left_out() -> None:
    series = NumberSeries.fresh("e1", Series.FINDING).written("F-1{n}").counted().written("F-{n}")
    assert series.changed(last=9).counted().number == "F-10"
    assert series.changed(last=10).counted().number == "F-12"  # F-11 was the first one


def test_counts_are_left_out_only_for_numbers_that_were_given() -> None:
    series = NumberSeries.fresh("e1", Series.FINDING).written("1{n}").written("{n}")
    assert series.earlier == ()
    assert series.changed(last=10).counted().number == "11"


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
