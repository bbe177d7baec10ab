"""The one question of the first start: who sits here."""

from __future__ import annotations

import streamlit as st

from assessment.services.identity import introduce
from assessment.ui import flash
from assessment.ui.session import settings
from assessment.wording import say


@flash.acting
def _introduce() -> None:
    introduce(settings(), st.session_state["introduction-name"], st.session_state["introduction-firm"])


def introduction() -> None:
    """Ask for name and firm; everything else opens afterwards."""
    with st.container(width=560):
        st.title(say("introduction.title"), anchor=False)
        st.markdown(say("introduction.why"))
        flash.show()
        with st.form("introduction", border=False):
            st.text_input(say("introduction.name"), key="introduction-name", max_chars=120, autocomplete="name")
            st.text_input(say("introduction.firm"), key="introduction-firm", max_chars=120, autocomplete="organization")
            st.form_submit_button(say("introduction.save"), type="primary", on_click=_introduce)
        st.caption(say("introduction.where"))
