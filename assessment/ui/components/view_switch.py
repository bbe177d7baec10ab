"""Which way to go through the criteria: by clause, method, role or theme, or what is open, flagged or a gap."""

from __future__ import annotations

import streamlit as st

from assessment.domain.checklist import Checklist, Method
from assessment.domain.views import BEFORE_VISIT, View, ViewKind, choices
from assessment.ui import address, flash
from assessment.ui.presenting import is_presenting
from assessment.ui.session import state
from assessment.wording import label, say

_KIND, _CHOICE, _ANSWERED = "view-kind", "view-choice", "view-answered"
_ASKED = {ViewKind.METHOD: "view.method", ViewKind.ROLE: "view.role", ViewKind.THEME: "view.theme"}
"""What is asked for the second choice."""


@flash.acting
def _turn_to_kind(checklist: Checklist) -> None:
    kind = ViewKind(st.session_state[_KIND])
    first = next(iter(choices(checklist, kind)), "")
    address.go_to_view(View(kind=kind, choice=first))


@flash.acting
def _choose() -> None:
    address.go_to_view(state().view.changed(choice=st.session_state[_CHOICE]))


@flash.acting
def _show_answered() -> None:
    address.go_to_view(state().view.changed(answered_too=st.session_state[_ANSWERED]))


def view_switch(checklist: Checklist) -> None:
    """The kind of view, and where it has one, its second choice."""
    view = state().view
    st.session_state[_KIND] = view.kind
    kinds = [kind for kind in ViewKind if not (is_presenting() and kind is ViewKind.FLAGGED)]
    st.selectbox(say("view"), kinds, key=_KIND, format_func=label, on_change=_turn_to_kind, args=(checklist,))
    if view.kind.has_choice:
        st.session_state[_CHOICE] = view.choice
        st.selectbox(
            say(_ASKED[view.kind]),
            choices(checklist, view.kind),
            key=_CHOICE,
            format_func=lambda choice: choice_label(view.kind, choice),
            on_change=_choose,
        )
        st.session_state[_ANSWERED] = view.answered_too
        st.toggle(say("view.answered_too"), key=_ANSWERED, on_change=_show_answered)


def choice_label(kind: ViewKind, choice: str) -> str:
    """A method, role or theme as people read it."""
    if kind is ViewKind.METHOD:
        return say("view.before_visit") if choice == BEFORE_VISIT else label(Method(choice))
    return choice[:1].upper() + choice[1:]


def view_title(view: View) -> str:
    """The heading of a page that goes across clauses."""
    return choice_label(view.kind, view.choice) if view.kind.has_choice else label(view.kind)
