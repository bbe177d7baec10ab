"""The rating that its linked criteria propose for a principle, and one click to take it over."""

from __future__ import annotations

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.proposal import Proposal
from assessment.domain.work import Work
from assessment.reporting import pace_phrases
from assessment.services.answers import Field
from assessment.services.proposals import accept_proposal, read_proposal
from assessment.ui import autosave, flash
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say


@flash.acting
def _accept(result: CriterionResult, proposal: Proposal) -> None:
    key = autosave.key_of(result, Field.RATING)
    shown = state().shown.get(key, result.rating)
    with autosave.keeping(result, key, proposal.rating):
        accept_proposal(desk(), result.assessment_id, result.criterion_id, proposal, shown=shown)
    autosave.redraw()


def proposal_line(work: Work, result: CriterionResult) -> None:
    """What is proposed, from where, and “Accept”; nothing once the rating says the same."""
    proposal = read_proposal(desk(), result.assessment_id, result.criterion_id)
    if proposal is None or proposal.rating == result.rating:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(escaped(pace_phrases.proposal(proposal, work.checklist)), width="content")
        st.button(
            say("proposal.accept"),
            key=f"accept-{result.criterion_id}",
            icon=":material/done:",
            type="tertiary",
            on_click=_accept,
            args=(result, proposal),
        )
