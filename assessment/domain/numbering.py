"""Numbers that people quote: counted per engagement and kind, written by a pattern, never used twice."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import InvalidInput
from assessment.domain.record import Record, References, ShortText


class Series(StrEnum):
    """What is numbered."""

    AUDIT = "audit"
    FINDING = "finding"
    EVIDENCE = "evidence"
    INTERVIEW = "interview"
    NONCONFORMITY = "nonconformity"


USUAL_PATTERNS = {
    Series.AUDIT: "A-{n:02}",
    Series.FINDING: "F-{n:03}",
    Series.EVIDENCE: "E-{n:03}",
    Series.INTERVIEW: "I-{n:02}",
    Series.NONCONFORMITY: "NC-{n:03}",
}


_PATTERN = re.compile(r"[^{}]*\{n(:0[1-9])?\}[^{}]*")


class BadPattern(InvalidInput):
    """A pattern without a place for the number."""

    def __init__(self, pattern: str) -> None:
        """Show how one looks."""
        super().__init__(f"“{pattern}” has no place for the number. Write it like F-{{n:03}}, which gives F-001.")


class NumberSeries(Record):
    """How far one kind is counted in one engagement; its id is engagement and kind."""

    table: ClassVar[str] = "number_series"

    engagement_id: Annotated[str, References("engagement")]
    series: Series
    pattern: ShortText
    last: int = 0

    @classmethod
    def fresh(cls, engagement_id: str, series: Series) -> Self:
        """The series before its first number."""
        return cls(
            id=series_id(engagement_id, series),
            engagement_id=engagement_id,
            series=series,
            pattern=USUAL_PATTERNS[series],
        )

    @property
    def number(self) -> str:
        """The number counted last, as people write it."""
        return self.pattern.format(n=self.last)

    def counted(self) -> Self:
        """One further."""
        return self.changed(last=self.last + 1)

    def written(self, pattern: str) -> Self:
        """With another pattern for the numbers to come; `BadPattern` when it holds no number."""
        if not _PATTERN.fullmatch(pattern):
            raise BadPattern(pattern)
        return self.changed(pattern=pattern)


def series_id(engagement_id: str, series: Series) -> str:
    """The id of the one series of a kind in an engagement."""
    return f"{engagement_id}.{series.value}"
