"""The evidence register as a table in which one row is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.reporting.evidence_register import EvidenceRow
from assessment.ui.components.row_table import digest, row_table
from assessment.wording import say

_ROWS_SHOWN, _ROW_HEIGHT = 8, 36


def table_key(rows: Sequence[EvidenceRow]) -> str:
    """The key of the table with these rows: other rows are another table, so that a choice never slides."""
    return f"evidence-table-{digest([row.evidence_id for row in rows])}"


def evidence_table(rows: Sequence[EvidenceRow]) -> EvidenceRow | None:
    """Draw the table; return the row chosen."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    frame = pd.DataFrame(
        {
            "title": [row.title for row in rows],
            "kind": [row.kind for row in rows],
            "period": [row.period for row in rows],
            "collected": pd.to_datetime(pd.Series([row.collected_on for row in rows])),
            "confidentiality": [row.confidentiality for row in rows],
            "uses": [len(row.criteria) for row in rows],
            "marks": [row.marks for row in rows],
            "file": [row.file_name for row in rows],
        }
    )
    column = st.column_config
    chosen = row_table(
        frame,
        table_key(rows),
        {
            "title": column.TextColumn(say("evidence.column.title"), width=300),
            "kind": column.TextColumn(say("evidence.column.kind"), width=92),
            "period": column.TextColumn(say("evidence.column.period"), width=180),
            "collected": column.DateColumn(say("evidence.column.collected"), width=98, format="D MMM YYYY"),
            "confidentiality": column.TextColumn(say("evidence.column.confidentiality"), width=108),
            "uses": column.NumberColumn(say("evidence.column.uses"), width=66, format="%d"),
            "marks": column.TextColumn(say("evidence.column.marks"), width=150),
            "file": column.TextColumn(say("evidence.column.file"), width=180),
        },
        alt=say("evidence.table.alt"),
        row_height=_ROW_HEIGHT,
        most=_ROWS_SHOWN,
    )
    return None if chosen is None else rows[chosen]
