"""What became of the findings of an audit: how many nonconformities were raised from them, and the way there."""

from __future__ import annotations

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.domain.grading import GradeClass
from assessment.domain.nonconformity import Nonconformity
from assessment.ui.components.register_switch import REGISTER, register_link
from assessment.wording import say, say_count


def findings_taken_up(file: AuditFile, raised: dict[str, Nonconformity]) -> None:
    """One sentence with the way to the register; nothing where no finding asks for a nonconformity."""
    count = len({one.id for one in raised.values()})
    graded = {file.scale.grade(finding.grade).grade_class for finding in file.standing_findings}
    if not count and GradeClass.NONCONFORMITY not in graded:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="taken-up"):
        words = say_count("findings.taken_up", count) if count else say("findings.not_taken_up")
        st.markdown(words, width="content")
        register_link(REGISTER, say("menu.nonconformities"), icon=":material/arrow_forward:")
