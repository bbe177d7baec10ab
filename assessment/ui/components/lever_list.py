"""What would raise the score most, with the way to each criterion."""

from __future__ import annotations

import streamlit as st

from assessment.domain.scoring import levers
from assessment.domain.work import Work
from assessment.reporting.breakdowns import LEVERS
from assessment.reporting.gap_report import GapReport
from assessment.ui.components.clause_link import clause_link
from assessment.ui.markdown import escaped
from assessment.wording import say


def lever_list(work: Work, report: GapReport) -> None:
    """The sentences of the report, best first."""
    if not report.levers:
        st.markdown(say("report.no_gaps"))
    for sentence, lever in zip(report.levers, levers(work.checklist, work.results, LEVERS), strict=False):
        clause = work.checklist.clause(work.checklist.criterion(lever.criterion_id).clause_number)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":material/trending_up: {escaped(sentence)}", width="content")
            clause_link(work, clause)
