"""The guides inside the app: one per task, with pictures."""

import streamlit as st

from assessment.services.guides import find_guide, list_guides
from assessment.ui.session import state
from assessment.wording import say

names = [guide.name for guide in list_guides()]
titles = {guide.name: guide.title for guide in list_guides()}
if st.session_state.get("guide-name") not in names:
    st.session_state["guide-name"] = state().guide if state().guide in names else names[0]

st.title(say("menu.guides"), anchor=False)
chosen = st.selectbox(
    say("guides.choose"),
    names,
    key="guide-name",
    format_func=lambda name: titles[name],
    persist_state="session",
    width=520,
)
guide = find_guide(chosen)
with st.container(width=900):
    st.header(guide.title, anchor=False)
    for part in guide.parts:
        if part.picture:
            st.image(part.picture, alt=part.alt)
        else:
            st.markdown(part.text)
