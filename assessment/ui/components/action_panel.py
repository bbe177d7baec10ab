"""One action of the register: what it says, what happened, and one small form at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessment.domain.action import ActionState
from assessment.domain.checklist import Effort
from assessment.services.action_register import (
    ActionDetails,
    ActionLine,
    Origin,
    assessment_of,
    describe_action,
    evidence_to_name,
    log_progress,
    postpone_action,
    take_step,
)
from assessment.services.actions import Step
from assessment.ui import address, flash, menu
from assessment.ui.components.part_switch import part_switch
from assessment.ui.components.record_form import RecordForm, save_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day

KIND = "action"
_ACTS = ("progress", "postpone", "details")
_STEPS = ("begun", "implemented", "verified", "cancelled", "reopened")
_NEXT = {ActionState.PLANNED: "begun", ActionState.STARTED: "implemented", ActionState.IMPLEMENTED: "verified"}
_LAST = 5
"""Lines of the log that are shown."""


@flash.acting
def _to_source(line: ActionLine) -> None:
    action = line.action
    match line.origin:
        case Origin.NONCONFORMITY:
            address.go_to_nonconformity(action.nonconformity_id or "")
            st.switch_page(menu.script("nonconformity"))
        case Origin.REVIEW:
            address.go_to_management_review(action.management_review_id or "")
            st.switch_page(menu.script("management_review"))
        case _:
            address.go_to(action.engagement_id, assessment_of(desk(), action))
            address.go_to_criterion(action.criterion_id)
            st.switch_page(menu.script("gap_analysis"))


def action_panel(people: Sequence[str], line: ActionLine) -> None:
    """The words of the action in full, its source, its log, and the form of what is to be done."""
    action = line.action
    with st.container(border=True, key=f"action-{action.id}"):
        st.markdown(escaped(action.text))
        _origin(line)
        _history(line)
        act = part_switch(say("register.act"), {name: say(f"register.act.{name}") for name in _ACTS}, "action-act")
        match act:
            case "postpone":
                _postpone(line)
            case "details":
                _details(people, line)
            case _:
                _progress(line)


def _origin(line: ActionLine) -> None:
    kind = label(line.action.purpose)
    if line.origin is Origin.NOTHING:
        st.caption(say("register.of_nothing", kind=kind))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(escaped(say("register.of", kind=kind, source=line.source)), width="content")
        st.button(
            say("register.to_source", source=escaped(line.source)),
            key=f"source-{line.action.id}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=_to_source,
            args=(line,),
        )


def _history(line: ActionLine) -> None:
    """The last lines of the log and the dates that were moved, the newest first."""
    for entry in line.action.progress[: -_LAST - 1 : -1]:
        st.markdown(f"{escaped(say('register.logged', date=day(entry.on), name=entry.by))} {escaped(entry.text)}")
    for step in line.action.postponements[: -_LAST - 1 : -1]:
        was = day(step.was) if step.was else say("register.no_date")
        moved = say(
            "register.postponed", was=was, now=day(step.now), reason=step.reason, name=step.by, date=day(step.on)
        )
        st.caption(escaped(moved))


# Progress


@flash.acting
def _log(form: RecordForm) -> None:
    with form.saving() as entered:
        log_progress(desk(), form.id, entered["text"], seen=form.revision)
    state().opened = (KIND, form.id)


@flash.acting
def _step(form: RecordForm) -> None:
    with form.saving() as entered:
        take_step(desk(), form.id, Step(**{name: entered[name] or "" for name in form.shown}), seen=form.revision)
    state().opened = (KIND, form.id)


def _progress(line: ActionLine) -> None:
    action = line.action
    log = RecordForm("log", action.id, action.revision, {"text": ""})
    log.fill()
    with st.form(log.prefix, border=False):
        st.text_area(say("register.log"), key=log.key("text"), height=68, placeholder=say("register.log.placeholder"))
        save_button(log, _log, words=say("register.log.save"))
    _next_step(line)


def _next_step(line: ActionLine) -> None:
    action = line.action
    shown = {"name": _NEXT.get(action.state, "reopened"), "on": desk().today(), "by": "", "reason": ""}
    step = RecordForm("step", action.id, action.revision, shown)
    step.fill()
    with st.form(step.prefix, border=False, enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("register.step"),
                _STEPS,
                key=step.key("name"),
                format_func=lambda name: say(f"register.step.{name}"),
                width=220,
            )
            st.date_input(say("register.step.on"), key=step.key("on"), format="YYYY-MM-DD", width=150)
            st.text_input(
                say("register.step.by"),
                key=step.key("by"),
                placeholder=desk().actor.name,
                max_chars=300,
                width=200,
            )
            st.text_input(
                say("register.step.reason"),
                key=step.key("reason"),
                placeholder=say("register.step.reason.placeholder"),
                max_chars=2_000,
                width=260,
            )
        save_button(step, _step, words=say("register.step.take"), is_main=False)


# Another date


@flash.acting
def _move(form: RecordForm) -> None:
    with form.saving() as entered:
        postpone_action(desk(), form.id, entered["due"], entered["reason"], seen=form.revision)
    state().opened = (KIND, form.id)


def _postpone(line: ActionLine) -> None:
    action = line.action
    form = RecordForm("postpone", action.id, action.revision, {"due": action.due, "reason": ""})
    form.fill()
    with st.form(form.prefix, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(say("register.due"), key=form.key("due"), format="YYYY-MM-DD", width=150)
            st.text_input(say("register.reason"), key=form.key("reason"), max_chars=2_000, width=420)
        save_button(form, _move, words=say("register.postpone"))


# Owner, impact, effort, evidence


@flash.acting
def _describe(form: RecordForm) -> None:
    with form.saving() as entered:
        details = ActionDetails(
            owner=entered["owner"] or "",
            impact=entered["impact"],
            effort=entered["effort"],
            evidence_ids=tuple(entered["evidence"]),
        )
        describe_action(desk(), form.id, details, seen=form.revision)
    state().opened = (KIND, form.id)


def _details(people: Sequence[str], line: ActionLine) -> None:
    action = line.action
    evidence = evidence_to_name(desk(), action.engagement_id)
    kept = [key for key in action.evidence_ids if key in evidence]
    shown: dict[str, Any] = {
        "owner": line.owner or None,
        "impact": action.impact,
        "effort": action.effort,
        "evidence": kept,
    }
    form = RecordForm("details", action.id, action.revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        _who_and_how_much(people, line, form)
        st.multiselect(
            say("register.evidence"),
            list(evidence),
            key=form.key("evidence"),
            format_func=lambda key: evidence.get(key, key),
            placeholder=say("register.evidence.placeholder"),
            select_all=False,
        )
        save_button(form, _describe, words=say("register.details.save"))


def _who_and_how_much(people: Sequence[str], line: ActionLine, form: RecordForm) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say("register.owner"),
            list(dict.fromkeys((*people, *([line.owner] if line.owner else [])))),
            index=None,
            key=form.key("owner"),
            placeholder=say("register.owner.nobody"),
            accept_new_options=True,
            width=220,
        )
        st.selectbox(
            say("register.impact"),
            (3, 2, 1),
            index=None,
            key=form.key("impact"),
            format_func=lambda level: say("register.impact.level", level=level),
            placeholder=say("register.not_given"),
            help=say("register.impact.help"),
            width=150,
        )
        st.selectbox(
            say("register.effort"),
            list(Effort),
            index=None,
            key=form.key("effort"),
            format_func=label,
            placeholder=say("register.not_given"),
            width=180,
        )
