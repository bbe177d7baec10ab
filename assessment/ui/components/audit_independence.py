"""Independence: every conflict as a sentence, and the waiver with a reason that the report prints."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.reporting.audit_standing import conflict_sentence
from assessment.services.audits import waive_conflicts
from assessment.ui import flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say
from assessment.wording.figures import day

_MARK = ":material/warning:"


@flash.acting
def _waive(audit_id: str, place: str, conflicts: list[str]) -> None:
    chosen = st.session_state.get(f"{place}-which", conflicts)
    with refusing(place):
        waive_conflicts(desk(), audit_id, chosen, st.session_state[f"{place}-reason"])


def audit_independence(file: AuditFile) -> None:
    """The conflicts that are open, the form that waives them, and those that were waived."""
    st.header(say("audit_plan.independence"), anchor=False)
    if not file.conflicts:
        st.markdown(say("audit_plan.independence.none"))
        return
    open_ones = {one.key: conflict_sentence(file, one) for one in file.unsettled_conflicts}
    if open_ones:
        st.warning("  \n".join(map(escaped, open_ones.values())), icon=_MARK)
        if not file.audit.is_closed:
            _waiver(file.audit.id, open_ones)
    reasons = {waiver.conflict: waiver for waiver in file.waivers}
    for conflict in file.conflicts:
        if waiver := reasons.get(conflict.key):
            st.markdown(f":material/check: {escaped(conflict_sentence(file, conflict))}")
            on = day(waiver.waived_at.astimezone().date())
            st.caption(escaped(say("audit_plan.waived", name=waiver.waived_by, date=on, reason=waiver.reason)))


def _waiver(audit_id: str, sentences: dict[str, str]) -> None:
    """One reason for one conflict or for several."""
    place = f"waive-{audit_id}"
    with st.form(place, border=False):
        st.markdown(say("audit_plan.waive.about"))
        if len(sentences) > 1:
            key = f"{place}-which"
            kept = st.session_state.get(key, list(sentences))
            st.session_state[key] = [one for one in kept if one in sentences] or list(sentences)
            st.multiselect(say("audit_plan.waive.which"), list(sentences), key=key, format_func=sentences.__getitem__)
        st.text_input(say("audit_plan.waive.reason"), key=f"{place}-reason", max_chars=2000)
        if place in state().drafts:
            outcome(place)
        st.form_submit_button(
            say("audit_plan.waive"),
            key=f"{place}-do",
            icon=":material/gavel:",
            on_click=_waive,
            args=(audit_id, place, list(sentences)),
        )
