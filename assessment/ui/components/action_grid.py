"""Open actions by impact and effort: what brings much for little work stands top left."""

from __future__ import annotations

import streamlit as st

from assessment.domain.action_register import ActionChoice, ActionPicture
from assessment.domain.checklist import Effort
from assessment.services.action_register import action_picture
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say, say_count

_IMPACTS = (3, 2, 1)
_NAMED = 4


def action_grid(engagement_id: str, wanted: ActionChoice) -> None:
    """Folded until it is wanted: a table of three by four; every cell says how many and names the first of them."""
    with st.expander(
        say("register.picture"), icon=":material/grid_view:", key="actions-picture", on_change="rerun"
    ) as part:
        if part.open:
            _picture(action_picture(desk(), engagement_id, wanted))


def _picture(picture: ActionPicture) -> None:
    st.caption(say("register.picture.about"))
    st.table(
        {
            say("register.picture.impact"): [say("register.impact.level", level=impact) for impact in _IMPACTS],
            **{label(effort): [_cell(picture, impact, effort) for impact in _IMPACTS] for effort in Effort},
        },
        border="horizontal",
        hide_index=True,
        alt=say("register.picture.alt"),
    )
    if picture.unplaced:
        st.caption(say_count("register.picture.rest", picture.unplaced))


def _cell(picture: ActionPicture, impact: int, effort: Effort) -> str:
    spot = next((one for one in picture.spots if (one.impact, one.effort) == (impact, effort)), None)
    if spot is None:
        return "–"
    if not spot.sources:
        return str(spot.count)
    names = spot.sources
    sources = [*names[:_NAMED], *([say("register.picture.and_more")] if len(names) > _NAMED else [])]
    return escaped(say("register.picture.cell", count=spot.count, sources=", ".join(sources)))
