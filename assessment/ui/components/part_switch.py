"""The parts of a page or a card beside each other, one of them shown at a time."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assessment.ui.markdown import choice


def part_switch(label: str, parts: Mapping[str, str], key: str, *, kept: bool = False) -> str:
    """Draw the switch and return the part that is shown, the first to begin with.

    `parts` are ids with their words, `label` names the switch to screen readers. One that is `kept` is as it was left
    when people come back from another page.
    """
    st.session_state.setdefault(key, next(iter(parts)))
    return str(
        st.segmented_control(
            label,
            list(parts),
            key=key,
            required=True,
            format_func=lambda name: choice(parts[name]),
            label_visibility="collapsed",
            persist_state="session" if kept else None,
            wrap=True,
        )
    )
