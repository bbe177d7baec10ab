"""Records as cards: one line each, what can be done with it, and the one form that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from assessment.ui import flash
from assessment.ui.components.paged import paged
from assessment.ui.components.record_form import NEW
from assessment.ui.session import state
from assessment.wording import say

_ROOM = 110
"""Pixels for a button."""
_ICONS = {
    "record.close": ":material/close:",
    "record.look": ":material/visibility:",
    "record.change": ":material/edit:",
}


@dataclass(frozen=True)
class Act:
    """Something that one click on a card does."""

    name: str
    icon: str
    do: Callable[[str], None]


@dataclass(frozen=True)
class Card:
    """A record as a card: its id, heading and small print (both Markdown), and what can be done with it.

    One that is `fixed` can be opened and read, but not changed; one that is `done` has nothing to unfold at all.
    """

    id: str
    heading: str
    small: str = ""
    acts: Sequence[Act] = ()
    fixed: bool = False
    done: bool = False


@flash.acting
def _toggle(kind: str, key: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == (kind, key) else (kind, key)
    memory.drafts.pop(f"{kind}-{key}", None)


def add_button(kind: str, name: str) -> None:
    """The button that opens or closes the form for a new record."""
    st.button(name, key=f"add-{kind}", type="primary", icon=":material/add:", on_click=_toggle, args=(kind, NEW))


def new_button(kind: str, name: str) -> bool:
    """The button that opens the form for a new record and, while it is open, closes it; return whether it is open."""
    is_open = state().opened == (kind, NEW)
    st.button(
        say("record.close") if is_open else name,
        key=f"new-{kind}",
        type="secondary" if is_open else "primary",
        icon=":material/close:" if is_open else ":material/add:",
        on_click=_toggle,
        args=(kind, NEW),
    )
    return is_open


def record_cards(kind: str, cards: Sequence[Card], form: Callable[[str], None], *, fixed: bool = False) -> None:
    """The form of a new record while it is open, then a page of cards; `form` draws the form of an id.

    Records that are `fixed` can be opened and read, but not changed.
    """
    if state().opened == (kind, NEW):
        with st.container(border=True, key=f"{kind}-new"):
            form(NEW)
    with paged(cards, f"{kind}-page") as shown:
        for card in shown:
            _card(kind, card, form, fixed=fixed or card.fixed)


def _card(kind: str, card: Card, form: Callable[[str], None], *, fixed: bool) -> None:
    is_open = state().opened == (kind, card.id)
    with st.container(border=True, key=f"{kind}-{card.id}"):
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            with st.container(width="stretch", gap="xxsmall"):
                st.markdown(card.heading)
                if card.small:
                    st.caption(card.small)
            room = _ROOM * (1 + len(card.acts))  # so wide that on a phone the buttons stand below the words
            with st.container(horizontal=True, horizontal_alignment="right", gap="small", width=room):
                for place, act in enumerate(card.acts):
                    _button(act.name, act.icon, f"act{place}-{kind}-{card.id}", act.do, card.id)
                name = "record.close" if is_open else "record.look" if fixed else "record.change"
                if is_open or not card.done:
                    _button(say(name), _ICONS[name], f"change-{kind}-{card.id}", _toggle, kind, card.id)
        if is_open:
            form(card.id)


def _button(name: str, icon: str, key: str, do: Callable[..., None], *args: str) -> None:
    st.button(name, key=key, icon=icon, type="tertiary", on_click=do, args=args)
