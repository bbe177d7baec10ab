"""A link to a clause of the open assessment: a real one, that also opens in a new tab of the browser."""

from __future__ import annotations

import streamlit as st

from assessment.domain.checklist import Clause
from assessment.domain.work import Work
from assessment.ui import menu
from assessment.ui.markdown import escaped
from assessment.wording import say


def clause_link(work: Work, clause: Clause) -> None:
    """Lead to the criteria of a clause."""
    st.page_link(
        menu.script("gap_analysis"),
        label=escaped(say("clause_link", clause=clause.number)),
        icon=":material/arrow_forward:",
        width="content",
        help=escaped(clause.label),
        query_params={"engagement": work.engagement.id, "assessment": work.assessment.id, "clause": clause.number},
    )
