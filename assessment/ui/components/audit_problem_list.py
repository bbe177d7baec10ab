"""What a careful lead auditor would still ask before signing, each with the way to where it is settled."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_steps import AuditStep, clause_to_settle, step_to_settle
from assessment.domain.remark import Remark, Severity
from assessment.services.audit_closing import audit_problems
from assessment.ui import address, flash, menu
from assessment.ui.components.finding_form import KIND
from assessment.ui.components.paged import paged
from assessment.ui.markdown import escaped
from assessment.ui.presenting import is_presenting
from assessment.ui.session import desk, state
from assessment.wording import label, say

_ICONS = {
    Severity.ERROR: ":material/block:",
    Severity.WARNING: ":material/warning:",
    Severity.INFORMATION: ":material/info:",
}


@flash.acting
def _settle(file: AuditFile, remark: Remark) -> None:
    """Open the very place where a remark is settled."""
    from assessment.ui.components.audit_fieldwork import open_activity, open_clause  # noqa: PLC0415 -- another step

    item, step = remark.place.item, step_to_settle(remark)
    activity = next((one for one in file.plan if one.title == item), None)
    finding = next((one for one in file.findings if one.number == item), None)
    if step is None:
        st.switch_page(menu.script("fieldwork"))
    elif remark.code == "activity-without-result" and activity:
        open_activity(activity.id)
    elif step is AuditStep.FIELDWORK:
        open_clause(clause_to_settle(file, remark))
    else:
        address.go_to_step(step.value)
        if step is AuditStep.FINDINGS and finding:
            state().opened = (KIND, finding.id)


def audit_problem_list(file: AuditFile) -> None:
    """Every remark in a row of its own, the errors first, a page at a time."""
    if is_presenting():
        st.caption(say("presenting.problems"))  # they quote what the reviewer asked
        return
    remarks = audit_problems(desk(), file.audit.id)
    if not remarks:
        st.success(say("audit_closing.nothing_open"), icon=":material/check_circle:")
    with paged(remarks, "before-signing") as shown:
        for place, remark in enumerate(shown):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                words = f"{_ICONS[remark.severity]} {escaped(remark.message)} {escaped(remark.hint)}"
                st.markdown(words, width="content")
                step = step_to_settle(remark)
                st.button(
                    label(step) if step else say("menu.fieldwork"),
                    key=f"settle-{place}",
                    icon=":material/arrow_forward:",
                    type="tertiary",
                    on_click=_settle,
                    args=(file, remark),
                )
