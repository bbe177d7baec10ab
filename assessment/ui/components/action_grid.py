"""Open actions by impact and effort: what brings much for little work stands top left."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.checklist import Effort
from assessment.services.action_register import ActionLine
from assessment.ui.markdown import escaped
from assessment.wording import label, say, say_count

_IMPACTS = (3, 2, 1)
_NAMED = 4


def action_grid(lines: Sequence[ActionLine]) -> None:
    """A table of three by four; every cell says how many and names the first of them."""
    running = [line for line in lines if line.is_open]
    placed = [line for line in running if line.action.impact and line.action.effort]
    st.caption(say("register.picture.about"))
    st.table(
        {
            say("register.picture.impact"): [say("register.impact.level", level=impact) for impact in _IMPACTS],
            **{label(effort): [_cell(placed, impact, effort) for impact in _IMPACTS] for effort in Effort},
        },
        border="horizontal",
        hide_index=True,
        alt=say("register.picture.alt"),
    )
    if left := len(running) - len(placed):
        st.caption(say_count("register.picture.rest", left))


def _cell(lines: Sequence[ActionLine], impact: int, effort: Effort) -> str:
    found = [line for line in lines if line.action.impact == impact and line.action.effort is effort]
    if not found:
        return "–"
    names = list(dict.fromkeys(line.source for line in found if line.source))
    sources = [*names[:_NAMED], *([say("register.picture.and_more")] if len(names) > _NAMED else [])]
    if not sources:
        return str(len(found))
    return escaped(say("register.picture.cell", count=len(found), sources=", ".join(sources)))
