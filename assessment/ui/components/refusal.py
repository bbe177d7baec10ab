"""A refused form says why where it stands; what was typed stays in its fields."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from assessment.domain.audit import AuditClosed
from assessment.domain.errors import AssessmentError, Conflict
from assessment.ui.markdown import escaped
from assessment.ui.session import Draft, desk, state
from assessment.wording import say
from assessment.wording.figures import clock


@contextmanager
def refusing(key: str, typed: str = "") -> Iterator[None]:
    """Around the service call of a form: a refusal is kept under `key`, a success clears it and notes the time.

    After a conflict the form shows what somebody else saved; what was `typed` is kept beside it. An audit that was closed
    meanwhile has no form any more: then it is kept too.
    """
    memory = state()
    memory.saved.pop(key, None)
    try:
        yield
    except (Conflict, AuditClosed) as conflict:
        memory.drafts[key] = Draft(typed, conflict.message)
    except AssessmentError as refusal:
        memory.drafts[key] = Draft(None, refusal.message)
    else:
        memory.drafts.pop(key, None)
        memory.saved[key] = desk().now()


def outcome(key: str) -> None:
    """Why the last attempt was refused, or when it was saved."""
    memory = state()
    if draft := memory.drafts.get(key):
        st.warning(escaped(draft.reason), icon=":material/warning:")
        if draft.mine:
            st.markdown(say("engagement.mine"))
            st.text(draft.mine)
    elif saved := memory.saved.get(key):
        st.caption(say("card.saved", time=clock(saved)))
