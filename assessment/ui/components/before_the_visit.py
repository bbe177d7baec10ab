"""The documents handed out before a visit: one line each with a download per format, some of them for one role."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.services.report_kinds import KINDS
from assessment.services.reports import check_visit_templates, reports_before_visit
from assessment.services.visits import open_questions
from assessment.ui.components.other_documents import document_line
from assessment.ui.session import desk
from assessment.wording import say


def before_the_visit(work: Work) -> None:
    """Information request, timetable, guides and briefing sheets; each is made when it is asked for."""
    check_visit_templates()
    st.markdown(say("visit.about"))
    for_all = st.container()
    role = _role(work)
    for made in reports_before_visit(desk(), work, role=role):
        kind = KINDS[made.name]
        with (st if kind.by_role else for_all).container(border=True):
            document_line(made, kind.formats)


def _role(work: Work) -> str:
    """The role that guides and briefing sheets are for; one without open questions any more is forgotten."""
    counts, key = open_questions(work), f"visit-role-{work.assessment.id}"
    if st.session_state.get(key) not in {"", *counts}:
        st.session_state[key] = ""
    return st.selectbox(
        say("visit.role"),
        ["", *counts],
        format_func=lambda one: say("visit.role.open", role=one, count=counts[one]) if one else say("visit.role.all"),
        key=key,
        help=say("visit.role.help"),
        width=420,
    )
