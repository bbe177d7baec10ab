"""Refusals become sentences: one place for the whole front end, and messages that survive a page switch."""

from __future__ import annotations

import functools
import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, ParamSpec

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from assessment.domain.errors import AssessmentError
from assessment.ui.markdown import escaped
from assessment.ui.session import settings, state
from assessment.wording import say

P = ParamSpec("P")

_log = logging.getLogger(__name__)

_ANSWERED = 0.5
"""Seconds until a tab has heard that its file was refused: a run that begins before drops the answer, and the button would
wait for ever."""


def tell(message: str, kind: str = "success") -> None:
    """Keep a message for the next drawing; `kind` is success, error or info."""
    state().message = (kind, message)


def show() -> None:
    """Draw the kept message once, where it is in sight from everywhere on a page, and nothing moves to make room for it."""
    if message := state().message:
        kind, text = message
        state().message = None
        with st.bottom:
            {"success": st.success, "error": st.error, "info": st.info}[kind](escaped(text))


@contextmanager
def guard() -> Iterator[None]:
    """Draw a refusal as a sentence, around a page or a fragment; the unexpected goes to a log file, never to the screen."""
    try:
        yield
    except AssessmentError as refusal:
        st.error(escaped(refusal.message))
    except Exception:  # noqa: BLE001 -- the one place of the screen where nothing may pass
        st.error(escaped(say("flash.unexpected", file=_logged())))


def acting(callback: Callable[P, Any]) -> Callable[P, None]:
    """A widget callback whose refusals become messages."""

    @functools.wraps(callback)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
            if _is_left_out():
                st.rerun()
        except Exception as trouble:  # noqa: BLE001 -- as above, for what runs before the page
            tell(_sentence(trouble), "error")
            st.rerun()  # a callback inside a fragment would redraw the fragment only, and not the message

    return guarded


def making(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file when it is asked for: a refusal becomes a message, and the page is drawn anew to show it."""
    memory, run = state(), get_script_run_ctx()  # the file is made beside all runs of the page, where neither is known

    def guarded() -> bytes:
        try:
            return make()
        except Exception as trouble:
            memory.message = ("error", _sentence(trouble))
            if run is not None:
                _draw_again(run.session_id)
            raise

    return guarded


def _sentence(trouble: Exception) -> str:
    """What a person reads of it; called while it is handled."""
    return trouble.message if isinstance(trouble, AssessmentError) else say("flash.unexpected", file=_logged())


def _draw_again(session_id: str) -> None:
    """Run the page of a tab from outside it, as Streamlit does when a source file changes; it offers no public way."""
    if tab := runtime.get_instance().get_app_session(session_id):
        # The last state of the tab: with nothing it would open the first page.
        later = threading.Timer(_ANSWERED, lambda: tab.request_rerun(tab._client_state))  # noqa: SLF001
        later.daemon = True
        later.start()


def _is_left_out() -> bool:
    """True when this run draws fragments only, and the control that was used stands in none of them.

    Who types and then clicks at once leaves the field by the click: the browser sends both as one message, for the
    fragment of the field. Without a run of the whole page the click would be heard and nothing would move.
    """
    run = get_script_run_ctx()
    return run is not None and bool(run.fragment_ids_this_run) and ThreadState.get().fragment_id is None


def _logged() -> str:
    """Write the traceback for whoever mends it; return where."""
    _log.exception("unexpected")
    file = settings().home / "errors.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(f"{datetime.now(UTC).isoformat()}\n{traceback.format_exc()}\n")
    except OSError:
        return say("flash.terminal")
    return str(file)
