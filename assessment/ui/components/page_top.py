"""Bring the top of the page into sight: Streamlit stays where it was scrolled to when a page gets other contents."""

from __future__ import annotations

import streamlit as st

from assessment.ui.session import state

_SCRIPT = """
export default function ({ data }) {
  if (data.wanted) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
}
"""
_scrolling = st.components.v2.component("page_top", js=_SCRIPT)


def to_the_top() -> None:
    """Go to the top once, where a callback that turned the page asked for it."""
    memory = state()
    wanted, memory.top_wanted = memory.top_wanted, False
    _scrolling(key="page-top", data={"wanted": wanted}, height=0)
