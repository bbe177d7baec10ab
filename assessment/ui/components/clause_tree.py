"""The clauses in the sidebar, with a mark of how far each is; the chapter of the open clause is unfolded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment.domain.checklist import Chapter, Clause, Criterion
from assessment.domain.work import Work
from assessment.ui import address, flash
from assessment.ui.markdown import escaped
from assessment.wording import say

_NONE, _SOME, _ALL = ":material/radio_button_unchecked:", ":material/contrast:", ":material/check_circle:"

Places = Sequence[DeltaGenerator]
"""Where the open chapter and the open clause stand in the tree."""


@flash.acting
def _turn_to(number: str) -> None:
    address.go_to_clause(number)
    st.rerun()  # the open entries stand in a fragment, but another clause is another page


def clause_tree(work: Work, current: Clause) -> Places:
    """Chapters, and under the open one its clauses; a click turns to a clause.

    The two entries that a save on this page can change are left out: `open_entries` draws them in these places.
    """
    places = []
    for chapter in work.checklist.chapters:
        if chapter.clause != current.chapter_number:
            _chapter(work, chapter, is_open=False)
            continue
        places.append(st.container())
        for clause in chapter.clauses:
            if clause == current:
                places.append(st.container())
            elif clause.criteria:
                _clause(work, clause, is_open=False)
    return places


def open_entries(work: Work, current: Clause, places: Places) -> None:
    """The chapter and the clause that are open, in the places that the tree has left for them."""
    for_chapter, for_clause = places
    chapter = next(chapter for chapter in work.checklist.chapters if chapter.clause == current.chapter_number)
    with for_chapter:
        _chapter(work, chapter, is_open=True)
    with for_clause:
        _clause(work, current, is_open=True)


def _chapter(work: Work, chapter: Chapter, *, is_open: bool) -> None:
    _entry(
        work,
        chapter.criteria,
        chapter.label,
        ":material/keyboard_arrow_down:" if is_open else ":material/chevron_right:",
        target=next(clause for clause in chapter.clauses if clause.criteria).number,
        key=f"tree-{chapter.clause}",
        bold=is_open,
    )


def _clause(work: Work, clause: Clause, *, is_open: bool) -> None:
    score = work.score(clause.criteria)
    mark = _ALL if score.assessed == score.total else _SOME if score.assessed else _NONE
    _entry(
        work,
        clause.criteria,
        clause.label,
        mark,
        target=clause.number,
        key=f"tree-{clause.number}",
        bold=is_open,
    )


def _entry(
    work: Work, criteria: Sequence[Criterion], text: str, icon: str, *, target: str, key: str, bold: bool
) -> None:
    score = work.score(criteria)
    counts = say("tree.counts", assessed=score.assessed, total=score.total)
    name = f"**{escaped(text)}**" if bold else escaped(text)
    st.button(f"{name} {counts}", key=key, icon=icon, type="tertiary", on_click=_turn_to, args=(target,))
