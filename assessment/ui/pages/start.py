"""Start: the engagements at hand, and the way to a new one."""

import streamlit as st

from assessment.reporting import phrases
from assessment.services.demo import make_demo
from assessment.services.engagements import EngagementLine, list_engagements
from assessment.ui import address, flash, menu
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import day


@flash.acting
def open_engagement(line: EngagementLine, page: str = "gap_analysis") -> None:
    """Open an engagement where its work goes on, or on another of its pages."""
    address.go_to(line.id, line.assessment_id)
    st.switch_page(menu.script(page))


lines = list_engagements(desk())

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(say("start.title"), width="stretch", anchor=False)
    if lines and st.button(say("start.new"), type="primary", icon=":material/add:"):
        st.switch_page(menu.script("new_engagement"))
if not lines:
    st.markdown(say("start.empty"))
    try_out, begin = st.columns(2)
    with try_out.container(border=True, height="stretch"):
        wants_demo = st.button(say("start.demo"), icon=":material/play_circle:", width="stretch")
        st.markdown(say("start.empty.demo"))
        if wants_demo:
            with st.spinner(say("start.demo.making")):
                make_demo(desk())
            flash.tell(say("start.demo.made"))
            st.rerun()
    with begin.container(border=True, height="stretch"):
        if st.button(say("start.new"), type="primary", icon=":material/add:", width="stretch"):
            st.switch_page(menu.script("new_engagement"))
        st.markdown(say("start.empty.new"))
for line in lines:
    with st.container(border=True, key=f"engagement-{line.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.header(escaped(line.organization), width="stretch", anchor=False)
            st.button(
                say("engagement.edit"),
                key=f"edit-{line.id}",
                icon=":material/edit:",
                type="tertiary",
                on_click=open_engagement,
                args=(line, "engagement"),
            )
            st.button(
                say("start.open"),
                key=f"open-{line.id}",
                icon=":material/arrow_forward:",
                on_click=open_engagement,
                args=(line,),
            )
        st.markdown(escaped(f"{line.title} · {line.checklist} · {line.profile}"))
        st.markdown(f"**{phrases.headline(line.readiness)}** · {phrases.trouble(line.readiness)}")
        changed = line.last_change or line.created_at
        st.caption(say("start.changed", date=day(changed.astimezone().date())))
