"""Start: the engagements at hand, a page at a time, and the way to a new one."""

import streamlit as st

from assessment.services.demo import make_demo
from assessment.services.portfolio import portfolio, portfolio_of
from assessment.ui import flash, menu
from assessment.ui.components.engagement_card import engagement_card
from assessment.ui.components.tour import tour
from assessment.ui.presenting import is_presenting
from assessment.ui.session import desk, state
from assessment.wording import say, say_count

SEARCHED_FROM = 6
SEARCH = "start-search"

presenting = is_presenting()
words = "" if presenting else st.session_state.get(SEARCH, "")
paged = f"start-page-{words}"
number = st.session_state.get(paged, 1)
shown = portfolio_of(desk(), state().engagement_id or "") if presenting else portfolio(desk(), words, page=number)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(say("start.title"), width="stretch", anchor=False)
    if shown.total and not presenting and st.button(say("start.new"), type="primary", icon=":material/add:"):
        st.switch_page(menu.script("new_engagement"))
if not presenting:
    tour()
if presenting and not shown.lines:
    st.info(say("presenting.nothing"), icon=":material/co_present:")
elif not shown.total:
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
if shown.total >= SEARCHED_FROM and not presenting:
    st.text_input(
        say("start.search"),
        key=SEARCH,
        type="search",
        live="300ms",
        placeholder=say("start.search.placeholder"),
        width=420,
    )
    st.caption(
        say_count("start.found", shown.found) if shown.found or not words else say("start.found.nothing", words=words)
    )
for line in shown.lines:
    engagement_card(line)
if shown.pages > 1:
    st.pagination(shown.pages, key=paged)
