"""The audits of an engagement as cards, and the form of a new one."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit import AuditState
from assessment.domain.work import Work
from assessment.reporting.audit_standing import clauses_of_audit, days_of
from assessment.services.audit_lines import AuditLine, audit_choices, audit_lines
from assessment.services.audits import plan_next_audit
from assessment.ui import address, flash, menu
from assessment.ui.components.audit_scope_form import KIND, PREFILL, audit_form
from assessment.ui.components.paged import paged
from assessment.ui.components.record_cards import new_button
from assessment.ui.components.record_form import NEW
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

_COLOURS = {
    AuditState.PLANNED: "gray",
    AuditState.IN_PROGRESS: "blue",
    AuditState.SIGNED_OFF: "green",
    AuditState.CANCELLED: "gray",
}


@flash.acting
def plan_with(**fields: object) -> None:
    """Open the form of a new audit with these fields filled in."""
    st.session_state[PREFILL] = fields
    state().opened = (KIND, NEW)


@flash.acting
def _open(audit_id: str) -> None:
    address.go_to_audit(audit_id)
    st.switch_page(menu.script("audit"))


@flash.acting
def _plan_next(audit_id: str, title: str) -> None:
    following = plan_next_audit(desk(), audit_id, title)
    address.go_to_audit(following.id)
    flash.tell(say("audits.next_planned", number=following.number))
    st.switch_page(menu.script("audit"))


def audit_list(work: Work) -> None:
    """The form of a new audit while it is open, then the audits, ten to a page."""
    lines = audit_lines(desk(), work.engagement.id)
    if not lines and state().opened != (KIND, NEW):
        st.info(say("audits.none"), icon=":material/info:")
    if new_button(KIND, say("audits.new")):
        with st.container(border=True, key="audit-new"):
            audit_form(work.engagement.id, audit_choices(desk(), work.engagement.id), None, len(lines))
    with paged(lines, "audits-page") as shown:
        for line in shown:
            _card(line)


def _card(line: AuditLine) -> None:
    audit = line.audit
    with st.container(border=True, key=f"audit-card-{audit.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            badge = f":{_COLOURS[audit.state]}-badge[{label(audit.state)}]"
            st.markdown(f"**{escaped(audit.number)}** · {escaped(audit.title)} {badge}", width="stretch")
            with st.container(horizontal=True, gap="small", width="content"):
                if audit.state is AuditState.SIGNED_OFF:
                    st.button(
                        say("audits.next"),
                        key=f"next-audit-{audit.id}",
                        icon=":material/event_repeat:",
                        type="tertiary",
                        help=say("audits.next.help"),
                        on_click=_plan_next,
                        args=(audit.id, audit.title),
                    )
                st.button(
                    say("start.open"),
                    key=f"open-audit-{audit.id}",
                    icon=":material/arrow_forward:",
                    help=escaped(f"{audit.number} {audit.title}"),
                    on_click=_open,
                    args=(audit.id,),
                )
        st.caption(escaped(" · ".join(_facts(line))))
        if what := _what_now(line):
            st.markdown(escaped(what))


def _facts(line: AuditLine) -> list[str]:
    audit = line.audit
    lead = say("audits.led_by", name=line.lead) if line.lead else say("audits.no_lead")
    found = [say_count("audits.findings", line.findings)] if audit.started_on else []
    return [days_of(audit), clauses_of_audit(audit), lead, *found]


def _what_now(line: AuditLine) -> str:
    audit = line.audit
    if audit.signed_off_at:
        opinion = label(audit.opinion) if audit.opinion else "–"
        return say("audits.signed", date=day(audit.signed_off_at.astimezone().date()), opinion=opinion)
    return say("audits.called_off", reason=audit.cancel_reason) if audit.cancelled_on else line.open
