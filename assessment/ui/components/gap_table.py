"""Gaps as a table in which rows are chosen."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import streamlit as st

from assessment.ui.components.gap_lines import GapLine
from assessment.wording import label, say

_ROW_HEIGHT, _HEAD_HEIGHT, _ROWS_SHOWN = 78, 36, 6
"""Streamlit breaks the lines of a cell in rows above 4 rem; this height takes four lines."""


def digest(ids: Sequence[str]) -> str:
    """A short name for a set of rows: other rows are another table, so that a choice never slides to a neighbour."""
    return f"{zlib.crc32(' '.join(ids).encode()):08x}"


def table_key(lines: Sequence[GapLine]) -> str:
    """The key of the table with these rows."""
    return f"gap-table-{digest([line.gap.result.id for line in lines])}"


def gap_table(lines: Sequence[GapLine]) -> tuple[GapLine, ...]:
    """Draw the table; return the rows chosen."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    frame = pd.DataFrame(
        {
            "clause": [line.gap.criterion.clause_number for line in lines],
            "gap": [line.entry.statement for line in lines],
            "severity": [line.entry.severity for line in lines],
            "priority": [line.entry.priority for line in lines],
            "action": [line.entry.action for line in lines],
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
        height=_HEAD_HEIGHT + _ROW_HEIGHT * min(len(lines), _ROWS_SHOWN),
        placeholder="",
        column_config={
            "clause": column.TextColumn(say("gaps.column.clause"), width=58, pinned=True),
            "gap": column.TextColumn(say("gaps.column.gap"), width=238),
            "severity": column.TextColumn(say("gaps.column.severity"), width=74),
            "priority": column.NumberColumn(say("gaps.column.priority"), width=64, format="%d"),
            "action": column.TextColumn(say("gaps.column.action"), width=238),
            "owner": column.TextColumn(say("gaps.column.owner"), width=120),
            "due": column.DateColumn(say("gaps.column.due"), width=92, format="D MMM YYYY"),
            "state": column.TextColumn(say("gaps.column.state"), width=92),
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
