"""Text that could not be saved because its place is gone: shown, so that it can be copied."""

from __future__ import annotations

import streamlit as st

from assessment.ui.session import state
from assessment.wording import say


def kept_text(*ids: str) -> None:
    """Every unsaved text that belongs to one of these ids; nothing when there is none."""
    drafts = [draft.mine for key, draft in state().drafts.items() if any(one in key for one in ids)]
    texts = [text for mine in drafts for text in _texts(mine)]
    if texts:
        st.markdown(say("kept_text.heading"))
    for text in texts:
        st.code(text, language=None, wrap_lines=True)


def _texts(mine: object) -> list[str]:
    """The texts of one draft: a field holds one, a form several by name."""
    held = mine.values() if isinstance(mine, dict) else (mine,)
    return [text for text in held if isinstance(text, str) and text.strip()]
