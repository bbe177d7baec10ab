"""How fast one gets on, under the line of progress; hidden with one click, and in front of a client."""

from __future__ import annotations

import streamlit as st

from assessment.domain.work import Work
from assessment.reporting import pace_phrases
from assessment.services.pace import todays_pace
from assessment.ui import flash
from assessment.ui.presenting import is_presenting
from assessment.ui.session import desk, state
from assessment.wording import say


@flash.acting
def _toggle() -> None:
    state().pace_hidden = not state().pace_hidden
    st.rerun()  # the line stands in a fragment, and what that leaves out would stay in the browser


def pace_line(work: Work) -> None:
    """Today, left, minutes per criterion and the time to go, with the button that hides it; nothing while presenting."""
    if is_presenting():
        return
    hidden = state().pace_hidden
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not hidden:
            st.caption(pace_phrases.pace(todays_pace(desk(), work)), width="content", help=say("pace.help"))
        st.button(
            say("pace.show" if hidden else "pace.hide"),
            icon=":material/timer:" if hidden else ":material/visibility_off:",
            type="tertiary",
            on_click=_toggle,
        )
