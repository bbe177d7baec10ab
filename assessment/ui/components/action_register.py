"""Every action of the engagement in one place: filtered, as a table or a board, with one small form for the one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from assessment.domain.action import ActionState, Purpose
from assessment.domain.action_register import ActionChoice, ActionsShown
from assessment.domain.gap import gaps_of
from assessment.domain.work import Work
from assessment.reporting.phrases import clipped
from assessment.services.action_register import (
    ON_A_BOARD,
    ActionLine,
    ActionPage,
    Origin,
    read_action_board,
    read_actions,
)
from assessment.ui import flash
from assessment.ui.components.action_grid import action_grid
from assessment.ui.components.action_panel import KIND, action_panel
from assessment.ui.components.register_switch import GAPS, register_link
from assessment.ui.components.row_table import digest, row_table
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count

if TYPE_CHECKING:
    from pandas import DataFrame

_ROOM, _ROWS_SHOWN = 140, 10
_ROW_HEIGHT = 36
_NOBODY = "-"
_BOARD = (
    ActionState.PLANNED,
    ActionState.STARTED,
    ActionState.IMPLEMENTED,
    ActionState.VERIFIED,
    ActionState.CANCELLED,
)
_SHOW, _PURPOSE, _OWNER, _MINE, _FORM, _PAGE = (
    f"actions-{name}" for name in ("show", "purpose", "owner", "mine", "form", "page")
)


@flash.acting
def _toggle(action_id: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == (KIND, action_id) else (KIND, action_id)


def action_register(work: Work) -> None:
    """What there is in one sentence, the filters, the picture, and table or board."""
    wanted, is_board = _wanted(), st.session_state.get(_FORM) == "board"
    place = f"{_PAGE}-{digest([str(wanted.model_dump(mode='json'))])}"
    number = int(st.session_state.get(place, 1))
    opened = state().opened
    page = (
        read_action_board(desk(), work.engagement.id, wanted, opened=opened[1] if opened else None)
        if is_board
        else read_actions(desk(), work.engagement.id, wanted, page=number)
    )
    if not page.count.total:
        st.info(say("register.none"), icon=":material/info:")
        register_link(GAPS, say("register.to_gaps"), icon=":material/arrow_forward:")
        return
    _sentence(work, page)
    _filters(page)
    if not page.count.found:
        st.caption(say("register.none_left"))
        return
    action_grid(work.engagement.id, wanted)
    if is_board:
        _board(page)
        return
    _table(page)
    if page.pages > 1:
        st.pagination(page.pages, key=place)


def _sentence(work: Work, page: ActionPage) -> None:
    count = page.count
    parts = [say_count("register.count", count.total), say("register.open", count=count.open)]
    parts += [say("register.overdue", count=count.overdue)] if count.overdue else []
    parts += [say("register.nobody", count=count.nobody)] if count.nobody else []
    st.markdown(" · ".join(parts))
    if proposed := sum(not gap.action.revision and not gap.is_closed for gap in gaps_of(work)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(escaped(say_count("register.proposed", proposed, title=work.assessment.title)), width="content")
            register_link(GAPS, say("register.to_gaps"), icon=":material/arrow_forward:")


def _wanted() -> ActionChoice:
    """What was chosen before this drawing; the open ones of everybody at first."""
    chosen = st.session_state
    owner: str = chosen.get(_OWNER, "")
    return ActionChoice(
        shown=chosen.get(_SHOW, ActionsShown.OPEN),
        purpose=chosen.get(_PURPOSE),
        owner="" if owner == _NOBODY else owner,
        nobody=owner == _NOBODY,
        mine=desk().actor.name if chosen.get(_MINE) else "",
    )


def _filters(page: ActionPage) -> None:
    st.session_state.setdefault(_SHOW, ActionsShown.OPEN)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            say("register.show"),
            list(ActionsShown),
            key=_SHOW,
            required=True,
            format_func=lambda one: choice(label(one)),
        )
        st.selectbox(
            say("register.kind"),
            [None, *Purpose],
            key=_PURPOSE,
            format_func=lambda one: label(one) if one else say("register.kind.every"),
            width=180,
        )
        _owner_filter(page)
        st.segmented_control(
            say("register.form"),
            ("table", "board"),
            default="table",
            key=_FORM,
            required=True,
            format_func=lambda name: choice(say(f"register.form.{name}")),
        )
        st.toggle(say("register.mine"), key=_MINE, help=escaped(say("register.mine.help", name=desk().actor.name)))


def _owner_filter(page: ActionPage) -> None:
    """Those who own one; who was chosen stays to be chosen when the last one of theirs is given to somebody else."""
    names = {"": say("register.owner.every"), _NOBODY: say("register.owner.nobody")}
    chosen = st.session_state.get(_OWNER, "")
    st.selectbox(
        say("register.owner"),
        list(dict.fromkeys((*names, *page.owners, chosen))),
        key=_OWNER,
        format_func=lambda one: names.get(one, one),
        width=180,
    )


def _table(page: ActionPage) -> None:
    """One row each; the one chosen offers its form."""
    lines = page.lines
    key = f"actions-{digest([line.action.id for line in lines])}"
    chosen = row_table(
        _frame(lines), key, _columns(), alt=say("register.table"), row_height=_ROW_HEIGHT, most=_ROWS_SHOWN
    )
    if chosen is None:
        st.caption(say("register.choose"))
    else:
        action_panel(page.people, lines[chosen])


def _frame(lines: Sequence[ActionLine]) -> DataFrame:
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    return pd.DataFrame(
        {
            "text": [clipped(line.action.text, _ROOM) for line in lines],
            "source": [line.source for line in lines],
            "kind": [label(line.action.purpose) for line in lines],
            "owner": [owner_of(line) for line in lines],
            "due": pd.to_datetime(pd.Series([line.action.due for line in lines])),
            "state": [state_of(line) for line in lines],
            "impact": pd.array([line.action.impact for line in lines], dtype="Int64"),
            "effort": [line.action.effort.value if line.action.effort else "" for line in lines],
        }
    )


def _columns() -> dict[str, Any]:
    """The columns with their headings and widths."""
    column = st.column_config
    return {
        "text": column.TextColumn(say("register.column.text"), width=310),
        "source": column.TextColumn(say("register.column.source"), width=150),
        "kind": column.TextColumn(say("register.column.kind"), width=120),
        "owner": column.TextColumn(say("register.column.owner"), width=150),
        "due": column.DateColumn(say("register.column.due"), width=98, format="D MMM YYYY"),
        "state": column.TextColumn(say("register.column.state"), width=130),
        "impact": column.NumberColumn(say("register.column.impact"), width=66, format="%d"),
        "effort": column.TextColumn(say("register.column.effort"), width=66),
    }


def state_of(line: ActionLine) -> str:
    """The state of an action in words, with what is urgent about it."""
    named = label(line.action.state)
    return say("register.state.overdue", state=named) if line.is_overdue else named


def owner_of(line: ActionLine) -> str:
    """The owner, named even after leaving."""
    return say("register.owner.left", name=line.owner) if line.owner_left else line.owner


def _board(page: ActionPage) -> None:
    """By state, the first of each with the rest counted; the one opened stands on top."""
    opened = state().opened
    if chosen := next((line for line in page.lines if opened == (KIND, line.action.id)), None):
        action_panel(page.people, chosen)
    for name in _BOARD:
        if not (count := page.by_state.get(name, 0)):
            continue
        st.markdown(f"**{label(name)}** ({count})")
        found = [line for line in page.lines if line.action.state is name][:ON_A_BOARD]
        with st.container(horizontal=True):
            for line in found:
                _card(line)
        if count > len(found):
            st.caption(say("register.more", count=count - len(found)))


def _card(line: ActionLine) -> None:
    with st.container(border=True, width=260, key=f"board-{line.action.id}"):
        st.button(
            escaped(line.source) if line.origin is not Origin.NOTHING else label(line.action.purpose),
            key=f"show-{line.action.id}",
            type="tertiary",
            on_click=_toggle,
            args=(line.action.id,),
        )
        st.markdown(escaped(clipped(line.action.text, _ROOM)))
        st.caption(escaped(" · ".join(filter(None, (owner_of(line), state_of(line))))))
