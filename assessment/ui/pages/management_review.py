"""One management review: its inputs, decisions and minutes."""

import streamlit as st

from assessment.ui.components.opened import opened_work
from assessment.wording import say

work = opened_work(say("menu.management_review"))
st.title(say("menu.management_review"), anchor=False)
