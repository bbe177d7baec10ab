"""The steps of a nonconformity, each in its place: correction, extent, cause, actions, agreement, effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zlib import crc32

import streamlit as st

from assessment.domain.action import Action, ActionState, Purpose
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import Missing, NonconformityFile, is_settled, missing, undone
from assessment.domain.nonconformity_rules import Lateness
from assessment.services.action_register import take_step
from assessment.services.actions import Step
from assessment.services.nonconformities import agree_plan, record_containment, record_extent
from assessment.services.nonconformity_steps import PlannedAction, add_action
from assessment.ui import flash
from assessment.ui.components.cause_form import cause_form
from assessment.ui.components.effect_form import effect_form
from assessment.ui.components.option_list import option_list
from assessment.ui.components.record_form import RecordForm
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
def _save_text(one: Nonconformity, form: RecordForm, act: Callable[..., None]) -> None:
    with form.saving() as entered:
        act(desk(), one.id, entered["text"], seen=one.revision)


@flash.acting
def _add(one: Nonconformity, purpose: Purpose, place: str) -> None:
    entered = {name: st.session_state[f"{place}-{name}"] for name in ("text", "owner", "due")}
    with refusing(place, entered["text"]):
        wanted = PlannedAction(purpose=purpose, **{**entered, "owner": entered["owner"] or ""})
        add_action(desk(), one.id, wanted)
        st.session_state[f"{place}-text"] = ""
        st.session_state[f"{place}-owner"] = st.session_state[f"{place}-due"] = None


@flash.acting
def _move(form: RecordForm) -> None:
    with form.saving() as entered:
        take_step(desk(), form.id, Step(**{**entered, "by": entered["by"] or ""}), seen=form.revision)


@flash.acting
def _agree(one: Nonconformity, form: RecordForm) -> None:
    with form.saving() as entered:
        agree_plan(desk(), one.id, entered["on"], entered["by"] or "", seen=form.revision)


@flash.acting
def _toggle(action_id: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == ("action", action_id) else ("action", action_id)


def nonconformity_steps(file: NonconformityFile) -> None:
    """Every step as a section; the one at hand is unfolded, and what was unfolded stays so."""
    asked, left = missing(file), set(undone(file))
    draw: dict[str, Callable[[NonconformityFile], None]] = {
        "correction": _correction,
        "extent": _extent,
        "cause": cause_form,
        "action": _corrective,
        "agreement": _agreement,
        "effect": effect_form,
    }
    for section, needs in _SECTIONS.items():
        icon = ":material/radio_button_unchecked:" if left & needs else ":material/check_circle:"
        at_hand = bool(asked) and asked[0] in needs
        key = _unfolding(file, section, at_hand=at_hand or _is_carried_out(file, section))
        with st.expander(say(f"nonconformity.section.{section}"), icon=icon, key=key, on_change="rerun"):
            draw[section](file)


def _unfolding(file: NonconformityFile, section: str, *, at_hand: bool) -> str:
    """The key of a section, unfolded as soon as it is at hand; folding it again is left to the person."""
    key, memory = f"section-{section}-{file.nonconformity.id}", state().shown
    if key not in st.session_state:
        st.session_state[key] = at_hand
    elif at_hand and not memory.get(key):
        st.session_state[key] = True
    memory[key] = at_hand
    return key


def _is_carried_out(file: NonconformityFile, section: str) -> bool:
    """True for the actions of a plan on which the record was closed, as long as they are not all done."""
    purpose = {"correction": Purpose.CORRECTION, "action": Purpose.CORRECTIVE}.get(section)
    return file.nonconformity.is_closed and any(one.purpose is purpose for one in file.to_carry_out)


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
    # Keyed by what is stored in it: what is being typed stays when another part of the record is saved.
    form = RecordForm(name, one.id, crc32(stored.encode()), {"text": stored})
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_area(
            say(f"nonconformity.{name}"),
            key=form.key("text"),
            height=68,
            placeholder=say(f"nonconformity.{name}.placeholder"),
        )
        form.refusal()
        _submit("nonconformity.save", f"{form.prefix}-save", _save_text, one, form, act)


def _corrective(file: NonconformityFile) -> None:
    if (failed := file.failed_review) and failed.held_on:
        words = "nonconformity.failed.acted" if file.running_actions else "nonconformity.failed"
        st.warning(say(words, date=day(failed.held_on)), icon=":material/replay:")
    option_list(file.nonconformity)
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
        if action.is_overdue(desk().today()) and not is_settled(file.nonconformity):
            facts.append(label(Lateness.OVERDUE))
    with st.container(border=True, key=f"action-{action.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(width="stretch", gap="xxsmall"):
                st.markdown(escaped(action.text))
                st.caption(escaped(" · ".join(facts)))
            if not is_settled(file.nonconformity):
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
    shown = {"name": _NEXT[action.state][0], "on": desk().today(), "by": None, "reason": ""}
    form = RecordForm("move", action.id, action.revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("nonconformity.step"),
                _NEXT[action.state],
                key=form.key("name"),
                format_func=lambda name: say(f"nonconformity.step.{name}"),
                width=200,
            )
            st.date_input(say("nonconformity.on"), key=form.key("on"), format="YYYY-MM-DD", width=150)
            _someone(file, say("nonconformity.by"), form.key("by"))
            st.text_input(say("nonconformity.reason"), key=form.key("reason"), max_chars=2_000, width=260)
        form.refusal()
        _submit("nonconformity.save", f"{form.prefix}-save", _move, form)


def _agreement(file: NonconformityFile) -> None:
    one = file.nonconformity
    if one.agreed_on:
        st.markdown(escaped(say("nonconformity.agreed", date=day(one.agreed_on), name=one.agreed_by or "–")))
    if one.is_closed:
        return
    form = RecordForm("agree", one.id, one.revision, {"on": one.agreed_on or desk().today(), "by": None})
    form.fill()
    with st.form(form.prefix, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(say("nonconformity.on"), key=form.key("on"), format="YYYY-MM-DD", width=150)
        _someone(file, say("nonconformity.agreed.by"), form.key("by"))
        _submit("nonconformity.agree", f"{form.prefix}-do", _agree, one, form)
    form.refusal()


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
