"""What a record says where it can no longer be changed: each text under its name, without a field."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


def read_only(texts: Mapping[str, str]) -> None:
    """The texts that hold something, as they were typed."""
    for name, text in texts.items():
        if text.strip():
            st.markdown(f"**{name}**")
            st.text(text)
