"""Showing the screen to a client: other clients, internal notes and everything else internal stay out of sight."""

from __future__ import annotations

import streamlit as st

from assessment.domain.views import View, ViewKind
from assessment.ui.session import state

ADDRESS = "presenting"
"""Stands in the address while presenting, so that reloading the page does not bring everything back."""

HIDDEN_PAGES = frozenset({"settings", "new-engagement", "people", "remove-engagement"})
"""Pages that are about the work of the firm, or about people in confidence; by their name in the address."""


def is_presenting() -> bool:
    """True while the screen is shown to a client."""
    return state().presenting


def present(*, on: bool) -> None:
    """Begin or end presenting."""
    memory = state()
    memory.presenting = on
    memory.opened = None  # a note that is open would stay open
    if on and memory.view.kind is ViewKind.FLAGGED:
        memory.view, memory.page = View(), 1
    memory.message = None  # and so would a sentence about another client
    if not on and ADDRESS in st.query_params:
        del st.query_params[ADDRESS]
