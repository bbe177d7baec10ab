"""Rows of bars on a scale to 100 %, the words of each row above its bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

_TEXT_SIZE = 13


@dataclass(frozen=True)
class Bar:
    """One bar of each row: a figure per row, how strong it is drawn, and how far below the middle of the row."""

    figures: Sequence[float]
    opacity: float = 1
    below: int = 0


@dataclass(frozen=True)
class Sizes:
    """Pixels: the height of a row and of a bar, and how far above the middle of the row its words stand."""

    row: int
    bar: int
    words: int


def bar_rows(texts: Sequence[str], bars: Sequence[Bar], sizes: Sizes, *, alt: str) -> None:
    """Draw a row per text, its bars over each other in the order given."""
    import altair as vega  # noqa: PLC0415 -- loads when it is used
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"text": texts, **{f"bar{place}": bar.figures for place, bar in enumerate(bars)}})
    # The labels of the axis stand above the bars: they are as wide as they need to be, and take the theme's colour.
    labels = vega.Axis(
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        labelAlign="left",
        labelPadding=0,
        labelLimit=0,
        labelFlush=False,
        labelColor="currentColor",
        labelOffset=-sizes.words,
        labelFontSize=_TEXT_SIZE,
        zindex=1,
    )
    place = vega.Y("text:N", sort=None, axis=labels, scale=vega.Scale(paddingInner=0, paddingOuter=0))
    scale = vega.Scale(domain=[0, 100])
    base = vega.Chart(frame).encode(y=place, tooltip=vega.value(None))

    def drawn(field: str, bar: Bar) -> Any:
        mark = base.mark_bar(
            height=sizes.bar, cornerRadius=3, opacity=bar.opacity, yOffset=bar.below, y2Offset=bar.below
        )
        return mark.encode(x=vega.X(f"{field}:Q", axis=None, scale=scale))

    layers = [drawn(f"bar{number}", bar) for number, bar in enumerate(bars)]
    st.altair_chart(
        vega.layer(*layers).properties(height=sizes.row * len(texts), padding=0).configure_view(strokeWidth=0),
        alt=alt,
    )
