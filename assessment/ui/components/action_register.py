"""Every action of the engagement in one place: filtered, as a table or a board, with one small form for the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from assessment.domain.action import ActionState, Purpose
from assessment.domain.gap import gaps_of
from assessment.domain.work import Work
from assessment.reporting.phrases import clipped
from assessment.services.action_register import ActionLine, ActionRegister, Origin, read_actions, register_mark
from assessment.services.desk import Desk
from assessment.ui import flash, menu
from assessment.ui.components.action_grid import action_grid
from assessment.ui.components.action_panel import KIND, action_panel
from assessment.ui.components.gap_table import digest
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk, settings, state
from assessment.wording import label, say, say_count

if TYPE_CHECKING:
    from pandas import DataFrame

_ON_A_BOARD, _ROOM, _ROWS_SHOWN = 6, 140, 10
_ROW_HEIGHT, _HEAD_HEIGHT = 36, 38
_NOBODY = "-"
_BOARD = (ActionState.PLANNED, ActionState.STARTED, ActionState.IMPLEMENTED, ActionState.VERIFIED)
_KEPT: dict[str, Callable[[ActionLine], bool]] = {
    "open": lambda line: line.is_open,
    "overdue": lambda line: line.is_overdue,
    "done": lambda line: not line.is_open,
    "all": lambda _line: True,
}


@flash.acting
def _toggle(action_id: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == (KIND, action_id) else (KIND, action_id)


@st.cache_resource(max_entries=4, show_spinner=False)
def _register(_desk: Desk, engagement_id: str, database: str, mark: str, today: date) -> ActionRegister:
    """The register as it stood at a mark of the journal, on a day: thousands of actions are not read at every click."""
    del database, mark, today  # the key of the cache
    return read_actions(_desk, engagement_id)


def action_register(work: Work) -> None:
    """What there is in one sentence, the filters, the picture, and table or board."""
    at, key = desk(), work.engagement.id
    mark = register_mark(at, key)
    register = _register(at, key, settings().database, mark, at.today())
    if not register.lines:
        st.info(say("register.none"), icon=":material/info:")
        st.page_link(menu.script("actions"), label=say("register.to_gaps"), icon=":material/arrow_forward:")
        return
    _sentence(work, register)
    shown = _filtered(register)
    if not shown:
        st.caption(say("register.none_left"))
        return
    with st.expander(say("register.picture"), icon=":material/grid_view:"):
        action_grid(shown)
    if st.session_state.get("actions-form") == "board":
        _board(register, shown)
    else:
        _table(register, shown, mark)


def _sentence(work: Work, register: ActionRegister) -> None:
    running = [line for line in register.lines if line.is_open]
    late, nobody = sum(line.is_overdue for line in running), sum(not line.owner for line in running)
    parts = [say_count("register.count", len(register.lines)), say("register.open", count=len(running))]
    parts += [say("register.overdue", count=late)] if late else []
    parts += [say("register.nobody", count=nobody)] if nobody else []
    st.markdown(" · ".join(parts))
    if proposed := sum(not gap.action.revision and not gap.is_closed for gap in gaps_of(work)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(escaped(say_count("register.proposed", proposed, title=work.assessment.title)), width="content")
            st.page_link(menu.script("actions"), label=say("register.to_gaps"), icon=":material/arrow_forward:")


def _filtered(register: ActionRegister) -> list[ActionLine]:
    """What the filters leave."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = st.segmented_control(
            say("register.show"),
            tuple(_KEPT),
            default="open",
            key="actions-show",
            required=True,
            format_func=lambda name: choice(say(f"register.show.{name}")),
        )
        purpose = st.selectbox(
            say("register.kind"),
            ["", *Purpose],
            key="actions-purpose",
            format_func=lambda one: label(one) if one else say("register.kind.every"),
            width=180,
        )
        is_owned = _owner_filter(register)
        st.segmented_control(
            say("register.form"),
            ("table", "board"),
            default="table",
            key="actions-form",
            required=True,
            format_func=lambda name: choice(say(f"register.form.{name}")),
        )
        is_mine = _mine_filter()
    return [
        line
        for line in register.lines
        if _KEPT[which or "open"](line)
        and (not purpose or purpose is line.action.purpose)
        and is_owned(line)
        and is_mine(line)
    ]


def _owner_filter(register: ActionRegister) -> Callable[[ActionLine], bool]:
    names = {"": say("register.owner.every"), _NOBODY: say("register.owner.nobody")}
    owner = st.selectbox(
        say("register.owner"),
        [*names, *sorted({line.owner for line in register.lines if line.owner})],
        key="actions-owner",
        format_func=lambda one: names.get(one, one),
        width=180,
    )
    if not owner:
        return lambda _line: True
    wanted = "" if owner == _NOBODY else owner
    return lambda line: line.owner == wanted


def _mine_filter() -> Callable[[ActionLine], bool]:
    name = desk().actor.name
    mine = st.toggle(say("register.mine"), key="actions-mine", help=escaped(say("register.mine.help", name=name)))
    return lambda line: not mine or line.owner.casefold() == name.casefold()


@st.cache_resource(max_entries=8, show_spinner=False)
def _frame(_lines: Sequence[ActionLine], shown: str, mark: str, today: date) -> DataFrame:
    """The rows as a frame, built once for the actions `shown` as they stood at a mark of the journal."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    del shown, mark, today  # the key of the cache
    return pd.DataFrame(
        {
            "text": [clipped(line.action.text, _ROOM) for line in _lines],
            "source": [line.source for line in _lines],
            "kind": [label(line.action.purpose) for line in _lines],
            "owner": [owner_of(line) for line in _lines],
            "due": pd.to_datetime(pd.Series([line.action.due for line in _lines])),
            "state": [state_of(line) for line in _lines],
            "impact": pd.array([line.action.impact for line in _lines], dtype="Int64"),
            "effort": [line.action.effort.value if line.action.effort else "" for line in _lines],
        }
    )


def _table(register: ActionRegister, lines: Sequence[ActionLine], mark: str) -> None:
    """One row each; the one chosen offers its form."""
    shown = digest([line.action.id for line in lines])
    column = st.column_config
    drawn = st.dataframe(
        _frame(lines, shown, mark, desk().today()),
        key=f"actions-{shown}",
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        height=_HEAD_HEIGHT + _ROW_HEIGHT * min(len(lines), _ROWS_SHOWN),
        row_height=_ROW_HEIGHT,
        placeholder="",
        column_config={
            "text": column.TextColumn(say("register.column.text"), width=310),
            "source": column.TextColumn(say("register.column.source"), width=150),
            "kind": column.TextColumn(say("register.column.kind"), width=120),
            "owner": column.TextColumn(say("register.column.owner"), width=150),
            "due": column.DateColumn(say("register.column.due"), width=98, format="D MMM YYYY"),
            "state": column.TextColumn(say("register.column.state"), width=130),
            "impact": column.NumberColumn(say("register.column.impact"), width=66, format="%d"),
            "effort": column.TextColumn(say("register.column.effort"), width=66),
        },
        alt=say("register.table"),
    )
    rows = [place for place in drawn.selection.rows if place < len(lines)]
    if rows:
        action_panel(register, lines[rows[0]])
    else:
        st.caption(say("register.choose"))


def state_of(line: ActionLine) -> str:
    """The state of an action in words, with what is urgent about it."""
    named = label(line.action.state)
    return say("register.state.overdue", state=named) if line.is_overdue else named


def owner_of(line: ActionLine) -> str:
    """The owner, named even after leaving."""
    return say("register.owner.left", name=line.owner) if line.owner_left else line.owner


def _board(register: ActionRegister, lines: Sequence[ActionLine]) -> None:
    """By state, at most some per state with the rest counted; the one opened stands on top."""
    opened = state().opened
    if chosen := next((line for line in lines if opened == (KIND, line.action.id)), None):
        action_panel(register, chosen)
    for name in (*_BOARD, ActionState.CANCELLED):
        found = [line for line in lines if line.action.state is name]
        if not found:
            continue
        st.markdown(f"**{label(name)}** ({len(found)})")
        with st.container(horizontal=True):
            for line in found[:_ON_A_BOARD]:
                _card(line)
        if len(found) > _ON_A_BOARD:
            st.caption(say("register.more", count=len(found) - _ON_A_BOARD))


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
