"""Rate what is left on a page in one go: one rating, one rationale, and a sentence that says how many it will be."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessment.domain.checklist import NOT_APPLICABLE, Criterion
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.services.rest_of_clause import rate_the_rest
from assessment.services.work import open_work
from assessment.ui import flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk, state
from assessment.wording import say, say_count

_FORM, _RATING, _RATIONALE, _OPEN = "rest", "rest-rating", "rest-rationale", "rest-open"


@flash.acting
def _rate(assessment_id: str, criterion_ids: Sequence[str]) -> None:
    with refusing(_FORM):
        rate_the_rest(
            desk(),
            assessment_id,
            criterion_ids,
            rating=st.session_state[_RATING],
            rationale=st.session_state[_RATIONALE],
        )
        flash.tell(say_count("rest.done", len(criterion_ids)))
        st.session_state[_RATING], st.session_state[_RATIONALE], st.session_state[_OPEN] = None, "", False
    state().saved.pop(_FORM, None)
    st.rerun()  # the form is a fragment, but all the cards change


@st.fragment(key="rest-form")
@flash.guard()
def rest_form(assessment_id: str, criteria: Sequence[Criterion]) -> None:
    """Folded until it is wanted; what is left is read when it opens, not before."""
    with st.expander(say("rest"), icon=":material/done_all:", key=_OPEN, on_change="rerun") as form:
        if form.open:
            _form(open_work(desk(), assessment_id), criteria)


def _form(work: Work, criteria: Sequence[Criterion]) -> None:
    rest = [criterion.id for criterion in criteria if work.result(criterion).rating is None]
    if not rest:
        st.markdown(say("rest.nothing"))
        return
    rating = st.segmented_control(
        say("card.rating"),
        [*(step.id for step in work.checklist.head.scale), NOT_APPLICABLE],
        key=_RATING,
        format_func=lambda one: choice(escaped(phrases.rating(one, work.checklist))),
        label_visibility="collapsed",
        wrap=True,
    )
    st.text_area(say("rest.rationale"), key=_RATIONALE, height=80)
    outcome(_FORM)
    if rating:
        words = phrases.rating(rating, work.checklist)
        st.markdown(escaped(say_count("rest.confirm", len(rest), rating=words, criteria=", ".join(rest))))
        st.button(
            say_count("rest.rate", len(rest)),
            key="rest-rate",
            type="primary",
            on_click=_rate,
            args=(work.assessment.id, tuple(rest)),
        )
