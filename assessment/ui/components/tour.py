"""The tour of the first start: four steps that say where things are; closed, it does not come back by itself."""

from __future__ import annotations

import streamlit as st

from assessment.services.installation import close_tour, is_tour_open
from assessment.ui import flash
from assessment.ui.session import settings, state
from assessment.wording import say

STEPS = ("assess", "evidence", "improve", "report")


@flash.acting
def _turn(step: int) -> None:
    state().tour_step = step


@flash.acting
def _close() -> None:
    close_tour(settings())


def tour() -> None:
    """One step at a time, with what comes next, until it is closed."""
    if not is_tour_open(settings()):
        return
    place = state().tour_step % len(STEPS)
    with st.container(border=True, key="tour"):
        st.markdown(f"**{say('tour.title', step=place + 1, steps=len(STEPS))}** {say(f'tour.{STEPS[place]}')}")
        with st.container(horizontal=True):
            if place + 1 < len(STEPS):
                st.button(
                    say("tour.next"),
                    key="tour-next",
                    icon=":material/arrow_forward:",
                    on_click=_turn,
                    args=(place + 1,),
                )
            st.button(say("tour.close"), key="tour-close", icon=":material/close:", type="tertiary", on_click=_close)
