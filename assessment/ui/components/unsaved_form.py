"""A form that was refused after somebody else saved: why, and what had been typed, field by field, to be used again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import streamlit as st

from assessment.ui import flash
from assessment.ui.markdown import escaped
from assessment.ui.session import state
from assessment.wording import say


@flash.acting
def _use_mine(key: str, prefix: str, name: str) -> None:
    mine = cast("Mapping[str, object]", state().drafts[key].mine)
    st.session_state[f"{prefix}-{name}"] = mine[name]


def unsaved_form(key: str, prefix: str, labels: Mapping[str, str], shown: Callable[[object], str]) -> None:
    """Draw the draft kept under `key` above the form `prefix`, where it differs from what the form holds.

    `labels` names the fields; `shown` says how a value reads.
    """
    draft = state().drafts.get(key)
    if draft is None:
        return
    st.warning(escaped(draft.reason), icon=":material/warning:")
    for name, label in labels.items():
        if draft.mine[name] != st.session_state[f"{prefix}-{name}"]:
            with st.container(border=True):
                st.markdown(f"**{label}** · {say('engagement.mine')}")
                st.text(shown(draft.mine[name]) or say("draft.empty"))
                st.button(
                    say("engagement.use_mine"),
                    key=f"mine-{prefix}-{name}",
                    on_click=_use_mine,
                    args=(key, prefix, name),
                )
