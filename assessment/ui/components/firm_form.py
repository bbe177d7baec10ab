"""The profile of the firm as one form: what its documents say and how they look."""

from __future__ import annotations

from enum import Enum

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.firm import DateFormat, FirmProfile, Paper
from assessment.services.firm import change_firm, firm_logo, firm_profile
from assessment.ui import flash
from assessment.ui.components.logo_field import chosen_logo, is_taken_away, logo_field
from assessment.ui.components.unsaved_form import unsaved_form
from assessment.ui.markdown import choice
from assessment.ui.session import Draft, desk, state
from assessment.wording import label, say

_KEY = "firm"
_FIELDS = ("name", "address", "disclaimer", "colour", "paper", "date_format", "currency")


@flash.acting
def _save(seen: FirmProfile, prefix: str) -> None:
    entered = {name: st.session_state[f"{prefix}-{name}"] for name in _FIELDS}
    try:
        change_firm(desk(), seen.changed(**entered), logo=chosen_logo(prefix), take_logo_away=is_taken_away(prefix))
    except AssessmentError as refusal:
        state().drafts[_KEY] = Draft(entered, refusal.message)
    else:
        state().drafts.pop(_KEY, None)
        flash.tell(say("firm.saved"))


def firm_form() -> None:
    """The form; after a conflict it holds what somebody else saved, beside what was typed."""
    stored = firm_profile(desk())
    prefix = f"firm-{stored.revision}"
    for name in _FIELDS:
        st.session_state.setdefault(f"{prefix}-{name}", getattr(stored, name))
    unsaved_form(_KEY, prefix, {name: say(f"firm.{name}") for name in _FIELDS}, _shown)
    with st.form(prefix, width=820):
        st.text_input(say("firm.name"), key=f"{prefix}-name", max_chars=300)
        st.text_area(say("firm.address"), key=f"{prefix}-address", height=100, help=say("firm.address.help"))
        st.text_area(say("firm.disclaimer"), key=f"{prefix}-disclaimer", height=100, help=say("firm.disclaimer.help"))
        logo_field(prefix, say("firm.logo"), firm_logo(desk()))
        with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
            _habits(prefix)
        st.form_submit_button(
            say("settings.save"),
            key=f"{prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(stored, prefix),
        )


def _habits(prefix: str) -> None:
    st.color_picker(say("firm.colour"), key=f"{prefix}-colour", help=say("firm.colour.help"))
    st.segmented_control(
        say("firm.paper"),
        list(Paper),
        required=True,
        format_func=lambda paper: choice(label(paper)),
        key=f"{prefix}-paper",
    )
    st.selectbox(say("firm.date_format"), list(DateFormat), format_func=label, key=f"{prefix}-date_format", width=180)
    st.text_input(
        say("firm.currency"), key=f"{prefix}-currency", max_chars=8, width=120, help=say("firm.currency.help")
    )


def _shown(value: object) -> str:
    return label(value) if isinstance(value, Enum) else str(value)
