"""The result so far: the figure with its counts, what stands in the way, the score cut in every direction."""

import streamlit as st

from assessment.reporting import phrases
from assessment.services.reports import gap_report_on
from assessment.ui import menu
from assessment.ui.components.blocker_list import blocker_list
from assessment.ui.components.heat_table import heat_table
from assessment.ui.components.held_elsewhere import held_elsewhere_list
from assessment.ui.components.lever_list import lever_list
from assessment.ui.components.opened import opened_work
from assessment.ui.components.register_switch import GAPS, register_link
from assessment.ui.components.report_parts import counts, score_table
from assessment.ui.components.score_bars import score_bars
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say

work = opened_work(say("menu.readiness"))
report = gap_report_on(desk(), work)
cuts = {
    "chapter": (say("readiness.by.chapter"), tuple(row for row in report.rows if row.is_chapter), report.rows),
    "theme": (say("readiness.by.theme"), report.themes, report.themes),
    "principle": (say("readiness.by.principle"), report.principles, report.principles),
}
names = {
    "chapter": say("readiness.chapter"),
    "theme": say("readiness.theme"),
    "principle": say("readiness.principle"),
    "site": say("readiness.site"),
    "process": say("readiness.process"),
    "unit": say("readiness.unit"),
}
for cut, located in (("site", report.by_site), ("process", report.by_process), ("unit", report.by_unit)):
    if located:
        cuts[cut] = (say(f"report.heading.by_{cut}"), located, located)

with st.sidebar:
    st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
    chosen = st.radio(say("readiness.by"), list(cuts), format_func=names.__getitem__, key="cut")
heading, bars, rows = cuts[chosen]

st.title(escaped(report.headline), anchor=False)
st.markdown(report.explanation)
with st.container(horizontal=True):
    st.page_link(menu.script("gap_analysis"), label=say("readiness.back"), icon=":material/arrow_back:")
    register_link(GAPS, say("menu.actions"), icon=":material/task_alt:")
    if work.assessment.previous_id:
        st.page_link(menu.script("comparison"), label=say("menu.comparison"), icon=":material/compare_arrows:")
    st.page_link(menu.script("reports"), label=say("readiness.report"), icon=":material/description:")

st.header(say("report.heading.blockers"), anchor=False)
blocker_list(work, report)
held_elsewhere_list(work.engagement.id, work.held_elsewhere)

st.header(heading, anchor=False)
if bars:
    score_bars(bars, names[chosen])
else:
    st.markdown(say("readiness.nothing_to_cut"))

st.header(say("readiness.heat"), anchor=False)
st.caption(say("readiness.heat.about"))
heat_table(report)

st.header(say("readiness.levers"), anchor=False)
lever_list(work, report)

st.header(say("readiness.counts"), anchor=False)
counts(report)

with st.expander(say("readiness.how"), icon=":material/calculate:"):
    formula, weights = phrases.formula(work.checklist), work.checklist.head.weights_note
    st.markdown(escaped(say("report.limit.score", formula=formula, weights=weights)))
with st.expander(say("readiness.figures"), icon=":material/table:"):
    score_table(report, rows)
