"""Where a piece of evidence is used: the criteria with links to their clauses, and the choice of more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from assessment.domain.evidence import Evidence
from assessment.domain.work import Work
from assessment.services.evidence import Use, link_evidence, where_used
from assessment.ui import flash, menu
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.components.row_table import digest
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say

_STATEMENT_SHOWN = 80


@flash.acting
def _save(assessment_id: str, evidence: Evidence, shown: tuple[str, ...], widget: str) -> None:
    with refusing(f"links-{evidence.id}"):
        link_evidence(desk(), assessment_id, evidence.id, shown=shown, wanted=st.session_state[widget])


def evidence_uses(work: Work, evidence: Evidence) -> None:
    """Draw the uses, then the form that links."""
    uses = where_used(desk(), evidence.id)
    if not uses:
        st.markdown(say("evidence.unused"))
    for (assessment_id, title), found in groupby(uses, lambda use: (use.assessment_id, use.assessment)):
        if assessment_id != work.assessment.id:
            st.caption(say("evidence.use.elsewhere", assessment=escaped(title)))
        for use in found:
            _use(work, use)
    _links(work, evidence, [use.criterion_id for use in uses if use.assessment_id == work.assessment.id])


def _use(work: Work, use: Use) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        words = say("evidence.use", criterion=escaped(use.criterion_id), statement=escaped(use.statement))
        st.markdown(words, width="stretch")
        st.page_link(
            menu.script("gap_analysis"),
            label=escaped(say("clause_link", clause=use.clause.number)),
            icon=":material/arrow_forward:",
            width="content",
            help=escaped(use.clause.label),
            query_params={
                "engagement": work.engagement.id,
                "assessment": use.assessment_id,
                "clause": use.clause.number,
            },
        )


def _links(work: Work, evidence: Evidence, linked: Sequence[str]) -> None:
    shown = tuple(linked)
    widget = f"links-{evidence.id}-{digest(shown)}"
    st.session_state.setdefault(widget, list(shown))
    names = {
        criterion.id: f"{criterion.id} {criterion.statement}"[:_STATEMENT_SHOWN]
        for criterion in work.checklist.criteria
    }
    with st.form(f"form-{widget}", border=False):
        st.multiselect(
            say("evidence.links"),
            list(names),
            key=widget,
            format_func=lambda key: names[key],
            placeholder=say("evidence.links.placeholder"),
            select_all=False,  # no piece of evidence proves a whole checklist
        )
        outcome(f"links-{evidence.id}")
        st.form_submit_button(
            say("evidence.links.save"),
            key=f"save-{widget}",
            icon=":material/link:",
            on_click=_save,
            args=(work.assessment.id, evidence, shown, widget),
        )
