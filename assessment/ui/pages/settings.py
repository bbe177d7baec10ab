"""Settings: who works here, the checklists at hand, where the data is, and whether the journal is intact."""

import streamlit as st

from assessment import __version__
from assessment.services.checklists import shelf_lines
from assessment.services.identity import introduce
from assessment.services.installation import check_journal, check_records, where_data_is
from assessment.ui import flash, menu
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, person, settings
from assessment.wording import say, say_count


@flash.acting
def save_identity() -> None:
    """Keep the name and firm typed."""
    introduce(settings(), st.session_state["settings-name"], st.session_state["settings-firm"])
    flash.tell(say("settings.identity.saved"))


def verify() -> None:
    """Check every chain of the journal and say what was found."""
    for chain in check_journal(desk()):
        if chain.intact:
            st.success(say_count("settings.journal.intact", chain.entries, chain=chain.chain, head=chain.head[:16]))
        for problem in chain.problems:
            st.error(say("settings.journal.broken", chain=chain.chain, problem=problem))
    for difference in check_records(desk()):
        st.error(difference)


me = person()
st.title(say("menu.settings"), anchor=False)
st.header(say("settings.identity"), anchor=False)
with st.form("identity", width=560):
    st.session_state.setdefault("settings-name", me.name if me else "")
    st.session_state.setdefault("settings-firm", me.firm if me else "")
    st.text_input(say("introduction.name"), key="settings-name", max_chars=120, disabled=bool(settings().user))
    st.text_input(say("introduction.firm"), key="settings-firm", max_chars=120)
    if settings().user:
        st.caption(say("settings.identity.fixed"))
    st.form_submit_button(say("settings.save"), on_click=save_identity)

st.header(say("settings.checklists"), anchor=False)
for line in shelf_lines(desk().shelf):
    st.markdown(say("settings.checklist", title=escaped(line.title), version=line.version, criteria=line.criteria))
    if line.trouble:
        st.error(escaped(line.trouble))
st.page_link(menu.script("checklists"), label=say("settings.checklists.look_up"), icon=":material/search:")
st.caption(say("settings.checklists.own", folder=settings().own_checklists))

st.header(say("settings.data"), anchor=False)
st.markdown(say("settings.data.where", where=where_data_is(desk())))
st.markdown(say("settings.journal.about"))
if st.button(say("settings.journal.check"), icon=":material/verified:"):
    with st.spinner(say("settings.journal.checking")):
        verify()

st.header(say("settings.about"), anchor=False)
st.markdown(say("settings.about.text", version=__version__))
