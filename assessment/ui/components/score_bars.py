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

    names = [f"{row.number} {row.title}".strip() for row in rows]
    frame = pd.DataFrame(
        {
            "name": names,
            "text": [say("bars.row", name=name, percent=row.percent) for name, row in zip(names, rows, strict=True)],
            "bar": [float(row.bar or 0) for row in rows],
            "whole": 100,
        }
    )
    place = alt.Y("name:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    scale = alt.Scale(domain=[0, 100])
    base = alt.Chart(frame).encode(y=place, tooltip=alt.value(None))
    track = base.mark_bar(height=_BAR, cornerRadius=3, opacity=0.15).encode(x=alt.X("whole:Q", axis=None, scale=scale))
    bars = base.mark_bar(height=_BAR, cornerRadius=3).encode(x=alt.X("bar:Q", axis=None, scale=scale))
    words = base.mark_text(align="left", baseline="middle", dy=_TEXT_ABOVE, fontSize=13, limit=0).encode(
        x=alt.value(0), text="text:N"
    )
    said = ", ".join(say("bars.row", name=name, percent=row.percent) for name, row in zip(names, rows, strict=True))
    st.altair_chart(
        alt.layer(track, bars, words).properties(height=_ROW * len(names)).configure_view(strokeWidth=0),
        alt=say("bars.alt", what=what, values=said),
    )
