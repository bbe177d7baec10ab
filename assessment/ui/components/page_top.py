"""Bring the top of the page into sight: Streamlit stays where it was scrolled to when a page gets other contents."""

from __future__ import annotations

import streamlit as st

from assessment.ui.session import state

_SCRIPT = """
export default function () {
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
}
"""
_scrolling = st.components.v2.component("page_top", js=_SCRIPT)


def to_the_top() -> None:
    """Go to the top once, where a callback that turned the page asked for it; at other times it draws nothing."""
    memory = state()
    if memory.top_wanted:
        memory.top_wanted, memory.tops = False, memory.tops + 1
        _scrolling(key=f"page-top-{memory.tops}", height=0)
