"""The assessment that is open, or the sentence that says how to open one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

from assessment.domain.errors import NotFound
from assessment.domain.work import Work
from assessment.services.engagements import newest_assessment
from assessment.services.work import open_work
from assessment.ui import menu
from assessment.ui.components.kept_text import kept_text
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say


def opened_work(title: str) -> Work:
    """Read what the address or the tab names; without it the page says what to do and stops."""
    memory = state()
    try:
        if memory.assessment_id is None and memory.engagement_id is not None:
            memory.assessment_id = newest_assessment(desk(), memory.engagement_id).id
        if memory.assessment_id is not None:
            return open_work(desk(), memory.assessment_id)
    except NotFound as refusal:
        gone = [one for one in (memory.engagement_id, memory.assessment_id) if one]
        memory.engagement_id = memory.assessment_id = memory.clause = None
        return _nothing(title, refusal.message, gone)
    return _nothing(title, say("opened.nothing"))


def _nothing(title: str, message: str, gone: Sequence[str] = ()) -> NoReturn:
    st.title(title, anchor=False)
    st.info(escaped(message), icon=":material/info:")
    kept_text(*gone)
    if st.button(say("opened.go_to_start"), type="primary"):
        st.switch_page(menu.script("start"))
    st.stop()
