"""One nonconformity: its words on top, the steps as a line, and the step at hand open."""

import streamlit as st

from assessment.domain.errors import NotFound
from assessment.services.nonconformity_files import open_nonconformity
from assessment.ui.components.nonconformity_aside import nonconformity_aside
from assessment.ui.components.nonconformity_head import nonconformity_head, refusals_of_closed, step_line
from assessment.ui.components.nonconformity_steps import nonconformity_steps
from assessment.ui.components.opened import opened_work
from assessment.ui.components.register_switch import register_link
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say

opened_work(say("menu.nonconformity"))
register_link("register", say("nonconformity.all"))
try:
    file = open_nonconformity(desk(), state().nonconformity_id or "")
except NotFound:
    st.title(say("menu.nonconformity"), anchor=False)
    st.info(say("nonconformity.nothing"), icon=":material/info:")
    st.stop()
st.title(escaped(file.nonconformity.number), anchor=False)
nonconformity_head(file)
step_line(file)
refusals_of_closed(file)
nonconformity_steps(file)
nonconformity_aside(file)
