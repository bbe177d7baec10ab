"""Give the next number of a series, within the transaction that stores what carries it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import Interview
from assessment.domain.numbering import NumberSeries, Series, series_id
from assessment.services.desk import Desk
from assessment.storage.store import Reader, Writer

N = TypeVar("N", Evidence, Interview)
_SERIES: dict[type, Series] = {Evidence: Series.EVIDENCE, Interview: Series.INTERVIEW}


def next_number(writer: Writer, engagement_id: str, series: Series) -> str:
    """The next number of a kind in an engagement; a number that was given is never given again."""
    return writer.save(_series(writer, engagement_id, series).counted()).number


def numbered(writer: Writer, record: N) -> N:
    """A new piece of evidence or a new interview under the next number of its series."""
    series = _SERIES[type(record)]
    return record.changed(number=next_number(writer, record.engagement_id, series))


def number_patterns(desk: Desk, engagement_id: str) -> dict[Series, NumberSeries]:
    """How each kind is numbered in an engagement, with the number counted last."""
    with desk.store.reading() as reader:
        kept = {found.series: found for found in reader.list(NumberSeries, engagement_id=engagement_id)}
    return {series: kept.get(series) or NumberSeries.fresh(engagement_id, series) for series in Series}


def change_patterns(desk: Desk, engagement_id: str, patterns: Mapping[Series, str]) -> None:
    """Write the numbers to come of several kinds by other patterns; all of them or none."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        for series, pattern in patterns.items():
            found = _series(writer, engagement_id, series)
            if found.pattern != pattern:
                writer.save(found.written(pattern))


def _series(reader: Reader, engagement_id: str, series: Series) -> NumberSeries:
    return reader.find(NumberSeries, series_id(engagement_id, series)) or NumberSeries.fresh(engagement_id, series)
