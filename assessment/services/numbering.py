"""Give the next number of a series, within the transaction that stores what carries it."""

from __future__ import annotations

from assessment.domain.numbering import NumberSeries, Series, series_id
from assessment.services.desk import Desk
from assessment.storage.store import Writer


def next_number(writer: Writer, engagement_id: str, series: Series) -> str:
    """The next number of a kind in an engagement; a number that was given is never given again."""
    found = writer.find(NumberSeries, series_id(engagement_id, series)) or NumberSeries.fresh(engagement_id, series)
    return writer.save(found.counted()).number


def number_patterns(desk: Desk, engagement_id: str) -> dict[Series, NumberSeries]:
    """How each kind is numbered in an engagement, with the number counted last."""
    with desk.store.reading() as reader:
        kept = {found.series: found for found in reader.list(NumberSeries, engagement_id=engagement_id)}
    return {series: kept.get(series) or NumberSeries.fresh(engagement_id, series) for series in Series}


def change_pattern(desk: Desk, engagement_id: str, series: Series, pattern: str) -> NumberSeries:
    """Write the numbers to come by another pattern; those given stay as they are."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        found = writer.find(NumberSeries, series_id(engagement_id, series)) or NumberSeries.fresh(engagement_id, series)
        return writer.save(found.written(pattern))
