"""The report of an audit and the register of its findings, as downloads."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.services.audit_documents import AuditDocument, audit_formats, make_audit_documents
from assessment.ui.components.audit_downloads import audit_download
from assessment.ui.session import desk
from assessment.wording import say


def audit_documents(file: AuditFile) -> None:
    """Report and findings in every form they come in; a draft says so."""
    st.header(say("audit_report.download"), anchor=False)
    st.caption(say("audit_report.intro.signed" if file.sign_off else "audit_report.intro.draft"))
    for made in make_audit_documents(desk(), file.audit.id, AuditDocument.REPORT, AuditDocument.FINDINGS):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", border=True):
            st.markdown(f"**{made.content.title}**", width="stretch")
            for form in audit_formats(made.name):
                audit_download(made, form, say(f"reports.format.{form.value}"))
