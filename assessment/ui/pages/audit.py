"""One internal audit, a step at a time: plan, fieldwork, findings, review, closing."""

import streamlit as st

from assessment.ui import address, menu
from assessment.ui.components.audit_steps import audit_step, current_step, step_list
from assessment.ui.components.closed_meanwhile import closed_meanwhile
from assessment.ui.components.opened_audit import opened_audit
from assessment.ui.components.page_top import to_the_top
from assessment.ui.markdown import escaped
from assessment.ui.session import state
from assessment.wording import label, say

file = opened_audit()
step = current_step(file)
state().step = step.value
address.write("audit")

with st.sidebar:
    st.page_link(menu.script("audits"), label=say("audit.all"), icon=":material/arrow_back:")
    st.markdown(f"**{escaped(file.audit.number)}**  \n{escaped(file.audit.title)}")
    step_list(file, step)

st.title(f"{escaped(file.audit.number)} {escaped(file.audit.title)}", anchor=False)
st.caption(
    escaped(say("audit.line", organization=file.organization.name, step=label(step), state=label(file.audit.state)))
)
closed_meanwhile(file)
audit_step(step, file)
to_the_top()
