"""Gaps as a table in which rows are chosen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.reporting.phrases import clipped
from assessment.ui.components.gap_lines import GapLine
from assessment.ui.components.row_table import digest, table_height
from assessment.wording import label, say

_ROW_HEIGHT, _ROWS_SHOWN = 97, 5
"""Streamlit breaks the lines of a cell in rows above 4 rem; this height takes five lines."""
_ROOM = 128
"""Characters that five lines of a wide column take; the whole text is shown for a row that is chosen."""


def table_key(lines: Sequence[GapLine]) -> str:
    """The key of the table with these rows."""
    return f"gap-table-{digest([line.gap.result.id for line in lines])}"


def gap_table(lines: Sequence[GapLine]) -> tuple[GapLine, ...]:
    """Draw the table; return the rows chosen."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    frame = pd.DataFrame(
        {
            "gap": [f"{line.id} {clipped(line.entry.statement, _ROOM)}" for line in lines],
            "priority": [
                say("gaps.urgency", priority=line.entry.priority, severity=line.entry.severity) for line in lines
            ],
            "action": [clipped(line.entry.action, _ROOM) for line in lines],
            "owner": [line.entry.owner for line in lines],
            "due": pd.to_datetime(pd.Series([line.gap.action.due for line in lines])),
            "state": [state_of(line) for line in lines],
        }
    )
    column = st.column_config
    drawn = st.dataframe(
        frame,
        key=table_key(lines),
        on_select="rerun",
        selection_mode="multi-row",
        hide_index=True,
        row_height=_ROW_HEIGHT,
        height=table_height(len(lines), _ROW_HEIGHT, _ROWS_SHOWN),
        placeholder="",
        column_config={
            "gap": column.TextColumn(say("gaps.column.gap"), width=206),
            "priority": column.TextColumn(say("gaps.column.priority"), width=88, help=say("gaps.column.priority.help")),
            "action": column.TextColumn(say("gaps.column.action"), width=208),
            "owner": column.TextColumn(say("gaps.column.owner"), width=120),
            "due": column.DateColumn(say("gaps.column.due"), width=94, format="D MMM YYYY"),
            "state": column.TextColumn(say("gaps.column.state"), width=98),
        },
        alt=say("gaps.table.alt"),
    )
    return tuple(lines[place] for place in drawn.selection.rows if place < len(lines))


def state_of(line: GapLine) -> str:
    """The state of the action in words, with what is urgent or final about it."""
    if line.gap.is_closed:
        return say("gaps.standing.closed")
    state = label(line.gap.action.state)
    return say("gaps.state.overdue", state=state) if line.entry.is_overdue else state
