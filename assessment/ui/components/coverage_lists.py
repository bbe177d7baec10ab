"""Coverage as two lists: top ratings without evidence, and what a certification body usually asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from assessment.domain.coverage import Found
from assessment.domain.work import Work
from assessment.reporting.evidence_register import BareRow, EvidenceRegister, ExpectedRow
from assessment.ui.components.clause_link import clause_link
from assessment.ui.components.expected_tie import expected_tie
from assessment.ui.components.row_table import row_table
from assessment.ui.markdown import escaped
from assessment.wording import say

_TITLES = 2
_ROWS_SHOWN, _ROW_HEIGHT = 9, 62


def coverage_lists(work: Work, register: EvidenceRegister) -> None:
    """Draw both lists; a chosen row shows the way to its clauses."""
    st.header(say("coverage.heading.bare"), anchor=False)
    st.markdown(escaped(register.bare_sentence))
    if register.bare:
        _bare(work, register.bare)
    st.header(say("coverage.heading.expected"), anchor=False)
    if not register.expected:
        st.markdown(say("coverage.no_list"))
        return
    st.markdown(register.expected_sentence)
    st.caption(say("coverage.about"))
    rows = register.expected
    if st.toggle(say("coverage.missing"), key="coverage-missing"):
        rows = tuple(row for row in rows if row.found_code is not Found.THERE)
    if rows:
        _expected(work, rows)


def _bare(work: Work, rows: Sequence[BareRow]) -> None:
    column = st.column_config
    chosen = _table(
        {
            "criterion": [row.criterion_id for row in rows],
            "statement": [row.statement for row in rows],
        },
        key=f"coverage-bare-{len(rows)}",
        config={
            "criterion": column.TextColumn(say("coverage.column.criterion"), width=80),
            "statement": column.TextColumn(say("coverage.column.statement"), width="large"),
        },
        alt=say("coverage.bare.alt"),
    )
    if chosen is not None:
        clause_link(work, work.checklist.clause(rows[chosen].clause))


def _expected(work: Work, rows: Sequence[ExpectedRow]) -> None:
    column = st.column_config
    chosen = _table(
        {
            "number": [row.number for row in rows],
            "title": [row.title for row in rows],
            "sort": [row.sort for row in rows],
            "clauses": [row.clauses for row in rows],
            "found": [row.found for row in rows],
            "evidence": [_shortened(row.evidence) for row in rows],
        },
        key=f"coverage-expected-{len(rows)}",
        config={
            "number": column.NumberColumn(say("coverage.column.number"), width=48, format="%d"),
            "title": column.TextColumn(say("coverage.column.title"), width=250),
            "sort": column.TextColumn(say("coverage.column.sort"), width=88),
            "found": column.TextColumn(say("coverage.column.found"), width=72),
            "evidence": column.TextColumn(say("coverage.column.evidence"), width=300),
            "clauses": column.TextColumn(say("coverage.column.clauses"), width=80),
        },
        alt=say("coverage.table.alt"),
    )
    if chosen is not None:
        _details(work, rows[chosen])


def _shortened(titles: Sequence[str]) -> str:
    """The first titles, as many as a row holds; choosing it shows all."""
    more = [say("files.more", count=len(titles) - _TITLES)] if len(titles) > _TITLES else []
    return "; ".join((*titles[:_TITLES], *more))


def _details(work: Work, row: ExpectedRow) -> None:
    """One item in full: every title, the way to its clauses, and which evidence somebody ties to it."""
    with st.container(border=True):
        st.markdown(f"**{row.number}. {escaped(row.title)}**")
        if row.evidence:
            st.markdown("\n".join(f"- {escaped(title)}" for title in row.evidence))
        with st.container(horizontal=True):
            numbers = row.clauses.split(", ")
            for clause in work.checklist.leaf_clauses:
                if any(clause.number == number or clause.number.startswith(f"{number}.") for number in numbers):
                    clause_link(work, clause)
        expected_tie(work, row)


def _table(columns: Mapping[str, Sequence[object]], *, key: str, config: dict[str, Any], alt: str) -> int | None:
    """Draw a table in which one row is chosen; return its place."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    return row_table(pd.DataFrame(columns), key, config, alt=alt, row_height=_ROW_HEIGHT, most=_ROWS_SHOWN)
