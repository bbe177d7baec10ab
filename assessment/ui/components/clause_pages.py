"""From clause to clause: the next with an open criterion on top, the neighbours at the end."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessment.domain.checklist import Clause
from assessment.domain.work import Work
from assessment.ui import address, flash
from assessment.ui.markdown import escaped
from assessment.ui.session import state
from assessment.wording import say


@flash.acting
def _turn_to(number: str) -> None:
    address.go_to_clause(number)


def next_unanswered(work: Work, clause: Clause) -> None:
    """The page's main button: the next clause with an open criterion."""
    following = work.next_unanswered(clause)
    st.button(
        say("gap_analysis.next_unanswered"),
        type="primary",
        icon=":material/arrow_forward:",
        disabled=following is None,
        on_click=_turn_to,
        args=(following.number if following else "",),
    )


@flash.acting
def _page(turn_to: Callable[[str], None], number: str) -> None:
    turn_to(number)
    state().top_wanted = True


def clause_pager(work: Work, clause: Clause, turn_to: Callable[[str], None] = _turn_to) -> None:
    """The clause before and the clause after; `turn_to` opens one by its number."""
    leaves = work.checklist.leaf_clauses
    position = leaves.index(clause)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for step, icon in ((-1, ":material/arrow_back:"), (1, ":material/arrow_forward:")):
            if 0 <= position + step < len(leaves):
                neighbour = leaves[position + step]
                key = "gap_analysis.previous" if step < 0 else "gap_analysis.next"
                st.button(
                    say(key, clause=escaped(neighbour.label)),
                    icon=icon,
                    on_click=_page,
                    args=(turn_to, neighbour.number),
                )
