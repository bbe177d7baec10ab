"""The switch for showing the screen to a client, and what stands in place of a page that is hidden then."""

from __future__ import annotations

import streamlit as st

from assessment.ui import flash, menu
from assessment.ui.components.help_link import help_link
from assessment.ui.presenting import is_presenting, present
from assessment.wording import say


@flash.acting
def _turn() -> None:
    present(on=not is_presenting())


def presenting_switch(url_path: str) -> None:
    """Help and a quiet switch on the right of every page; while presenting, a line says what is hidden."""
    on = is_presenting()
    with st.container(
        horizontal=True, horizontal_alignment="distribute" if on else "right", vertical_alignment="center"
    ):
        if on:
            st.markdown(f":material/co_present: **{say('presenting.on')}** {say('presenting.hidden')}", width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            help_link(url_path)
            # Without a key of its own: a page of cards is at its limit of them.
            st.toggle(say("presenting.switch"), value=on, help=say("presenting.switch.help"), on_change=_turn)


def hidden_while_presenting(title: str) -> None:
    """What a page says that is not for the client's eyes."""
    st.title(title, anchor=False)
    st.info(say("presenting.page"), icon=":material/co_present:")
    st.page_link(menu.script("start"), label=say("opened.go_to_start"), icon=":material/home:")
