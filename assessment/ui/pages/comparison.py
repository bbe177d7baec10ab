"""Then and now: what rose and what fell since an earlier assessment, and the way over more than two."""

import functools

import streamlit as st

from assessment.services.comparisons import comparison, comparison_name, earlier_assessments, render_comparison
from assessment.services.documents import Format
from assessment.ui import menu
from assessment.ui.components.comparison_parts import chapters, moved, movements, part_table, trend_table
from assessment.ui.components.download_button import download_button
from assessment.ui.components.opened import opened_work
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import day

PAIR = 2

work = opened_work(say("menu.comparison"))
earlier = {one.id: one for one in reversed(earlier_assessments(desk(), work.assessment.id))}
if not earlier:
    st.title(say("menu.comparison"), anchor=False)
    st.info(say("comparison.first"), icon=":material/info:")
    st.page_link(menu.script("engagement"), label=say("menu.engagement"), icon=":material/business:")
    st.stop()

with st.sidebar:
    st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
    chosen = st.radio(
        say("comparison.against"),
        list(earlier),
        format_func=lambda key: escaped(
            say("assessments.line", title=earlier[key].title, date=day(earlier[key].started_on))
        ),
        key=f"against-{work.assessment.id}",
    )
report = comparison(desk(), work.assessment.id, chosen)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(report.title, width="stretch", anchor=False)
    for form, words, icon in (
        (Format.DOCX, "reports.download.docx", ":material/download:"),
        (Format.JSON, "reports.download.json", ":material/data_object:"),
    ):
        download_button(
            say(words),
            functools.partial(lambda wanted: render_comparison(report, wanted).content, form),
            comparison_name(report, form),
            key=f"comparison-{form.value}",
            icon=icon,
            look="primary" if form is Format.DOCX else "secondary",
        )
st.markdown(f"**{report.headline}**  \n{report.explanation}")
for fact, headline in zip(report.facts, (report.then_headline, report.now_headline), strict=False):
    st.markdown(f"**{fact.label}** · {escaped(fact.text)}  \n{headline}")
with st.container(horizontal=True):
    st.page_link(menu.script("readiness"), label=say("comparison.back"), icon=":material/arrow_back:")
    st.page_link(menu.script("gap_analysis"), label=say("readiness.back"), icon=":material/fact_check:")

st.header(say("chart.then_now"), anchor=False)
chapters(report)
with st.expander(say("comparison.heading.clauses"), icon=":material/table:"):
    part_table(report)

st.header(say("comparison.heading.criteria"), anchor=False)
movements(report)
moved(report)

if len(report.trend) > PAIR:
    st.header(say("comparison.heading.trend"), anchor=False)
    st.caption(say("comparison.trend.about"))
    trend_table(report)

st.header(say("comparison.heading.notes"), anchor=False)
for note in report.notes:
    st.caption(note)
