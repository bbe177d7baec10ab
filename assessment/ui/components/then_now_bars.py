"""Pairs of bars: each chapter then and now, its name and figures in words above them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessment.reporting.comparison_report import ComparisonRow
from assessment.wording import say

_ROW, _BAR, _TEXT_ABOVE, _THEN, _NOW = 54, 8, -20, 1, 11


def then_now_bars(names: Sequence[str], rows: Sequence[ComparisonRow], scores: Sequence[tuple[float, float]]) -> None:
    """One pair per row on a scale to 100 %, `scores` being their numbers; the paler bar is the earlier one."""
    import altair as alt  # noqa: PLC0415 -- loads when it is used
    import pandas as pd  # noqa: PLC0415

    texts = [
        say("bars.then_now", name=name, then=row.then, now=row.now, gain=row.gain)
        for name, row in zip(names, rows, strict=True)
    ]
    frame = pd.DataFrame(
        {"text": texts, "then": [then for then, _ in scores], "now": [now for _, now in scores], "whole": 100}
    )
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

    def bar(field: str, offset: int, opacity: float) -> Any:
        drawn = base.mark_bar(height=_BAR, cornerRadius=3, opacity=opacity, yOffset=offset, y2Offset=offset)
        return drawn.encode(x=alt.X(f"{field}:Q", axis=None, scale=scale))

    bars = (bar("whole", _THEN, 0.12), bar("whole", _NOW, 0.12), bar("then", _THEN, 0.5), bar("now", _NOW, 1))
    st.altair_chart(
        alt.layer(*bars).properties(height=_ROW * len(rows), padding=0).configure_view(strokeWidth=0),
        alt=say("bars.then_now.alt", values=", ".join(texts)),
    )
