"""Keys for rating, going on and searching: what they are, a switch for them, and the script that listens.

Streamlit's own `shortcut=` belongs to buttons, knows no `/`, and cannot bring a criterion into sight; so a component of
ours listens. It has no act of its own: each key clicks or focuses a control of the page.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.reporting import phrases
from assessment.ui import flash
from assessment.ui.components.page_top import to_the_top
from assessment.ui.markdown import escaped
from assessment.ui.session import state
from assessment.wording import say

_listening = st.components.v2.component("keys", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


@flash.acting
def _switch() -> None:
    state().keys_off = not state().keys_off


def keys_help(checklist: Checklist) -> None:
    """What each key does, and the switch: single keys get in the way of those who speak to their computer."""
    with st.popover(say("keys"), icon=":material/keyboard:"):
        steps = [(str(number), step.id) for number, step in enumerate(checklist.head.scale, 1)]
        lines = [(key, phrases.rating(rating, checklist)) for key, rating in (*steps, ("0", NOT_APPLICABLE))]
        lines += [(key, say(f"keys.{name}")) for key, name in _ACTS.items()]
        st.markdown("\n".join(f"- `{key}` {escaped(words)}" for key, words in lines))
        st.toggle(say("keys.switch"), value=not state().keys_off, help=say("keys.switch.help"), on_change=_switch)


_ACTS = {"n": "go_on", "d": "details", "/": "search", "Esc": "leave"}


def listen(place: str) -> None:
    """Let the keys work on this page; bring its top into sight where that is wanted, or the criterion that was looked up."""
    to_the_top()
    memory = state()
    focus, memory.focus = memory.focus, None
    _listening(key="keys", data={"on": not memory.keys_off, "place": place, "focus": focus}, height=0)
