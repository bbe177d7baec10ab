"""The audit that is open, or the sentence that says how to open one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.domain.errors import NotFound
from assessment.services.audit_files import open_audit
from assessment.services.engagements import newest_assessment
from assessment.ui import address, menu
from assessment.ui.components.kept_text import kept_text
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say


def opened_audit() -> AuditFile:
    """Read the audit that the address or the tab names; without it the page says what to do and stops."""
    memory = state()
    if memory.audit_id is None:
        return _nothing(say("audit.nothing"))
    try:
        file = open_audit(desk(), memory.audit_id)
    except NotFound as refusal:
        gone, memory.audit_id, memory.step = [memory.audit_id], None, None
        return _nothing(refusal.message, gone)
    if memory.engagement_id != file.audit.engagement_id or memory.assessment_id is None:
        memory.engagement_id = file.audit.engagement_id
        memory.assessment_id = newest_assessment(desk(), file.audit.engagement_id).id
        address.write("audit")
    return file


def _nothing(message: str, gone: Sequence[str] = ()) -> NoReturn:
    st.title(say("menu.audit"), anchor=False)
    st.info(escaped(message), icon=":material/info:")
    kept_text(*gone)
    if st.button(say("audit.go_to_audits"), type="primary"):
        st.switch_page(menu.script("audits"))
    st.stop()
