"""The small forms under the table of gaps: plan and progress of all rows chosen, judgement and closing of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

import streamlit as st

from assessment.domain.action import Phase
from assessment.domain.assessment import GapSeverity
from assessment.domain.checklist import Effort
from assessment.domain.record import TextMissing
from assessment.domain.work import Work
from assessment.services.actions import ActionChange, Step, change_actions, close_gap, judge_gap, move_actions
from assessment.ui import flash
from assessment.ui.components.gap_lines import GapLine
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.components.row_table import digest
from assessment.ui.session import desk
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

_PRIORITIES = (1, 2, 3)
_STEPS = ("begun", "implemented", "verified", "cancelled", "reopened")


def _seen(lines: Sequence[GapLine]) -> dict[str, int]:
    """The gaps chosen, each with the revision of its action that is on the page."""
    return {line.id: line.gap.action.revision for line in lines}


def _place(form: str, lines: Sequence[GapLine]) -> str:
    """Where a form's outcome is kept: by the gaps, whatever their revision."""
    return f"{form}-{digest([line.gap.result.id for line in lines])}"


def _prefix(form: str, lines: Sequence[GapLine]) -> str:
    """The beginning of a form's keys: after a save the revisions differ, and the fields show what is stored."""
    seen = [f"{line.gap.result.id} {line.gap.result.revision} {line.gap.action.revision}" for line in lines]
    return f"{form}-{digest(seen)}"


# Plan


@flash.acting
def _save_plan(work: Work, lines: Sequence[GapLine], prefix: str, shown: dict[str, Any]) -> None:
    entered = {name: st.session_state[f"{prefix}-{name}"] for name in shown}
    typed = "\n".join(_said(value) for name, value in entered.items() if value and value != shown[name])
    with refusing(_place("plan", lines), typed):
        changes = {name: value for name, value in entered.items() if value != shown[name]}
        if "text" in changes and not entered["text"].strip():
            raise TextMissing(say("gaps.column.action"))
        if "due" in changes and entered["due"] is None:
            changes["clear_due"] = True
        change = ActionChange(**{name: value for name, value in changes.items() if value is not None})
        if changes:
            change_actions(desk(), work.assessment.id, _seen(lines), change)


def _said(value: Any) -> str:
    """A value of the form as people read it."""
    if isinstance(value, date):
        return day(value)
    return label(value) if isinstance(value, Enum) else str(value)


def plan_form(work: Work, lines: Sequence[GapLine]) -> None:
    """Owner, date, phase, effort: shown where all rows agree; only what is changed here is saved, for all of them."""
    prefix, shown = _prefix("plan", lines), _in_common(work, lines)
    for name, value in shown.items():
        st.session_state.setdefault(f"{prefix}-{name}", value)
    as_it_is = say("gaps.as_it_is")
    with st.form(prefix, border=False):
        if "text" in shown:
            st.text_area(say("gaps.column.action"), key=f"{prefix}-text", height=80)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("gaps.column.owner"),
                [person.name for person in work.people.values() if not person.left],
                index=None,
                key=f"{prefix}-owner",
                placeholder=say("gaps.owner.placeholder", owner=lines[0].entry.owner) if len(lines) == 1 else as_it_is,
                accept_new_options=True,
                width=260,
            )
            st.date_input(say("gaps.column.due"), None, key=f"{prefix}-due", format="YYYY-MM-DD", width=150)
            _choice(say("gaps.phase"), list(Phase), f"{prefix}-phase")
            _choice(say("gaps.effort"), list(Effort), f"{prefix}-effort")
        outcome(_place("plan", lines))
        st.form_submit_button(
            say_count("gaps.save", len(lines)),
            key=f"{prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save_plan,
            args=(work, lines, prefix, shown),
        )


def _choice(name: str, options: list[Any], key: str) -> None:
    st.selectbox(name, options, index=None, format_func=label, key=key, placeholder=say("gaps.as_it_is"), width=210)


def _in_common(work: Work, lines: Sequence[GapLine]) -> dict[str, Any]:
    """The fields of the form with what all rows share, else nothing; the text of the action for one row only."""
    actions = [line.gap.action for line in lines]
    owners = {work.people[action.owner_id].name if action.owner_id in work.people else None for action in actions}
    fields: dict[str, set[Any]] = {
        "owner": owners,
        "due": {action.due for action in actions},
        "phase": {action.phase for action in actions},
        "effort": {action.effort for action in actions},
        **({"text": {actions[0].text}} if len(actions) == 1 else {}),
    }
    return {name: next(iter(values)) if len(values) == 1 else None for name, values in fields.items()}


# Progress


@flash.acting
def _take(assessment_id: str, lines: Sequence[GapLine], prefix: str, step: str) -> None:
    with refusing(_place("step", lines)):
        move_actions(
            desk(),
            assessment_id,
            _seen(lines),
            Step(
                name=step,
                on=st.session_state[f"{prefix}-on"],
                by=st.session_state[f"{prefix}-by"],
                reason=st.session_state[f"{prefix}-reason"],
            ),
        )


def step_form(work: Work, lines: Sequence[GapLine]) -> None:
    """A day, who verified or why it is given up, and a button per step."""
    prefix = _prefix("step", lines)
    names = dict(
        zip(
            _STEPS,
            (
                say("gaps.step.begun"),
                say("gaps.step.implemented"),
                say("gaps.step.verified"),
                say("gaps.step.cancelled"),
                say("gaps.step.reopened"),
            ),
            strict=True,
        )
    )
    with st.form(prefix, border=False, enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(say("gaps.on"), "today", key=f"{prefix}-on", format="YYYY-MM-DD", width=150)
            st.text_input(say("gaps.by"), key=f"{prefix}-by", placeholder=desk().actor.name, max_chars=300, width=260)
            st.text_input(say("gaps.reason"), key=f"{prefix}-reason", placeholder=say("gaps.reason.placeholder"))
        outcome(_place("step", lines))
        with st.container(horizontal=True):
            for step, name in names.items():
                st.form_submit_button(
                    name,
                    key=f"{prefix}-{step}",
                    on_click=_take,
                    args=(work.assessment.id, lines, prefix, step),
                )


# Judgement


@flash.acting
def _judge(assessment_id: str, line: GapLine, prefix: str) -> None:
    with refusing(_place("judge", [line])):
        judge_gap(
            desk(),
            assessment_id,
            line.id,
            severity=st.session_state[f"{prefix}-severity"],
            priority=st.session_state[f"{prefix}-priority"],
            reason=st.session_state[f"{prefix}-reason"],
        )


def judgement_form(work: Work, line: GapLine) -> None:
    """Severity and priority other than proposed, with the reason."""
    prefix, result = _prefix("judge", [line]), line.gap.result
    stored = {"severity": result.severity, "priority": result.priority, "reason": result.judgement_reason}
    for name, value in stored.items():
        st.session_state.setdefault(f"{prefix}-{name}", value)
    proposed = say("gaps.proposed", severity=label(line.gap.proposed_severity))
    with st.form(prefix, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("gaps.severity"),
                list(GapSeverity),
                index=None,
                format_func=label,
                placeholder=proposed,
                key=f"{prefix}-severity",
                width=210,
            )
            st.selectbox(
                say("gaps.column.priority"),
                _PRIORITIES,
                index=None,
                placeholder=say("gaps.proposed.priority"),
                key=f"{prefix}-priority",
                width=210,
            )
            st.text_input(say("gaps.why"), key=f"{prefix}-reason")
        outcome(_place("judge", [line]))
        st.form_submit_button(
            say("gaps.judge"),
            key=f"{prefix}-save",
            icon=":material/check:",
            on_click=_judge,
            args=(work.assessment.id, line, prefix),
        )


# Closing


@flash.acting
def _close(assessment_id: str, line: GapLine, prefix: str) -> None:
    with refusing(_place("close", [line])):
        close_gap(
            desk(),
            assessment_id,
            line.id,
            verified_by=st.session_state[f"{prefix}-by"],
            on=st.session_state[f"{prefix}-on"],
        )
        flash.tell(say("gaps.closed", criterion=line.id))


def closing_form(work: Work, line: GapLine) -> None:
    """Who saw that the gap is gone, and when; the criterion is then rated at the top."""
    prefix = _prefix("close", [line])
    with st.form(prefix, border=False):
        st.caption(say("gaps.close.about"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("gaps.by"), key=f"{prefix}-by", max_chars=300, width=260)
            st.date_input(say("gaps.on"), "today", key=f"{prefix}-on", format="YYYY-MM-DD", width=150)
        outcome(_place("close", [line]))
        st.form_submit_button(
            say("gaps.close"),
            key=f"{prefix}-save",
            icon=":material/task_alt:",
            on_click=_close,
            args=(work.assessment.id, line, prefix),
        )
