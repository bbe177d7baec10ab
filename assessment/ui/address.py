"""What is open stands in the address: read from there first, else from the tab's memory, and written back, here only."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment.ui.session import state

_ALL = ("engagement", "assessment", "clause")
_SHOWN_ON = {
    "gap-analysis": _ALL,
    "readiness": ("engagement", "assessment"),
    "engagement": ("engagement", "assessment"),
    "actions": ("engagement", "assessment"),
    "reports": ("engagement", "assessment"),
}
_ATTRIBUTE = {"engagement": "engagement_id", "assessment": "assessment_id", "clause": "clause"}


def settle(page: StreamlitPage) -> None:
    """Take what the address names, and show what is open on this page."""
    memory = state()
    for name in _ALL:
        if named := st.query_params.get(name):
            setattr(memory, _ATTRIBUTE[name], named)
    write(page.url_path)


def write(url_path: str) -> None:
    """Write what is open on the page `url_path` into the address, when it differs."""
    memory = state()
    wanted = {
        name: value for name in _SHOWN_ON.get(url_path, ()) if (value := getattr(memory, _ATTRIBUTE[name])) is not None
    }
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def go_to(engagement_id: str, assessment_id: str, clause: str | None = None) -> None:
    """Open something: callbacks call this; the address follows with the next drawing."""
    memory = state()
    memory.engagement_id, memory.assessment_id, memory.clause = engagement_id, assessment_id, clause
    memory.opened = None
    st.query_params.clear()


def go_to_clause(number: str) -> None:
    """Turn to another clause of the open assessment."""
    memory = state()
    memory.clause, memory.opened = number, None
    if "clause" in st.query_params:
        del st.query_params["clause"]
