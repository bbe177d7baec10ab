"""Pairs of bars: each chapter then and now, its name and figures in words above them."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.reporting.comparison_report import ComparisonRow
from assessment.ui.components.bar_rows import Bar, Sizes, bar_rows
from assessment.wording import say

_SIZES = Sizes(row=54, bar=8, words=20)
_TRACK, _EARLIER = 0.12, 0.5
_UPPER, _LOWER = 1, 11


def then_now_bars(names: Sequence[str], rows: Sequence[ComparisonRow], scores: Sequence[tuple[float, float]]) -> None:
    """One pair per row on a scale to 100 %, `scores` being their numbers; the paler bar is the earlier one."""
    texts = [
        say("bars.then_now", name=name, then=row.then, now=row.now, gain=row.gain)
        for name, row in zip(names, rows, strict=True)
    ]
    whole = [100.0] * len(rows)
    bars = (
        Bar(whole, _TRACK, _UPPER),
        Bar(whole, _TRACK, _LOWER),
        Bar([then for then, _ in scores], _EARLIER, _UPPER),
        Bar([now for _, now in scores], below=_LOWER),
    )
    bar_rows(texts, bars, _SIZES, alt=say("bars.then_now.alt", values=", ".join(texts)))
