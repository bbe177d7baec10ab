"""The one button that hands out a file: made when it is asked for, and why not when it cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from assessment.ui import flash


def download_button(
    words: str,
    make: Callable[[], bytes],
    file_name: str,
    *,
    key: str | None = None,
    icon: str = ":material/download:",
    look: Literal["primary", "secondary", "tertiary"] = "secondary",
    help_words: str | None = None,
) -> None:
    """Draw it; the page is not drawn anew when a file is handed out, only when it was refused."""
    st.download_button(
        words,
        data=flash.making(make),
        file_name=file_name,
        key=key,
        icon=icon,
        type=look,
        help=help_words,
        on_click="ignore",
    )
