"""Scores as bars, each with its name and its figures in words above it."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.reporting.gap_report import ScoreRow
from assessment.ui.components.bar_rows import Bar, Sizes, bar_rows
from assessment.wording import say

_SIZES = Sizes(row=44, bar=9, words=15)
_TRACK = 0.15


def score_bars(rows: Sequence[ScoreRow], what: str) -> None:
    """One bar per row on a scale to 100 %; `what` names the rows for those who cannot see the bars."""
    texts = [say("bars.row", name=_name(row), percent=row.percent) for row in rows]
    bars = (Bar([100.0] * len(rows), _TRACK), Bar([float(row.bar or 0) for row in rows]))
    bar_rows(texts, bars, _SIZES, alt=say("bars.alt", what=what, values=", ".join(texts)))


def _name(row: ScoreRow) -> str:
    return f"{row.number} {row.title}" if row.number else f"{row.title[:1].upper()}{row.title[1:]}"
