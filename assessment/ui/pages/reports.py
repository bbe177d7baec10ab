"""The documents of an assessment: what they will say, and the download."""

import streamlit as st

from assessment.services.reports import Format, check_gap_template, gap_report, gap_report_name, render_gap_report
from assessment.ui.components.opened import opened_work
from assessment.ui.components.report_parts import blockers, gap_list, score_table
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say

work = opened_work(say("menu.reports"))
report = gap_report(desk(), work.assessment.id)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(report.title, width="stretch", anchor=False)
    check_gap_template()
    st.download_button(
        say("reports.download.docx"),
        data=lambda: render_gap_report(report, Format.DOCX).content,
        file_name=gap_report_name(report, Format.DOCX),
        icon=":material/download:",
        type="primary",
        on_click="ignore",
    )
    st.download_button(
        say("reports.download.json"),
        data=lambda: render_gap_report(report, Format.JSON).content,
        file_name=gap_report_name(report, Format.JSON),
        icon=":material/data_object:",
        on_click="ignore",
    )
st.caption(say("reports.preview"))
with st.container(border=True):
    st.header(escaped(report.organization), anchor=False)
    st.markdown(escaped(report.subtitle))
    st.markdown(f"**{report.headline}**")
    st.markdown(report.explanation)
    st.header(say("report.heading.blockers"), anchor=False)
    blockers(report)
    st.header(say("report.heading.results"), anchor=False)
    score_table(report)
    st.header(say("report.heading.gaps"), anchor=False)
    gap_list(report)
    st.header(say("report.heading.limits"), anchor=False)
    st.markdown("\n".join(f"- {escaped(limit)}" for limit in report.limits))
