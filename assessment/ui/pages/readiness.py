"""The result so far: headline, what stands in the way, and the score by chapter and clause."""

import streamlit as st

from assessment.services.reports import gap_report
from assessment.ui import menu
from assessment.ui.components.opened import opened_work
from assessment.ui.components.report_parts import blockers, counts, score_table
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say

work = opened_work(say("menu.readiness"))
report = gap_report(desk(), work.assessment.id)

st.title(report.headline, anchor=False)
st.caption(escaped(f"{report.organization} · {work.assessment.title}"))
st.markdown(report.explanation)
with st.container(horizontal=True):
    st.page_link(menu.script("gap_analysis"), label=say("readiness.back"), icon=":material/arrow_back:")
    st.page_link(menu.script("reports"), label=say("readiness.report"), icon=":material/description:")
st.header(say("report.heading.blockers"), anchor=False)
blockers(report)
st.header(say("readiness.counts"), anchor=False)
counts(report)
st.header(say("report.heading.results"), anchor=False)
score_table(report)
with st.expander(say("readiness.how"), icon=":material/calculate:"):
    st.markdown(escaped(report.limits[-2]))
