"""A conflict settled by hand: both versions side by side, and one click for mine, theirs, or both."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessment.wording import say

Version = tuple[object, str]
"""A value, and how it reads."""


def two_versions(key: str, mine: Version, theirs: Version, *, keep: Callable[[object], None], can_join: bool) -> None:
    """Show both; `keep` is called with the value chosen, or with both texts joined."""
    for column, heading, version in zip(st.columns(2), ("draft.mine", "draft.theirs"), (mine, theirs), strict=True):
        with column:
            st.markdown(f"**{say(heading)}**")
            st.text(version[1])
    with st.container(horizontal=True):
        st.button(say("draft.keep_mine"), key=f"mine-{key}", type="primary", on_click=keep, args=(mine[0],))
        st.button(say("draft.keep_theirs"), key=f"theirs-{key}", on_click=keep, args=(theirs[0],))
        if can_join:
            st.button(say("draft.keep_both"), key=f"both-{key}", on_click=keep, args=(f"{theirs[0]}\n\n{mine[0]}",))
