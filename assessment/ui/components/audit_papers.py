"""The papers of an audit: notification, plan, agendas, declarations, each as a download."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.services.audit_documents import AuditDocument, make_audit_documents
from assessment.services.documents import Format
from assessment.ui.components.audit_downloads import audit_download
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say

_PAPERS = (
    AuditDocument.NOTIFICATION,
    AuditDocument.PLAN,
    AuditDocument.OPENING,
    AuditDocument.CLOSING,
    AuditDocument.DECLARATION,
)


def audit_papers(file: AuditFile) -> None:
    """Every paper in Word, the plan in Excel too."""
    st.header(say("audit_papers.title"), anchor=False)
    st.caption(say("audit_papers.intro"))
    with st.container(horizontal=True):
        for made in make_audit_documents(desk(), file.audit.id, *_PAPERS):
            audit_download(made, Format.DOCX, escaped(say("audit_papers.download", title=made.content.title)))
            if made.name is AuditDocument.PLAN:
                audit_download(made, Format.XLSX, say("audit_papers.download_excel"))
