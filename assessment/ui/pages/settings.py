"""Settings in three parts: who works here and the firm's documents, the data and its safety, the checklists and this toolkit."""

import streamlit as st

from assessment import __version__
from assessment.services.checklists import shelf_lines
from assessment.services.identity import introduce
from assessment.ui import flash, menu
from assessment.ui.components.data_safety import data_safety
from assessment.ui.components.firm_form import firm_form
from assessment.ui.components.part_switch import part_switch
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, person, settings
from assessment.wording import say

PARTS = ("firm", "data", "about")


@flash.acting
def save_identity() -> None:
    """Keep the name and firm typed."""
    introduce(settings(), st.session_state["settings-name"], st.session_state["settings-firm"])
    flash.tell(say("settings.identity.saved"))


def identity() -> None:
    """Who works at this computer."""
    me = person()
    st.header(say("settings.identity"), anchor=False)
    with st.form("identity", width=560):
        st.session_state.setdefault("settings-name", me.name if me else "")
        st.session_state.setdefault("settings-firm", me.firm if me else "")
        st.text_input(say("introduction.name"), key="settings-name", max_chars=120, disabled=bool(settings().user))
        st.text_input(say("introduction.firm"), key="settings-firm", max_chars=120)
        if settings().user:
            st.caption(say("settings.identity.fixed"))
        st.form_submit_button(say("settings.save"), on_click=save_identity)


def about() -> None:
    """The checklists at hand, and what this is."""
    st.header(say("settings.checklists"), anchor=False)
    for line in shelf_lines(desk().shelf):
        st.markdown(say("settings.checklist", title=escaped(line.title), version=line.version, criteria=line.criteria))
        if line.trouble:
            st.error(escaped(line.trouble))
    st.page_link(menu.script("checklists"), label=say("settings.checklists.look_up"), icon=":material/search:")
    st.caption(say("settings.checklists.own", folder=settings().own_checklists))
    st.header(say("settings.about"), anchor=False)
    st.markdown(say("settings.about.text", version=__version__))


st.title(say("menu.settings"), anchor=False)
part = part_switch(say("settings.part"), {name: say(f"settings.part.{name}") for name in PARTS}, "settings-part")
if part == "data":
    data_safety()
elif part == "about":
    about()
else:
    identity()
    st.header(say("firm.heading"), anchor=False)
    st.markdown(say("firm.about"))
    firm_form()
