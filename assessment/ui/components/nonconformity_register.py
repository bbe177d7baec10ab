"""The register of nonconformities: figures, a table or a board, and the form that raises a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from assessment.domain.nonconformity import CLOSED_STATES, Nonconformity, NonconformityState, Source
from assessment.domain.register import RegisterCount, RegisterLine, Shown
from assessment.domain.work import Work
from assessment.reporting.phrases import clipped
from assessment.services.nonconformities import grade_name
from assessment.services.registers import RegisterPage, read_register_page
from assessment.ui import address, flash, menu
from assessment.ui.components.nonconformity_new import new_nonconformity
from assessment.ui.components.record_cards import new_button
from assessment.ui.components.row_table import digest, row_table
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk
from assessment.wording import label, say, say_count

KIND = "nonconformity"
_ON_A_BOARD = 6
_ROOM = 140
_BOARD = sorted(NonconformityState, key=CLOSED_STATES.__contains__)
"""Those that ask for something first."""

_SHOW, _SOURCE, _FORM, _PAGE = (f"nonconformities-{name}" for name in ("show", "source", "form", "page"))


@flash.acting
def open_record(nonconformity_id: str) -> None:
    """Turn to one nonconformity."""
    address.go_to_nonconformity(nonconformity_id)
    st.switch_page(menu.script("nonconformity"))


def nonconformity_register(work: Work) -> None:
    """Figures in one sentence, the form while it is open, then table or board."""
    wanted = _wanted()
    page = read_register_page(desk(), work.engagement.id, wanted.shown, source=wanted.source, page=wanted.page)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(escaped(sentence(page.count)), width="stretch")
        is_open = new_button(KIND, say("nonconformities.new"))
    if is_open:
        with st.container(border=True, key="nonconformity-new"):
            new_nonconformity(work)
    if not page.count.total:
        if not is_open:
            st.info(say("nonconformities.none"), icon=":material/info:")
        return
    _filters()
    if not page.lines:
        st.caption(say("nonconformities.none_left"))
    elif st.session_state.get(_FORM) == "board":
        _board(page.lines)
    else:
        _table(page)
    if page.pages > 1:
        st.pagination(page.pages, key=f"{_PAGE}-{wanted.shown}-{wanted.source or ''}")


def sentence(figures: RegisterCount) -> str:
    """The register in one line."""
    if not figures.total:
        return say("nonconformities.count.none")
    parts = [say_count("nonconformities.count", figures.total), say("nonconformities.open", count=figures.open)]
    if figures.majors_open:
        parts.append(say("nonconformities.majors", count=figures.majors_open))
    if figures.overdue:
        parts.append(say("nonconformities.overdue", count=figures.overdue))
    if figures.awaiting_review:
        parts.append(say("nonconformities.awaiting", count=figures.awaiting_review))
    return " · ".join(parts)


@dataclass(frozen=True)
class _Wanted:
    """What the filters ask for."""

    shown: Shown
    source: Source | None
    page: int


def _wanted() -> _Wanted:
    """What was chosen before this drawing; the open ones from everywhere at first."""
    shown = Shown(st.session_state.get(_SHOW, Shown.OPEN))
    source: Source | None = st.session_state.get(_SOURCE)
    return _Wanted(shown, source, int(st.session_state.get(f"{_PAGE}-{shown}-{source or ''}", 1)))


def _filters() -> None:
    st.session_state.setdefault(_SHOW, Shown.OPEN)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            say("nonconformities.show"),
            list(Shown),
            key=_SHOW,
            required=True,
            format_func=lambda one: choice(label(one)),
        )
        st.selectbox(
            say("nonconformities.source"),
            [None, *Source],
            key=_SOURCE,
            format_func=lambda one: label(one) if one else say("nonconformities.every_source"),
            width=200,
        )
        st.segmented_control(
            say("nonconformities.form"),
            ("table", "board"),
            default="table",
            key=_FORM,
            required=True,
            format_func=lambda name: choice(say(f"nonconformities.form.{name}")),
        )


def _table(page: RegisterPage) -> None:
    """One row each; a chosen row offers its record."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    lines = page.lines
    frame = pd.DataFrame(
        {
            "number": [line.nonconformity.number for line in lines],
            "grade": [_grade(line) for line in lines],
            "words": [clipped(line.nonconformity.statement, _ROOM) for line in lines],
            "state": [label(line.nonconformity.state) for line in lines],
            "due": pd.to_datetime(pd.Series([line.due for line in lines])),
            "late": [label(line.lateness) for line in lines],
            "who": [_who(page, line) for line in lines],
        }
    )
    key = f"register-{digest([line.nonconformity.id for line in lines])}"
    place = row_table(frame, key, _columns(), alt=say("nonconformities.table"))
    if place is None:
        st.caption(say("nonconformities.choose"))
    else:
        _way_to(lines[place].nonconformity)


def _way_to(chosen: Nonconformity) -> None:
    """The way to the record of the row that was chosen."""
    st.button(
        say("nonconformities.open_one", number=chosen.number),
        key=f"open-{chosen.id}",
        type="primary",
        icon=":material/arrow_forward:",
        on_click=open_record,
        args=(chosen.id,),
    )


def _columns() -> dict[str, Any]:
    """The columns with their headings and widths."""
    column = st.column_config
    return {
        "number": column.TextColumn(say("nonconformities.column.number"), width=80),
        "grade": column.TextColumn(say("nonconformities.column.grade"), width=150),
        "words": column.TextColumn(say("nonconformities.column.statement"), width=350),
        "state": column.TextColumn(say("nonconformities.column.state"), width=130),
        "due": column.DateColumn(say("nonconformities.column.due"), width=100, format="D MMM YYYY"),
        "late": column.TextColumn(say("nonconformities.column.late"), width=85),
        "who": column.TextColumn(say("nonconformities.column.responsible"), width=120),
    }


def _grade(line: RegisterLine) -> str:
    return grade_name(line.nonconformity)


def _who(page: RegisterPage, line: RegisterLine) -> str:
    person = page.people.get(line.nonconformity.responsible_id or "")
    return person.name if person else ""


def _board(lines: Sequence[RegisterLine]) -> None:
    """By state, at most some per state with the rest counted."""
    for state_name in _BOARD:
        found = [line for line in lines if line.nonconformity.state is state_name]
        if not found:
            continue
        st.markdown(f"**{label(state_name)}** ({len(found)})")
        with st.container(horizontal=True):
            for line in found[:_ON_A_BOARD]:
                _board_card(line)
        if len(found) > _ON_A_BOARD:
            st.caption(say("nonconformities.more", count=len(found) - _ON_A_BOARD))


def _board_card(line: RegisterLine) -> None:
    one = line.nonconformity
    with st.container(border=True, width=260, key=f"board-{one.id}"):
        st.button(one.number, key=f"open-{one.id}", type="tertiary", on_click=open_record, args=(one.id,))
        st.markdown(escaped(clipped(one.statement, _ROOM)))
        st.caption(escaped(" · ".join((_grade(line), label(line.lateness)))))
