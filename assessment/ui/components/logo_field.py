"""The part of a form that shows a logo, takes another one, or takes it away."""

from __future__ import annotations

import streamlit as st

from assessment.reporting.look import Logo, fitted
from assessment.services.files import Upload
from assessment.ui.markdown import escaped
from assessment.wording import say

_SHOWN = (240, 96)
_MEGABYTES = 5


def logo_field(prefix: str, name: str, logo: Logo | None) -> None:
    """Draw it, within a form; `name` says whose logo it is.

    Any file can be chosen: what is no picture is refused with a reason, not by being greyed out; a list of endings
    would be cut off in a narrow window.
    """
    st.file_uploader(
        escaped(name),
        key=f"{prefix}-logo",
        max_upload_size=_MEGABYTES,
        help=say("logo.help"),
    )
    if logo:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.image(logo.content, width=fitted(logo, _SHOWN)[0], alt=logo.alt)
            st.checkbox(say("logo.away"), key=f"{prefix}-logo-away")


def chosen_logo(prefix: str) -> Upload | None:
    """The picture chosen in the form, or None."""
    chosen = st.session_state.get(f"{prefix}-logo")
    return Upload(chosen.name, chosen) if chosen else None


def is_taken_away(prefix: str) -> bool:
    """True when the logo there is to go."""
    return bool(st.session_state.get(f"{prefix}-logo-away"))
