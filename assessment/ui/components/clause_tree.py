"""The clauses in the sidebar, with a mark of how far each is; the chapter of the open clause is unfolded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.checklist import Clause, Criterion
from assessment.domain.work import Work
from assessment.ui import address, flash
from assessment.ui.markdown import escaped
from assessment.wording import say

_NONE, _SOME, _ALL = ":material/radio_button_unchecked:", ":material/contrast:", ":material/check_circle:"


@flash.acting
def _turn_to(number: str) -> None:
    address.go_to_clause(number)
    st.rerun()  # the tree is a fragment, but another clause is another page


def clause_tree(work: Work, current: Clause) -> None:
    """Chapters, and under the open one its clauses; a click turns to a clause."""
    for chapter in work.checklist.chapters:
        unfolded = chapter.clause == current.chapter_number
        first = next(clause for clause in chapter.clauses if clause.criteria)
        _entry(
            work,
            chapter.criteria,
            chapter.label,
            (":material/keyboard_arrow_down:" if unfolded else ":material/chevron_right:"),
            target=first.number,
            key=f"tree-{chapter.clause}",
            bold=unfolded,
        )
        if unfolded:
            for clause in chapter.clauses:
                if clause.criteria:
                    _clause(work, clause, is_current=clause == current)


def _clause(work: Work, clause: Clause, *, is_current: bool) -> None:
    score = work.score(clause.criteria)
    mark = _ALL if score.assessed == score.total else _SOME if score.assessed else _NONE
    _entry(
        work,
        clause.criteria,
        clause.label,
        mark,
        target=clause.number,
        key=f"tree-{clause.number}",
        bold=is_current,
    )


def _entry(
    work: Work, criteria: Sequence[Criterion], text: str, icon: str, *, target: str, key: str, bold: bool
) -> None:
    score = work.score(criteria)
    counts = say("tree.counts", assessed=score.assessed, total=score.total)
    name = f"**{escaped(text)}**" if bold else escaped(text)
    st.button(f"{name} {counts}", key=key, icon=icon, type="tertiary", on_click=_turn_to, args=(target,))
