"""Who and what is assessed: the people of an engagement, its sites and its processes."""

import streamlit as st

from assessment.domain.organization import Process, Site
from assessment.ui import menu
from assessment.ui.components import people_list
from assessment.ui.components.opened import opened_work
from assessment.ui.components.part_switch import part_switch
from assessment.ui.components.place_lists import process_list, site_list
from assessment.ui.components.record_cards import add_button
from assessment.ui.markdown import escaped
from assessment.wording import say

VIEW = "people-view"

work = opened_work(say("menu.people"))
views = {"people": say("people.people"), "sites": say("people.sites"), "processes": say("people.processes")}
adding = {
    "people": (people_list.KIND, say("people.add")),
    "sites": (Site.table, say("places.add_site")),
    "processes": (Process.table, say("places.add_process")),
}

st.session_state.setdefault(VIEW, "people")
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(say("menu.people"), width="stretch", anchor=False)
    add_button(*adding[st.session_state[VIEW]])
st.caption(escaped(work.organization.name))
chosen = part_switch(say("people.view"), views, VIEW, kept=True)
match chosen:
    case "sites":
        site_list(work)
    case "processes":
        process_list(work)
    case _:
        people_list.people_list(work)
with st.container(horizontal=True):
    st.page_link(menu.script("engagement"), label=say("menu.engagement"), icon=":material/arrow_back:")
    st.page_link(menu.script("fieldwork"), label=say("menu.fieldwork"), icon=":material/forum:")
