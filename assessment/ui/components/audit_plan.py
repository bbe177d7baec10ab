"""The step Plan of an audit: what is audited, by whom, independence, who takes part, when what happens, the start."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from assessment.domain.audit import AuditState
from assessment.domain.audit_file import AuditFile
from assessment.reporting.audit_standing import clauses_of_audit, days_of
from assessment.services.audit_lines import AuditChoices, audit_choices
from assessment.ui import flash
from assessment.ui.components.audit_activities import audit_activities
from assessment.ui.components.audit_independence import audit_independence
from assessment.ui.components.audit_papers import audit_papers
from assessment.ui.components.audit_scope_form import KIND, audit_form, said
from assessment.ui.components.audit_start import call_off, start
from assessment.ui.components.audit_team import audit_participants, audit_team
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day


@flash.acting
def _toggle(audit_id: str) -> None:
    memory = state()
    memory.opened = None if memory.opened == (KIND, audit_id) else (KIND, audit_id)
    memory.drafts.pop(f"{KIND}-{audit_id}", None)


def plan_step(file: AuditFile) -> None:
    """Everything that is settled before the audit, in the order in which it is settled."""
    start(file)
    _description(file)
    audit_team(file)
    audit_independence(file)
    audit_participants(file)
    audit_activities(file)
    audit_papers(file)
    call_off(file)


def _description(file: AuditFile) -> None:
    audit, is_open = file.audit, state().opened == (KIND, file.audit.id)
    choices = audit_choices(desk(), audit.engagement_id, audit)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(say("audit_plan.description"), anchor=False, width="stretch")
        if not audit.is_closed:
            st.button(
                say("record.close" if is_open else "record.change"),
                key="change-audit",
                icon=":material/close:" if is_open else ":material/edit:",
                type="tertiary",
                on_click=_toggle,
                args=(audit.id,),
            )
    if is_open and not audit.is_closed:
        with st.container(border=True, key=f"audit-form-{audit.id}"):
            audit_form(audit.engagement_id, choices, audit)
        return
    st.markdown("\n".join(f"- **{name}** {escaped(text)}" for name, text in _facts(file, choices) if text))
    texts = [(name, text) for name, text in _texts(file) if text.strip()]
    if texts:
        with st.expander(say("audit_plan.texts"), icon=":material/notes:"):
            st.markdown("\n\n".join(f"**{name}**  \n{escaped(text)}" for name, text in texts))


def _facts(file: AuditFile, choices: AuditChoices) -> Iterator[tuple[str, str]]:
    audit, head = file.audit, file.checklist.head
    yield say("audits.field.checklist"), say("audits.checklist", title=head.title, version=head.version)
    yield say("audits.field.clauses"), said(audit.clauses, choices) or clauses_of_audit(audit)
    yield say("audit_plan.days"), f"{days_of(audit)} · {label(audit.presence)}"
    yield say("audits.field.sites"), said(audit.site_ids, choices)
    yield say("audits.field.processes"), said(audit.process_ids, choices)
    yield say("audits.field.units"), audit.units
    yield say("audits.field.adopted"), said(audit.adopted_ids, choices)
    if audit.period_from and audit.period_to:
        yield (
            say("audit_plan.period"),
            say("audits.days", begins=day(audit.period_from), ends=day(audit.period_to)),
        )
    yield say("audits.field.grading"), f"{file.scale.title} · {label(audit.form)}"
    yield say("audits.field.programme"), file.programme.title if file.programme else ""
    yield say("audits.field.client"), audit.client
    if audit.state is AuditState.CANCELLED:
        yield say("audit_plan.reason"), audit.cancel_reason


def _texts(file: AuditFile) -> Iterator[tuple[str, str]]:
    audit = file.audit
    yield say("audits.field.scope"), audit.scope
    yield say("audits.field.objectives"), audit.objectives
    yield say("audits.field.methods"), audit.methods
    yield say("audits.field.sampling"), audit.sampling
    yield say("audits.field.confidentiality"), audit.confidentiality
    yield say("audits.field.distribution"), audit.distribution
