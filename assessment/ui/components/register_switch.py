"""The parts of nonconformities and actions: the register, the gaps, every action, figures, management reviews, rules."""

from __future__ import annotations

import streamlit as st

from assessment.ui import address, flash, menu
from assessment.ui.markdown import choice
from assessment.ui.session import state
from assessment.wording import say

REGISTER, GAPS = "register", "gaps"
PARTS = (REGISTER, GAPS, "actions", "figures", "reviews", "rules")
_KEY = "nonconformities-part"


@flash.acting
def _turn() -> None:
    address.go_to_part(str(st.session_state[_KEY]))


def part_shown() -> str:
    """The part that the address names, or that was looked at last; the register where it names none there is."""
    part = state().part
    return part if part in PARTS else REGISTER


def register_switch(shown: str) -> None:
    """One menu entry, its parts beside each other; each has an address of its own."""
    st.session_state[_KEY] = shown
    st.segmented_control(
        say("nonconformities.view"),
        PARTS,
        key=_KEY,
        required=True,
        format_func=lambda name: choice(say(f"nonconformities.view.{name}")),
        label_visibility="collapsed",
        wrap=True,
        on_change=_turn,
    )


def register_link(part: str, label: str, *, icon: str = ":material/arrow_back:") -> None:
    """The way to a part."""
    st.page_link(menu.script("nonconformities"), label=label, icon=icon, query_params={address.PART: part})
