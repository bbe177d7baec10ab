"""The criteria of the view that is open, kept as they were chosen: an answer must not make the next page skip some."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.checklist import Criterion
from assessment.domain.views import BEFORE_VISIT, Page, View, ViewKind, is_about_open_ones, is_open, pages, selected
from assessment.domain.work import Work
from assessment.ui import address, flash, menu
from assessment.ui.session import state
from assessment.wording import say, say_count

_NOTES = "fieldwork"
"""The page where notes of an interview are taken."""


@flash.acting
def _turn_to(number: int) -> None:
    address.go_to_page(number)


@flash.acting
def _choose_again() -> None:
    address.go_to_view(state().view)


@flash.acting
def _show_answered() -> None:
    address.go_to_view(state().view.changed(answered_too=True))


@flash.acting
def _show_clauses() -> None:
    address.go_to_view(View())


def selection(work: Work) -> tuple[Criterion, ...]:
    """What the view showed when it was opened; chosen anew with another view or another assessment."""
    memory = state()
    key = (work.assessment.id, memory.view)
    if memory.selected is None or memory.selected[0] != key:
        memory.selected = (key, tuple(criterion.id for criterion in selected(work, memory.view)))
    return tuple(work.checklist.criterion(one) for one in memory.selected[1] if work.checklist.has_criterion(one))


def page_of(criteria: Sequence[Criterion]) -> Page | None:
    """The page that the address names, or the nearest there is; None when nothing is selected."""
    cut = pages(criteria)
    return cut[min(max(state().page, 1), len(cut)) - 1] if cut else None


def view_about(work: Work, page: Page | None) -> None:
    """How much there is here; for a role also the way to its notes."""
    memory = state()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        criteria = selection(work)
        found = (
            say_count("view.open.count", sum(is_open(work, criterion) for criterion in criteria))
            if is_about_open_ones(memory.view)
            else say_count("criteria.count", len(criteria))
        )
        place = say("view.page", number=page.number, of=page.of) if page and page.of > 1 else ""
        st.markdown(" · ".join(filter(None, (found, place))), width="content")
        if memory.view.kind is ViewKind.ROLE and menu.has(_NOTES):
            st.page_link(
                menu.script(_NOTES), label=say("view.take_notes"), icon=":material/edit_note:", width="content"
            )
    if memory.view.choice == BEFORE_VISIT:
        st.caption(say("view.before_visit.about"))


def nothing_selected(view: View) -> None:
    """One sentence and one button, where a view has no criteria."""
    if view.kind.has_choice and not view.answered_too:
        st.markdown(say("view.all_answered"))
        st.button(say("view.answered_too"), on_click=_show_answered)
    else:
        st.markdown(say("view.nothing"))
        st.button(say("view.to_clauses"), on_click=_show_clauses)


def pager(page: Page, work: Work) -> None:
    """Back and next, and a way to choose anew once answers have changed what belongs here."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for step, icon in ((-1, ":material/arrow_back:"), (1, ":material/arrow_forward:")):
            if 1 <= page.number + step <= page.of:
                st.button(
                    say("view.page_back" if step < 0 else "view.page_next", number=page.number + step, of=page.of),
                    icon=icon,
                    on_click=_turn_to,
                    args=(page.number + step,),
                )
    if _has_moved(work):
        st.button(
            say("view.again"),
            icon=":material/refresh:",
            type="tertiary",
            on_click=_choose_again,
            help=say("view.again.help"),
        )


def next_page(page: Page | None) -> None:
    """The page's main button: the next ten."""
    last = page is None or page.number == page.of
    st.button(
        say("view.next"),
        type="primary",
        icon=":material/arrow_forward:",
        disabled=last,
        on_click=_turn_to,
        args=(0 if page is None else page.number + 1,),
    )


def _has_moved(work: Work) -> bool:
    kept = state().selected
    return kept is not None and kept[1] != tuple(criterion.id for criterion in selected(work, state().view))
