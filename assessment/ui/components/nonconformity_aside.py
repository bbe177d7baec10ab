"""What happens beside the way: another grade, a later date, a risk lived with, a disagreement, taking back, documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from assessment.domain.nonconformity import (
    USUAL_DELAY,
    Disagreement,
    Nonconformity,
    NonconformityState,
    RiskAcceptance,
)
from assessment.domain.nonconformity_file import NonconformityFile
from assessment.domain.record import SHORT_TEXT_LIMIT, TextMissing
from assessment.services.nonconformities import (
    accept_risk,
    close_on_plan,
    extend,
    read_rules,
    record_disagreement,
    regrade,
    scale_of_nonconformity,
    take_up_again,
    withdraw_nonconformity,
)
from assessment.ui import flash
from assessment.ui.components.nonconformity_documents import nonconformity_documents
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.session import desk, state
from assessment.wording import say

_SET_ASIDE = {
    NonconformityState.RISK_ACCEPTED,
    NonconformityState.NOT_AGREED,
    NonconformityState.CLOSED_ON_PLAN,
}

_NAMES = ("by", "authority")
_WORDS = frozenset({"reason", *_NAMES, "our_view", "their_view"})
"""The fields that are emptied once what they hold is on record."""


@flash.acting
def _do(
    one: Nonconformity, place: str, act: Callable[[Nonconformity, dict[str, Any]], None], names: tuple[str, ...]
) -> None:
    entered = {name: st.session_state[f"{place}-{name}"] for name in names}
    with refusing(place, "\n".join(str(value) for value in entered.values() if value)):
        act(one, entered)
        for name in _WORDS.intersection(names):
            st.session_state[f"{place}-{name}"] = ""


def nonconformity_aside(file: NonconformityFile) -> None:
    """Documents first; then what is seldom needed, folded away."""
    nonconformity_documents(file)
    one = file.nonconformity
    is_set_aside = one.state in _SET_ASIDE
    if one.is_closed and not is_set_aside:
        return
    words = "nonconformity.take_up" if one.is_closed else "nonconformity.more"
    with st.expander(say(words), icon=":material/more_horiz:", expanded=_is_refused(one)):
        if is_set_aside:
            _form(one, "take_up", _take_up)
        if one.is_closed:
            return
        _form(one, "extend", _extend, dates=("due",), texts=("reason",))
        _regrade(one)
        if not one.is_major and read_rules(desk(), one.engagement_id).minor_closes_on_plan:
            _form(one, "close_on_plan", _close)
        _form(one, "risk", _risk, dates=("review_on",), texts=("by", "authority", "reason"))
        _form(one, "disagree", _disagree, texts=("our_view", "their_view"))
        _form(one, "withdraw", _withdraw, texts=("reason",))


def _is_refused(one: Nonconformity) -> bool:
    return any(key.startswith("aside-") and one.id in key for key in state().drafts)


def _form(
    one: Nonconformity,
    name: str,
    act: Callable[[Nonconformity, dict[str, Any]], None],
    *,
    dates: tuple[str, ...] = (),
    texts: tuple[str, ...] = (),
) -> None:
    place = f"aside-{name}-{one.id}"
    st.markdown(f"**{say(f'nonconformity.{name}')}**")
    st.caption(say(f"nonconformity.{name}.about"))
    with st.form(place, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for field in dates:
                st.date_input(
                    say(f"nonconformity.{name}.{field}"),
                    _later(one.close_due if name == "extend" else None),
                    key=f"{place}-{field}",
                    format="YYYY-MM-DD",
                    width=150,
                )
            for field in texts:
                most = SHORT_TEXT_LIMIT if field in _NAMES else 2_000
                st.text_input(say(f"nonconformity.{name}.{field}"), key=f"{place}-{field}", max_chars=most, width=280)
        outcome(place)
        st.form_submit_button(
            say(f"nonconformity.{name}.do"), key=f"{place}-do", on_click=_do, args=(one, place, act, (*dates, *texts))
        )


def _later(due: date | None) -> date:
    """The day that is proposed, counted from the due date where that is still to come."""
    today = desk().today()
    return max(due or today, today) + USUAL_DELAY


def _regrade(one: Nonconformity) -> None:
    grades = {
        grade.id: grade
        for grade in scale_of_nonconformity(one).grades
        if grade.grade_class == "nonconformity" and grade.id != one.grade
    }
    place = f"aside-regrade-{one.id}"
    st.markdown(f"**{say('nonconformity.regrade')}**")
    st.caption(say("nonconformity.regrade.about"))
    with st.form(place, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("nonconformities.grade"),
                list(grades),
                key=f"{place}-grade",
                format_func=lambda key: grades[key].label,
                width=240,
            )
            st.text_input(say("nonconformity.regrade.reason"), key=f"{place}-reason", max_chars=2_000, width=280)
        outcome(place)
        st.form_submit_button(
            say("nonconformity.regrade.do"),
            key=f"{place}-do",
            on_click=_do,
            args=(one, place, _grade, ("grade", "reason")),
        )


def _grade(one: Nonconformity, entered: dict[str, Any]) -> None:
    regrade(desk(), one.id, entered["grade"], entered["reason"], seen=one.revision)


def _extend(one: Nonconformity, entered: dict[str, Any]) -> None:
    extend(desk(), one.id, entered["due"], entered["reason"], seen=one.revision)


def _close(one: Nonconformity, _entered: dict[str, Any]) -> None:
    close_on_plan(desk(), one.id, seen=one.revision)


def _risk(one: Nonconformity, entered: dict[str, Any]) -> None:
    for name in _NAMES:
        if not entered[name].strip():
            raise TextMissing(say(f"nonconformity.risk.{name}"))
    accept_risk(desk(), one.id, RiskAcceptance(on=desk().today(), **entered), seen=one.revision)


def _disagree(one: Nonconformity, entered: dict[str, Any]) -> None:
    views = Disagreement(on=desk().today(), by=desk().actor.name, **entered)
    record_disagreement(desk(), one.id, views, seen=one.revision)


def _take_up(one: Nonconformity, _entered: dict[str, Any]) -> None:
    take_up_again(desk(), one.id, seen=one.revision)


def _withdraw(one: Nonconformity, entered: dict[str, Any]) -> None:
    withdraw_nonconformity(desk(), one.id, entered["reason"], seen=one.revision)
