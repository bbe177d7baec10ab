"""Search in the sidebar: to any criterion by number or words, without leaving the page before one is chosen."""

from __future__ import annotations

import streamlit as st

from assessment.domain.checklist import Checklist
from assessment.domain.search import find
from assessment.ui import address, flash
from assessment.ui.markdown import escaped
from assessment.wording import say, say_count

_FIELD = "search"
_SHOWN = 8


@flash.acting
def _go_to(criterion_id: str) -> None:
    st.session_state[_FIELD] = ""
    address.go_to_criterion(criterion_id)
    st.rerun()  # the search is a fragment, but another criterion is another page


@st.fragment(key="search-fragment")
@flash.guard()
def criterion_search(checklist: Checklist) -> None:
    """The field, and under it the best matches as links."""
    words = st.text_input(
        say("search"),
        key=_FIELD,
        type="search",
        live="300ms",
        placeholder=say("search.placeholder"),
        label_visibility="collapsed",
    )
    found = find(checklist, words)
    for criterion in found[:_SHOWN]:
        st.button(
            f"**{criterion.id}** {escaped(criterion.statement)}",
            key=f"found-{criterion.id}",
            type="tertiary",
            wrap=False,
            help=escaped(criterion.statement),
            on_click=_go_to,
            args=(criterion.id,),
        )
    if len(found) > _SHOWN:
        st.caption(say_count("search.more", len(found) - _SHOWN))
    elif words.strip() and not found:
        st.caption(say("search.nothing"))
