"""A table of records in which one row is chosen."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from pandas import DataFrame

_HEAD_HEIGHT = 38


def digest(ids: Sequence[str]) -> str:
    """A short name for a set of rows: other rows are another table, so that a choice never slides to a neighbour."""
    return f"{zlib.crc32(' '.join(ids).encode()):08x}"


def table_height(rows: int, row_height: int, most: int) -> int:
    """The height of a table that shows up to `most` rows; of more, the top of the next one says that there are more."""
    return _HEAD_HEIGHT + row_height * min(rows, most) + (row_height * 2 // 3 if rows > most else 0)


def row_table(
    frame: DataFrame, key: str, columns: Mapping[str, Any], *, alt: str, row_height: int | None = None, most: int = 0
) -> int | None:
    """Draw the table; return the place of the row that is chosen.

    Rows of a `row_height` (in pixels) are shown up to `most` at a time; without one the table takes what it needs.
    """
    drawn = st.dataframe(
        frame,
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        height=table_height(len(frame), row_height, most) if row_height else "auto",
        row_height=row_height,
        placeholder="",
        column_config=columns,
        alt=alt,
    )
    return next((place for place in drawn.selection.rows if place < len(frame)), None)
