"""Evidence for one criterion: choose a piece there is already, or bring a file or screenshot straight to the answer."""

from __future__ import annotations

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.evidence import Evidence
from assessment.domain.work import Work
from assessment.services.evidence import link_evidence
from assessment.ui import autosave, flash
from assessment.ui.components.evidence_upload import evidence_upload
from assessment.ui.session import desk
from assessment.wording import say


@flash.acting
def _link(result: CriterionResult, key: str) -> None:
    if evidence_id := st.session_state[key]:
        with autosave.keeping(result, key, evidence_id):
            link_evidence(desk(), result.assessment_id, evidence_id, shown=(), wanted=(result.criterion_id,))
    autosave.redraw()


def name_of(evidence: Evidence) -> str:
    """The title of a piece of evidence, with its file where that says more."""
    if not evidence.file_name or evidence.file_name.rpartition(".")[0] == evidence.title:
        return evidence.file_name or evidence.title
    return say("card.evidence.with_file", title=evidence.title, file=evidence.file_name)


def evidence_input(work: Work, result: CriterionResult) -> None:
    """Draw both ways; each takes effect at once."""
    others = {key: name_of(item) for key, item in work.evidence.items() if key not in result.evidence_ids}
    if others:
        key = f"link-{result.id}-{len(result.evidence_ids)}"  # an empty field after each choice
        st.selectbox(
            say("card.evidence.choose"),
            list(reversed(others)),
            index=None,
            key=key,
            format_func=lambda evidence_id: others.get(evidence_id, evidence_id),
            placeholder=say("card.evidence.choose.placeholder"),
            on_change=_link,
            args=(result, key),
        )
    evidence_upload(result.assessment_id, f"card-{result.id}", criterion_id=result.criterion_id)
