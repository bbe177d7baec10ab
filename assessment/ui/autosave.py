"""Fields that save themselves: the value last shown per widget, the save, and what to do when it is refused.

A widget's key is record id + field, never the revision. When the stored value differs from the one last shown, the
widget is set before it is drawn. A refused save keeps the typed value as a draft; the card then shows both.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assessment.domain.assessment import CriterionResult
from assessment.domain.errors import AssessmentError
from assessment.services.answers import AnswerConflict, Field, save_answer
from assessment.ui.session import Draft, desk, state

LINE_BREAKS = str.maketrans({"\v": "\n", "\f": "\n", "\x85": "\n"})
"""Other line breaks that people paste, each as the ordinary one."""

OVERVIEW = "overview"
"""The fragment that draws the progress line and the marks of the open chapter and clause."""


def key_of(result: CriterionResult, field: Field) -> str:
    """The widget key of a field."""
    return f"{result.id}:{field.value}"


def fragment_of(criterion_id: str) -> str:
    """The key of the fragment that draws a criterion."""
    return f"card-{criterion_id}"


def prepare(result: CriterionResult, field: Field) -> str:
    """Bring a field's widget to the stored value if that changed since it was shown; return the widget's key."""
    memory, key = state(), key_of(result, field)
    stored = getattr(result, field.value)
    if key not in memory.shown or memory.shown[key] != stored or key not in st.session_state:
        draft = memory.drafts.get(key)
        st.session_state[key] = draft.mine if draft and not draft.is_conflict else stored
        memory.shown[key] = stored
    return key


def save(result: CriterionResult, field: Field) -> None:
    """The callback of a field: one service call, then redraw what the change touches."""
    key = key_of(result, field)
    value = st.session_state[key]
    submit(result, field, value.translate(LINE_BREAKS) if isinstance(value, str) else value)
    redraw()


def submit(result: CriterionResult, field: Field, value: Any) -> None:
    """Save a value against the one last shown (without a widget, the one drawn); a refusal becomes a draft."""
    memory, key = state(), key_of(result, field)
    shown = memory.shown.get(key, getattr(result, field.value))
    with keeping(result, key, value):
        saved = save_answer(desk(), result.assessment_id, result.criterion_id, field, shown=shown, value=value)
        stored = getattr(saved, field.value)
        if key in st.session_state and st.session_state[key] == stored:
            memory.shown[key] = stored
        else:
            memory.shown.pop(key, None)  # the next drawing sets the widget; set here, the browser would not hear of it


@contextmanager
def keeping(result: CriterionResult, key: str, typed: Any) -> Iterator[None]:
    """Around a save: done, the card says so; refused, what was typed becomes a draft under `key`."""
    memory = state()
    try:
        yield
    except AnswerConflict as conflict:
        memory.drafts[key] = Draft(conflict.mine, conflict.message, theirs=conflict.theirs, is_conflict=True)
    except AssessmentError as refusal:
        memory.drafts[key] = Draft(typed, refusal.message)
    else:
        memory.drafts.pop(key, None)
        memory.saved[result.id] = desk().now()


def keep(result: CriterionResult, field: Field, value: Any) -> None:
    """Settle a conflict: save `value` over what the other person wrote, having seen it."""
    key = key_of(result, field)
    memory = state()
    draft = memory.drafts.pop(key)
    memory.shown[key] = draft.theirs
    submit(result, field, value)
    redraw()


def redraw() -> None:
    """End a callback of a card: this run draws the tree's marks and the progress line too, right after the card.

    `st.rerun([card, OVERVIEW])` would throw the run of the callback away and start a second one, and the browser
    works through the whole page at the start and at the end of each. Streamlit goes through this very list while it
    draws, so what is added comes next. (A run of the whole page has no list, and draws everything anyway.)
    """
    run = get_script_run_ctx()
    if run is not None and (drawn := run.fragment_ids_this_run):
        drawn += [found for found in run.fragment_storage.resolve_target(OVERVIEW) if found not in drawn]


def redraw_cards(*criterion_ids: str) -> None:
    """End a callback that changes several cards: exactly these are drawn again."""
    st.rerun([*map(fragment_of, dict.fromkeys(criterion_ids))])
