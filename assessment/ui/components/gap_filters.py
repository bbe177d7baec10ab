"""Which gaps to show: the filters in the sidebar, kept while the tab is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from assessment.domain.action import ActionState, Phase
from assessment.domain.assessment import GapSeverity
from assessment.ui import flash
from assessment.ui.components.gap_lines import GapFilter, GapLine, Standing
from assessment.ui.markdown import choice
from assessment.wording import label, say

One = TypeVar("One", Phase, ActionState)

_STANDING, _SEVERITY, _PHASE, _STATE, _OWNER, _OVERDUE = (
    f"gaps-{name}" for name in ("standing", "severity", "phase", "state", "owner", "overdue")
)


@flash.acting
def show_all() -> None:
    """Take every filter off."""
    st.session_state[_STANDING] = Standing.ALL
    st.session_state[_SEVERITY] = []
    for key in (_PHASE, _STATE, _OWNER):
        st.session_state[key] = None
    st.session_state[_OVERDUE] = False


def gap_filters(lines: Sequence[GapLine]) -> GapFilter:
    """Draw the filters; return what they say."""
    names = {
        Standing.OPEN: say("gaps.standing.open"),
        Standing.CLOSED: say("gaps.standing.closed"),
        Standing.ALL: say("gaps.standing.all"),
    }
    owners = sorted({line.entry.owner for line in lines}, key=str.casefold)
    if st.session_state.get(_OWNER) not in owners:
        st.session_state[_OWNER] = None
    st.session_state.setdefault(_STANDING, Standing.OPEN)
    return GapFilter(
        standing=st.segmented_control(
            say("gaps.standing"),
            list(Standing),
            required=True,
            format_func=lambda standing: choice(names[standing]),
            key=_STANDING,
            persist_state="session",
        )
        or Standing.OPEN,
        severities=tuple(
            st.pills(
                say("gaps.severity"),
                list(GapSeverity),
                selection_mode="multi",
                format_func=lambda severity: choice(label(severity)),
                key=_SEVERITY,
                persist_state="session",
            )
        ),
        phase=_one_of(say("gaps.phase"), list(Phase), _PHASE),
        state=_one_of(say("gaps.state"), list(ActionState), _STATE),
        owner=st.selectbox(
            say("gaps.owner"), owners, index=None, placeholder=say("gaps.any"), key=_OWNER, persist_state="session"
        ),
        overdue=st.toggle(say("gaps.overdue"), key=_OVERDUE, persist_state="session"),
    )


def _one_of(name: str, options: list[One], key: str) -> One | None:
    return st.selectbox(
        name, options, index=None, format_func=label, placeholder=say("gaps.any"), key=key, persist_state="session"
    )
