"""Start an audit, call it off, or take it up again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessment.domain.audit import Audit, AuditState
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_steps import AuditStep
from assessment.reporting.audit_standing import start_problems
from assessment.services.audit_closing import reopen_audit
from assessment.services.audits import call_off_audit, start_audit
from assessment.services.desk import Desk
from assessment.ui import address, flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say
from assessment.wording.figures import day

WithReason = Callable[[Desk, str, str], Audit]
"""A service that takes an audit and the reason for what it does."""


@flash.acting
def _start(audit: Audit, place: str) -> None:
    with refusing(place):
        start_audit(desk(), audit.id)
        address.go_to_step(AuditStep.FIELDWORK.value)
        flash.tell(say("audit_plan.started", number=audit.number))


@flash.acting
def _do(audit_id: str, place: str, act: WithReason) -> None:
    with refusing(place):
        act(desk(), audit_id, st.session_state[f"{place}-reason"])


def start(file: AuditFile) -> None:
    """Where the audit stands, and for a planned one the button that starts it, with what stands in its way."""
    audit = file.audit
    if audit.state is not AuditState.PLANNED:
        if audit.started_on:
            st.markdown(f":material/play_circle: {say('audit_plan.started_on', date=day(audit.started_on))}")
        return
    problems, place = start_problems(file), f"start-{audit.id}"
    with st.container(border=True, key="audit-start"):
        if problems:
            st.markdown(f"**{say('audit_plan.before_start')}**")
            st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in problems))
        else:
            st.markdown(say("audit_plan.can_start"))
        if place in state().drafts:
            outcome(place)
        st.button(
            say("audit_plan.start"),
            key="start-audit",
            type="primary",
            icon=":material/play_arrow:",
            help=say("audit_plan.start.help"),
            on_click=_start,
            args=(audit, place),
        )


def call_off(file: AuditFile) -> None:
    """Call the audit off with a reason; one that was called off can be taken up again with one."""
    if file.audit.state is AuditState.CANCELLED:
        _with_reason(
            file.audit, "audit_plan.take_up", ":material/undo:", reopen_audit, about="audit_plan.take_up.about"
        )
    elif not file.audit.is_closed:
        _with_reason(
            file.audit,
            "audit_plan.call_off",
            ":material/event_busy:",
            call_off_audit,
            about="audit_plan.call_off.about",
        )


def _with_reason(audit: Audit, words: str, icon: str, act: WithReason, *, about: str) -> None:
    place = f"{words}-{audit.id}"
    with st.expander(say(words), icon=icon, expanded=place in state().drafts):
        st.markdown(say(about))
        with st.form(place, border=False):
            st.text_area(say("audit_plan.reason"), key=f"{place}-reason", height=80)
            if place in state().drafts:
                outcome(place)
            st.form_submit_button(say(words), key=f"{place}-do", icon=icon, on_click=_do, args=(audit.id, place, act))
