"""The steps of a nonconformity, each in its place: correction, extent, cause, actions, agreement, effect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from assessment.domain.action import Action, ActionState, Purpose
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import Missing, NonconformityFile, missing
from assessment.services.actions import Step
from assessment.services.nonconformities import agree_plan, record_containment, record_extent
from assessment.services.nonconformity_steps import PlannedAction, add_action, move_action
from assessment.ui import flash
from assessment.ui.components.cause_form import cause_form
from assessment.ui.components.effect_form import effect_form
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day

_NEXT = {
    ActionState.PLANNED: ("begun", "implemented", "cancelled"),
    ActionState.STARTED: ("implemented", "cancelled"),
    ActionState.IMPLEMENTED: ("verified", "reopened"),
    ActionState.VERIFIED: ("reopened",),
    ActionState.CANCELLED: ("reopened",),
}
_SECTIONS: dict[str, frozenset[Missing]] = {
    "correction": frozenset({Missing.CORRECTION, Missing.CORRECTION_DONE}),
    "extent": frozenset({Missing.EXTENT}),
    "cause": frozenset({Missing.CAUSE}),
    "action": frozenset({Missing.CORRECTIVE_ACTION, Missing.NEW_ACTION, Missing.IMPLEMENTATION}),
    "agreement": frozenset({Missing.AGREEMENT}),
    "effect": frozenset({Missing.MEASURE, Missing.REVIEW}),
}


@flash.acting
def _save_text(one: Nonconformity, place: str, act: Callable[..., None]) -> None:
    text = st.session_state[f"{place}-text"]
    with refusing(place, text):
        act(desk(), one.id, text, seen=one.revision)


@flash.acting
def _add(one: Nonconformity, purpose: Purpose, place: str) -> None:
    entered = {name: st.session_state[f"{place}-{name}"] for name in ("text", "owner", "due")}
    with refusing(place, entered["text"]):
        wanted = PlannedAction(purpose=purpose, **{**entered, "owner": entered["owner"] or ""})
        add_action(desk(), one.id, wanted)
        st.session_state[f"{place}-text"] = ""


@flash.acting
def _move(one: Nonconformity, action: Action, place: str) -> None:
    entered = {name: st.session_state[f"{place}-{name}"] for name in ("name", "on", "by", "reason")}
    with refusing(place, entered["reason"]):
        move_action(desk(), one.id, action.id, Step(**{**entered, "by": entered["by"] or ""}), seen=action.revision)
        state().opened = None


@flash.acting
def _agree(one: Nonconformity, place: str) -> None:
    with refusing(place):
        on, by = st.session_state[f"{place}-on"], st.session_state[f"{place}-by"]
        agree_plan(desk(), one.id, on, by or "", seen=one.revision)


@flash.acting
def _toggle(action_id: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == ("action", action_id) else ("action", action_id)


def nonconformity_steps(file: NonconformityFile) -> None:
    """Every step as a section; the one at hand is unfolded."""
    asked = missing(file)
    draw: dict[str, Callable[[NonconformityFile], None]] = {
        "correction": _correction,
        "extent": _extent,
        "cause": cause_form,
        "action": _corrective,
        "agreement": _agreement,
        "effect": effect_form,
    }
    for section, needs in _SECTIONS.items():
        is_open = bool(set(asked) & needs)
        icon = ":material/radio_button_unchecked:" if is_open else ":material/check_circle:"
        at_hand = bool(asked) and asked[0] in needs
        with st.expander(say(f"nonconformity.section.{section}"), icon=icon, expanded=at_hand):
            draw[section](file)


def _correction(file: NonconformityFile) -> None:
    """What was done at once, and the actions that put it right."""
    one = file.nonconformity
    _text(one, "containment", one.containment, record_containment)
    _actions(file, Purpose.CORRECTION)


def _extent(file: NonconformityFile) -> None:
    one = file.nonconformity
    _text(one, "extent", one.extent, record_extent)
    if one.extent_checked_on:
        st.caption(say("nonconformity.extent.on", date=day(one.extent_checked_on)))


def _text(one: Nonconformity, name: str, stored: str, act: Callable[..., None]) -> None:
    if one.is_closed:
        st.text(stored or "–")
        return
    place = f"{name}-{one.id}-{one.revision}"
    st.session_state.setdefault(f"{place}-text", stored)
    with st.form(place, border=False):
        st.text_area(
            say(f"nonconformity.{name}"),
            key=f"{place}-text",
            height=68,
            placeholder=say(f"nonconformity.{name}.placeholder"),
        )
        if place in state().drafts:
            outcome(place)
        _submit("nonconformity.save", f"{place}-save", _save_text, one, place, act)


def _corrective(file: NonconformityFile) -> None:
    if file.failed_review:
        st.warning(say("nonconformity.failed"), icon=":material/replay:")
    _actions(file, Purpose.CORRECTIVE)


def _actions(file: NonconformityFile, purpose: Purpose) -> None:
    """The actions of one purpose, each with its next step, and a form for another one."""
    one = file.nonconformity
    for action in file.actions:
        if action.purpose is purpose:
            _action(file, action)
    if one.is_closed:
        return
    place = f"add-{purpose.value}-{one.id}"
    with st.form(place, border=False):
        st.text_area(
            say(f"nonconformity.add.{purpose.value}"),
            key=f"{place}-text",
            height=68,
            placeholder=say(f"nonconformity.add.{purpose.value}.placeholder"),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _someone(file, say("nonconformity.owner"), f"{place}-owner")
            st.date_input(say("nonconformity.action.due"), None, key=f"{place}-due", format="YYYY-MM-DD", width=150)
            _submit("nonconformity.add", f"{place}-do", _add, one, purpose, place)
        if place in state().drafts:
            outcome(place)


def _action(file: NonconformityFile, action: Action) -> None:
    owner = file.people.get(action.owner_id or "")
    facts = [label(action.state), owner.name if owner else say("nonconformity.no_owner")]
    if owner and owner.left:
        facts.append(say("nonconformity.owner_left"))
    if action.due:
        facts.append(say("nonconformity.due", date=day(action.due)))
    with st.container(border=True, key=f"action-{action.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(width="stretch", gap="xxsmall"):
                st.markdown(escaped(action.text))
                st.caption(escaped(" · ".join(facts)))
            if not file.nonconformity.is_closed:
                st.button(
                    say("nonconformity.step"),
                    key=f"step-{action.id}",
                    icon=":material/moving:",
                    type="tertiary",
                    on_click=_toggle,
                    args=(action.id,),
                )
        if state().opened == ("action", action.id):
            _step(file, action)


def _step(file: NonconformityFile, action: Action) -> None:
    place = f"move-{action.id}-{action.revision}"
    with st.form(place, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("nonconformity.step"),
                _NEXT[action.state],
                key=f"{place}-name",
                format_func=lambda name: say(f"nonconformity.step.{name}"),
                width=200,
            )
            st.date_input(say("nonconformity.on"), "today", key=f"{place}-on", format="YYYY-MM-DD", width=150)
            _someone(file, say("nonconformity.by"), f"{place}-by")
            st.text_input(say("nonconformity.reason"), key=f"{place}-reason", max_chars=2_000, width=260)
        if place in state().drafts:
            outcome(place)
        _submit("nonconformity.save", f"{place}-save", _move, file.nonconformity, action, place)


def _agreement(file: NonconformityFile) -> None:
    one = file.nonconformity
    if one.agreed_on:
        st.markdown(escaped(say("nonconformity.agreed", date=day(one.agreed_on), name=one.agreed_by or "–")))
    if one.is_closed:
        return
    place = f"agree-{one.id}-{one.revision}"
    shown: date = one.agreed_on or desk().today()
    with st.form(place, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(say("nonconformity.on"), shown, key=f"{place}-on", format="YYYY-MM-DD", width=150)
        _someone(file, say("nonconformity.agreed.by"), f"{place}-by")
        _submit("nonconformity.agree", f"{place}-do", _agree, one, place)
    if place in state().drafts:
        outcome(place)


def _someone(file: NonconformityFile, name: str, key: str) -> None:
    """Somebody by name: those on record are offered, a new name can be typed."""
    st.selectbox(
        name,
        sorted(person.name for person in file.people.values() if not person.left),
        index=None,
        key=key,
        placeholder=say("audit_plan.name.placeholder"),
        accept_new_options=True,
        width=220,
    )


def _submit(words: str, key: str, act: Callable[..., None], *args: Any) -> None:
    st.form_submit_button(say(words), key=key, icon=":material/check:", on_click=act, args=args)
