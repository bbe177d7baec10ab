"""Fieldwork: interviews, notes, observations and documents seen, one of them at a time."""

import streamlit as st

from assessment.services.field_notes import list_notes
from assessment.ui import menu
from assessment.ui.components import documents_seen, interview_list, observation_list
from assessment.ui.components.note_taking import VIEW, note_taking
from assessment.ui.components.opened import opened_work
from assessment.ui.components.part_switch import part_switch
from assessment.ui.components.record_cards import add_button
from assessment.ui.markdown import escaped
from assessment.ui.presenting import is_presenting
from assessment.ui.session import desk
from assessment.wording import say, say_count

work = opened_work(say("menu.fieldwork"))
notes = list_notes(desk(), work.engagement.id)
loose = sum(note.is_loose for note in notes)
views = {
    "interviews": say("fieldwork.interviews"),
    "notes": say("fieldwork.notes_view"),
    "observations": say("fieldwork.observations"),
    "documents": say("fieldwork.documents"),
}
adding = {
    "interviews": (interview_list.KIND, say("fieldwork.plan")),
    "observations": (observation_list.KIND, say("fieldwork.add_observation")),
    "documents": (documents_seen.KIND, say("fieldwork.add_document")),
}

st.session_state.setdefault(VIEW, "interviews")
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(say("menu.fieldwork"), width="stretch", anchor=False)
    if (view := st.session_state[VIEW]) in adding:
        add_button(*adding[view])
st.caption(escaped(f"{work.organization.name} · {work.assessment.title}"))
chosen = part_switch(say("fieldwork.view"), views, VIEW, kept=True)
if loose and chosen != "notes" and not is_presenting():
    st.markdown(f":material/label_off: {say_count('notes.loose', loose)}")
match chosen:
    case "notes" if is_presenting():
        st.info(say("notes.hidden"), icon=":material/visibility_off:")
    case "notes":
        note_taking(work)
    case "observations":
        observation_list.observation_list(work, notes)
    case "documents":
        documents_seen.documents_seen_list(work, notes)
    case _:
        interview_list.interview_list(work, notes)
with st.container(horizontal=True):
    st.page_link(menu.script("gap_analysis"), label=say("menu.gap_analysis"), icon=":material/arrow_back:")
    st.page_link(menu.script("people"), label=say("menu.people"), icon=":material/group:")
