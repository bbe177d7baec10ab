"""A verdict of a closed audit, to be read: rating, rationale, evidence, and who judged and reviewed it."""

from __future__ import annotations

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.audit_fieldwork import AuditMethod
from assessment.domain.checklist import Criterion
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.ui.markdown import escaped
from assessment.wording import label, say


def fixed_verdict(work: Work, criterion: Criterion) -> None:
    """One criterion with what was found, without a field to change."""
    result = work.result(criterion)
    with st.container(border=True, key=f"fixed-{criterion.id}"):
        rating = phrases.rating(result.rating, work.checklist)
        verdict = f"{rating} · {label(result.gap_kind)}" if result.gap_kind else rating
        st.markdown(f"**{criterion.id}** {escaped(criterion.statement)}\n\n**{escaped(verdict)}**")
        if result.rationale.strip():
            st.text(result.rationale)
        for item in (work.evidence[key] for key in result.evidence_ids if key in work.evidence):
            st.markdown(f":material/attach_file: {escaped(f'{item.number} {item.title}'.strip())}")
        st.caption(escaped(_small(result)))


def _small(result: CriterionResult) -> str:
    """How it was found, by whom, and who reviewed it."""
    methods = [label(AuditMethod(name)) for name in result.methods if name in set(AuditMethod)]
    who = [say("fieldwork_audit.judged", name=result.assessed_by)] if result.assessed_by else []
    return " · ".join((*methods, *who, label(result.work_state)))
