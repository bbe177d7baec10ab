"""How far the work is: one sentence and one bar, with the way to the result behind it."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.ui import menu
from assessment.wording import say


def progress(work: Work) -> None:
    """Counts, score so far, gaps and blockers in one line; a bar for the share assessed."""
    score = work.readiness.score
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(phrases.progress(work.readiness), width="content")
        st.page_link(
            menu.script("readiness"), label=say("progress.open"), icon=":material/arrow_forward:", width="content"
        )
    st.progress(score.assessed / score.total if score.total else 0.0)
