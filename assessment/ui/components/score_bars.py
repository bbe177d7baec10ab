"""Scores as bars, each with its name and its figures in words above it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.reporting.gap_report import ScoreRow
from assessment.wording import say

_ROW, _BAR, _TEXT_ABOVE = 44, 9, -15


def score_bars(rows: Sequence[ScoreRow], what: str) -> None:
    """One bar per row on a scale to 100 %; `what` names the rows for those who cannot see the bars."""
    import altair as alt  # noqa: PLC0415 -- loads when it is used
    import pandas as pd  # noqa: PLC0415

    texts = [say("bars.row", name=_name(row), percent=row.percent) for row in rows]
    frame = pd.DataFrame({"text": texts, "bar": [float(row.bar or 0) for row in rows], "whole": 100})
    # The labels of the axis stand above the bars: they are as wide as they need to be, and take the theme's colour.
    labels = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        labelAlign="left",
        labelPadding=0,
        labelLimit=0,
        labelFlush=False,
        labelColor="currentColor",
        labelOffset=_TEXT_ABOVE,
        labelFontSize=13,
        zindex=1,
    )
    place = alt.Y("text:N", sort=None, axis=labels, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    scale = alt.Scale(domain=[0, 100])
    base = alt.Chart(frame).encode(y=place, tooltip=alt.value(None))
    track = base.mark_bar(height=_BAR, cornerRadius=3, opacity=0.15).encode(x=alt.X("whole:Q", axis=None, scale=scale))
    bars = base.mark_bar(height=_BAR, cornerRadius=3).encode(x=alt.X("bar:Q", axis=None, scale=scale))
    st.altair_chart(
        alt.layer(track, bars).properties(height=_ROW * len(rows), padding=0).configure_view(strokeWidth=0),
        alt=say("bars.alt", what=what, values=", ".join(texts)),
    )


def _name(row: ScoreRow) -> str:
    return f"{row.number} {row.title}" if row.number else f"{row.title[:1].upper()}{row.title[1:]}"
