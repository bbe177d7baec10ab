"""Numbers that people quote: counted per engagement and kind, written by a pattern, never used twice."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import InvalidInput
from assessment.domain.record import Record, References, ShortText, Value


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


class NumbersGiven(Value):
    """The numbers that were written by a pattern before it was changed: from one count to another, both included."""

    pattern: ShortText
    first: int
    last: int

    def holds(self, number: str) -> bool:
        """True when one of them reads like this."""
        before, _, rest = self.pattern.partition("{")
        after = rest.partition("}")[2]
        digits = number.removeprefix(before).removesuffix(after)
        is_count = digits.isascii() and digits.isdecimal() and self.first <= int(digits) <= self.last
        return is_count and self.pattern.format(n=int(digits)) == number


class NumberSeries(Record):
    """How far one kind is counted in one engagement; its id is engagement and kind.

    A count is left out when its number would read like one that was given under an earlier pattern.
    """

    table: ClassVar[str] = "number_series"

    engagement_id: Annotated[str, References("engagement")]
    series: Series
    pattern: ShortText
    last: int = 0
    earlier: tuple[NumbersGiven, ...] = ()

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
        """Further by one, or by more until the number reads like none before."""
        following = self.changed(last=self.last + 1)
        while any(given.holds(following.number) for given in self.earlier):
            following = following.changed(last=following.last + 1)
        return following

    def written(self, pattern: str) -> Self:
        """With another pattern for the numbers to come; `BadPattern` when it holds no number."""
        if not _PATTERN.fullmatch(pattern):
            raise BadPattern(pattern)
        first = self.earlier[-1].last + 1 if self.earlier else 1
        given = NumbersGiven(pattern=self.pattern, first=first, last=self.last)
        return self.changed(pattern=pattern, earlier=(*self.earlier, given) if self.last >= first else self.earlier)


def series_id(engagement_id: str, series: Series) -> str:
    """The id of the one series of a kind in an engagement."""
    return f"{engagement_id}.{series.value}"
