"""The guides inside the app: one per task, with pictures."""

import streamlit as st

from assessment.services.guides import find_guide, list_guides
from assessment.ui import address, flash
from assessment.ui.components.help_link import GUIDES
from assessment.ui.session import state
from assessment.wording import say


@flash.acting
def choose() -> None:
    """Turn to the guide of the list."""
    address.turn_to_guide(st.session_state["guide-name"])


titles = {guide.name: guide.title for guide in list_guides()}
named = state().guide
chosen = state().guide = named if named in titles else GUIDES["start"]
st.session_state["guide-name"] = chosen
address.write("guides")

st.title(say("menu.guides"), anchor=False)
st.selectbox(
    say("guides.choose"),
    list(titles),
    key="guide-name",
    format_func=titles.__getitem__,
    on_change=choose,
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
