"""Earlier versions of a record: when, by whom, what changed, and for an answer one click to restore one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.history import FieldChange, Version
from assessment.reporting.history import answer_value, field_name, plain_value
from assessment.services.history import AnswerHistory, answer_history, restore_answer
from assessment.ui import autosave, flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.presenting import is_presenting
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import clock, day

FIRST, MORE = 5, 10
"""Versions that are listed at first, and with each click on “older”."""

SHORT = 80
"""Characters up to which the former value stands beside the new one; a longer one is read in its own version."""

_BLANK: tuple[Any, ...] = (None, "", [], {}, False)
_INTERNAL = frozenset({"note", "flagged"})


@flash.acting
def _restore(result: CriterionResult, revision: int) -> None:
    with refusing(_key(result.id)):
        restore_answer(desk(), result.assessment_id, result.criterion_id, revision, seen=result.revision)
    autosave.redraw()


def _show_older(key: str) -> None:
    st.session_state[key] = st.session_state.get(key, FIRST) + MORE


def answer_versions(result: CriterionResult, checklist: Checklist) -> None:
    """The versions of an answer, each with a way back to it."""
    found: AnswerHistory = answer_history(desk(), result.assessment_id, result.criterion_id)
    outcome(_key(result.id))

    def shown(field: str, value: Any) -> str:
        return answer_value(field, value, checklist, found.names)

    def restore(version: Version) -> None:
        st.button(
            say("history.restore"),
            key=f"restore-{result.id}-{version.revision}",
            icon=":material/history:",
            type="tertiary",
            help=say("history.restore.help"),
            on_click=_restore,
            args=(result, version.revision),
        )

    version_list(result.id, found.versions, shown=shown, restore=restore)


def version_list(
    key: str,
    versions: Sequence[Version],
    *,
    shown: Callable[[str, Any], str] = lambda _, value: plain_value(value),
    restore: Callable[[Version], None] | None = None,
) -> None:
    """The versions of any record, the newest first; `shown` puts a value into words, `restore` draws the way back."""
    if not versions:
        st.caption(say("history.none"))
    counted = f"{_key(key)}-shown"
    count = st.session_state.get(counted, FIRST)
    for place, version in enumerate(versions[:count]):
        with st.container(key=f"{_key(key)}-{version.revision}", gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _head(version, is_now=place == 0, is_first=version is versions[-1])
                if restore and place and version.body is not None:
                    restore(version)
            _changes(version, shown)
    if len(versions) > count:
        st.button(
            say("history.older"),
            key=f"{_key(key)}-older",
            icon=":material/expand_more:",
            type="tertiary",
            on_click=_show_older,
            args=(counted,),
        )


def _head(version: Version, *, is_now: bool, is_first: bool) -> None:
    line = say("history.line", date=day(version.at.astimezone().date()), time=clock(version.at), by=version.by)
    marks = [say("history.now")] * is_now + [say("history.first")] * is_first
    st.caption(escaped(" · ".join((line, *marks))), width="content")


def _changes(version: Version, shown: Callable[[str, Any], str]) -> None:
    if version.body is None:
        st.markdown(say("history.erased"))
    elif version.changes is None:
        st.markdown(say("history.unknown"))
    else:
        told = [change for change in version.changes if not (is_presenting() and change.field in _INTERNAL)]
        st.markdown("  \n".join(_sentence(change, shown) for change in told) or say("history.unchanged"))


def _sentence(change: FieldChange, shown: Callable[[str, Any], str]) -> str:
    words = {"field": escaped(field_name(change.field)), "after": escaped(shown(change.field, change.after))}
    before = shown(change.field, change.before)
    if change.before in _BLANK or len(before) > SHORT:
        return say("history.set", **words)
    return say("history.change", before=escaped(before), **words)


def _key(key: str) -> str:
    return f"history-{key}"
