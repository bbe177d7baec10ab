"""The passages of a report that people may edit: they save themselves, and a colleague's words are never overwritten."""

from __future__ import annotations

import functools

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.reporting.gap_report import Passage
from assessment.services.narratives import PassageConflict, edit_passage
from assessment.ui import flash
from assessment.ui.components.two_versions import two_versions
from assessment.ui.markdown import escaped
from assessment.ui.session import Draft, desk, state
from assessment.wording import say


@flash.acting
def _save(assessment_id: str, passage: Passage, key: str) -> None:
    _submit(assessment_id, passage, key, st.session_state[key])


@flash.acting
def _put(assessment_id: str, passage: Passage, key: str, text: object) -> None:
    """Save a text that stands in no widget: the proposal again, or the one chosen of two."""
    memory = state()
    if draft := memory.drafts.pop(key, None):
        memory.shown[key] = draft.theirs if draft.is_conflict else memory.shown[key]
    _submit(assessment_id, passage, key, str(text))
    memory.shown.pop(key, None)


def _submit(assessment_id: str, passage: Passage, key: str, text: str) -> None:
    memory = state()
    try:
        edit_passage(desk(), assessment_id, passage.key, shown=memory.shown[key], text=text, proposed=passage.proposed)
    except PassageConflict as conflict:
        memory.drafts[key] = Draft(conflict.mine, conflict.message, theirs=conflict.theirs, is_conflict=True)
    except AssessmentError as refusal:
        memory.drafts[key] = Draft(text, refusal.message)
    else:
        memory.drafts.pop(key, None)
        memory.shown[key] = text


def passage_editor(assessment_id: str, passage: Passage) -> None:
    """One passage: its text, whether it was edited, and the way back to the proposal."""
    key, memory = f"passage-{assessment_id}-{passage.key}", state()
    if memory.shown.get(key) != passage.text or key not in st.session_state:
        draft = memory.drafts.get(key)
        st.session_state[key] = draft.mine if draft and not draft.is_conflict else passage.text
        memory.shown[key] = passage.text
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{passage.label}**", width="content")
        if passage.is_edited:
            st.button(
                say("passage.use_proposal"),
                key=f"proposal-{key}",
                icon=":material/undo:",
                type="tertiary",
                help=say("passage.use_proposal.help", proposal=escaped(passage.proposed)),
                on_click=_put,
                args=(assessment_id, passage, key, passage.proposed),
            )
    st.text_area(
        passage.label,
        key=key,
        label_visibility="collapsed",
        height="content",
        on_change=_save,
        args=(assessment_id, passage, key),
    )
    if passage.advice:
        st.caption(f":material/info: {passage.advice}")
    if passage.proposal_changed:
        st.caption(say("passage.proposal_changed"))
    _draft(assessment_id, passage, key)


def _draft(assessment_id: str, passage: Passage, key: str) -> None:
    draft = state().drafts.get(key)
    if draft is None:
        return
    st.warning(escaped(draft.reason), icon=":material/warning:")
    if draft.is_conflict:
        keep = functools.partial(_put, assessment_id, passage, key)
        two_versions(key, (draft.mine, draft.mine), (draft.theirs, draft.theirs), keep=keep, can_join=True)
    else:
        st.button(say("draft.retry"), key=f"retry-{key}", on_click=_put, args=(assessment_id, passage, key, draft.mine))
