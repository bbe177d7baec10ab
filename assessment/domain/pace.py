"""How fast somebody gets on today, from the moments of the ratings; it is for that person and in no report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from statistics import median

from assessment.domain.assessment import CriterionResult
from assessment.domain.record import Value

LONGEST_GAP = timedelta(minutes=30)
"""From here on a gap is a pause, not work on one criterion."""

_ONE_DECIMAL = Decimal("0.1")


class Pace(Value):
    """Criteria answered today by one person, those left in the assessment, and minutes per criterion (one decimal)."""

    answered: int
    left: int
    minutes: Decimal | None = None

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes for what is left at this pace; None before there is one."""
        if self.minutes is None:
            return None
        return int((self.minutes * self.left).to_integral_value(ROUND_HALF_UP))


def pace_of(results: Iterable[CriterionResult], person: str, *, since: datetime, left: int) -> Pace:
    """The pace of `person` from the ratings given at or after `since`, the start of the day.

    Per criterion counts the median gap between one rating and the next, pauses aside. Ratings of one moment were given
    in one go and count as one step. The order of the moments is what counts, so a clock moved back gives no nonsense.
    """
    moments = sorted(
        result.assessed_at
        for result in results
        if result.assessed_at is not None and result.assessed_by == person and result.assessed_at >= since
    )
    gaps = [later - earlier for earlier, later in pairwise(sorted(set(moments)))]
    worked = [gap.total_seconds() for gap in gaps if gap < LONGEST_GAP]
    minutes = (Decimal(median(worked)) / 60).quantize(_ONE_DECIMAL, ROUND_HALF_UP) if worked else None
    return Pace(answered=len(moments), left=left, minutes=minutes)
