"""The steps of an audit: in the sidebar with a mark of how far each is, and the one that is open."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit import AuditState
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_steps import AuditStep, StepMark, marks
from assessment.ui import address, flash
from assessment.ui.presenting import is_presenting
from assessment.ui.session import state
from assessment.wording import label, say

_ICONS = {
    StepMark.NOT_BEGUN: ":material/radio_button_unchecked:",
    StepMark.BEGUN: ":material/contrast:",
    StepMark.DONE: ":material/check_circle:",
}


@flash.acting
def _turn_to(step: AuditStep) -> None:
    address.go_to_step(step.value)


def current_step(file: AuditFile) -> AuditStep:
    """The step that the address names, else the one at hand: the plan until the audit starts, then the fieldwork."""
    named = state().step
    if named in set(AuditStep) - _hidden():
        return AuditStep(named)
    at_hand = {AuditState.IN_PROGRESS: AuditStep.FIELDWORK, AuditState.SIGNED_OFF: AuditStep.CLOSING}
    return at_hand.get(file.audit.state, AuditStep.PLAN)


def step_list(file: AuditFile, current: AuditStep) -> None:
    """The steps one below the other; a click turns to one."""
    for step, mark in marks(file).items():
        if step in _hidden():
            continue
        name = label(step)
        st.button(
            f"**{name}**" if step is current else name,
            key=f"step-{step.value}",
            icon=_ICONS[mark],
            type="tertiary",
            help=label(mark),
            on_click=_turn_to,
            args=(step,),
        )


def _hidden() -> set[AuditStep]:
    """The steps that are not for the client's eyes: the review inside the team, while presenting."""
    return {AuditStep.REVIEW} if is_presenting() else set()


def audit_step(step: AuditStep, file: AuditFile) -> None:
    """Draw a step; all but the plan wait for the start."""
    if step is not AuditStep.PLAN and file.work is None:
        st.info(say("audit.not_started"), icon=":material/info:")
        st.button(say("audit.go_to_plan"), type="primary", on_click=_turn_to, args=(AuditStep.PLAN,))
        return
    _draw(step, file)


def _draw(step: AuditStep, file: AuditFile) -> None:
    """Each step comes with its own imports, and only when it is open."""
    match step:
        case AuditStep.PLAN:
            from assessment.ui.components.audit_plan import plan_step as draw  # noqa: PLC0415
        case AuditStep.FIELDWORK:
            from assessment.ui.components.audit_fieldwork import fieldwork_step as draw  # noqa: PLC0415
        case AuditStep.FINDINGS:
            from assessment.ui.components.audit_findings import findings_step as draw  # noqa: PLC0415
        case AuditStep.REVIEW:
            from assessment.ui.components.audit_review import review_step as draw  # noqa: PLC0415
        case AuditStep.CLOSING:
            from assessment.ui.components.audit_closing import closing_step as draw  # noqa: PLC0415
    draw(file)
