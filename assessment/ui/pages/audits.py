"""Internal audits of the engagement: the list of them, or the programme they serve."""

import streamlit as st

from assessment.ui.components.audit_list import audit_list
from assessment.ui.components.audit_programme import VIEW, audit_programme
from assessment.ui.components.opened import opened_work
from assessment.ui.markdown import choice, escaped
from assessment.wording import say

work = opened_work(say("menu.audits"))
views = {"audits": say("audits.view.audits"), "programme": say("audits.view.programme")}

st.session_state.setdefault(VIEW, "audits")
st.title(say("menu.audits"), anchor=False)
st.caption(escaped(f"{work.organization.name} · {work.engagement.title}"))
chosen = st.segmented_control(
    say("audits.view"),
    list(views),
    key=VIEW,
    required=True,
    format_func=lambda name: choice(views[name]),
    label_visibility="collapsed",
    persist_state="session",
)
if chosen == "programme":
    audit_programme(work)
else:
    audit_list(work)
