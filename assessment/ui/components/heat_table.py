"""How often each rating was given, clause by clause: figures, and a shade for the share of the clause."""

from __future__ import annotations

import streamlit as st

from assessment.reporting.breakdowns import shades
from assessment.reporting.gap_report import GapReport, HeatRow
from assessment.ui.markdown import escaped
from assessment.wording import say

_GREY = "808080"
_BESIDE_SCALE = 2
"""Not applicable and not assessed, which every scale has."""
_ROW, _HEAD = 29, 36
"""With a height in pixels Streamlit lets the keyboard scroll the table where a phone is too narrow for it."""
_STRONGEST = 0.5
"""At this opacity the text of both themes keeps its contrast over every shade."""


def heat_table(report: GapReport) -> None:
    """One row per clause; the shade repeats what the figure says, in the colour of the rating."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    figures, so_far = list(report.heat_columns), report.score_column
    rows = [[f"{row.number} {escaped(row.title)}", *row.counts, place] for place, row in enumerate(report.heat)]
    frame = pd.DataFrame(rows, columns=[say("report.column.clause"), *figures, so_far])
    styles = pd.DataFrame([["", *_shades(row), ""] for row in report.heat], columns=frame.columns, index=frame.index)
    styler = frame.style.apply(lambda _: styles, axis=None)
    # Numbers stand on the right: this column holds the place of its row, and shows the percentage found there.
    styler = styler.format(lambda place: report.heat[place].percent, subset=[so_far])
    st.table(styler, border="horizontal", hide_index=True, height=_HEAD + _ROW * len(rows), alt=say("heat.alt"))


def _shades(row: HeatRow) -> list[str]:
    """A background per figure: the rating's colour, the stronger the larger its share of the clause."""
    total = sum(row.counts) or 1
    colours = (*shades(len(row.counts) - _BESIDE_SCALE), _GREY, _GREY)
    return [_background(colour, count / total) for colour, count in zip(colours, row.counts, strict=True)]


def _background(colour: str, share: float) -> str:
    if not share:
        return ""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return f"background-color: rgba({red}, {green}, {blue}, {share * _STRONGEST:.2f})"
