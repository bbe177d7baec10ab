"""What a tab could not save because somebody else closed the audit meanwhile: why, and the words to copy."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit import AuditClosed
from assessment.domain.audit_file import AuditFile
from assessment.ui.components.kept_text import kept_text
from assessment.ui.components.record_form import NEW
from assessment.ui.markdown import escaped
from assessment.ui.session import state


def closed_meanwhile(file: AuditFile) -> None:
    """Above a closed audit, whose forms are gone: the refusal of each that was open, with what was typed."""
    reason = AuditClosed().message
    parts = [*file.findings, *file.review_notes, *file.plan, *file.contacts, *file.awareness, *file.walk_throughs]
    ids = (file.audit.id, f"finding-{NEW}", *(one.id for one in parts))
    refused = [
        key for key, draft in state().drafts.items() if draft.reason == reason and any(one in key for one in ids)
    ]
    if file.audit.is_closed and refused:
        st.warning(escaped(reason), icon=":material/warning:")
        kept_text(*refused)
