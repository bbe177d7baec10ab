"""Internal audits of the engagement: the list of them, or the programme they serve."""

import streamlit as st

from assessment.ui.components.audit_list import audit_list
from assessment.ui.components.audit_programme import VIEW, audit_programme
from assessment.ui.components.opened import opened_work
from assessment.ui.components.part_switch import part_switch
from assessment.ui.markdown import escaped
from assessment.wording import say

work = opened_work(say("menu.audits"))
views = {"audits": say("audits.view.audits"), "programme": say("audits.view.programme")}

st.title(say("menu.audits"), anchor=False)
st.caption(escaped(f"{work.organization.name} · {work.engagement.title}"))
chosen = part_switch(say("audits.view"), views, VIEW, kept=True)
if chosen == "programme":
    audit_programme(work)
else:
    audit_list(work)
