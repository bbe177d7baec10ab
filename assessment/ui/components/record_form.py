"""The fields of one record in a form: keyed by id and revision, so that a refusal keeps them and a conflict shows both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any

import streamlit as st

from assessment.domain.organization import Person
from assessment.services.places import Place
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.session import state
from assessment.wording import label, say
from assessment.wording.figures import day

NEW = "new"
"""Stands for the id of a record that is not there yet."""


@dataclass(frozen=True)
class RecordForm:
    """One form: what kind of record, which one in which revision, and what is stored in its fields (name → value)."""

    kind: str
    id: str
    revision: int
    shown: Mapping[str, Any]

    @property
    def place(self) -> str:
        """Where its outcome is kept, whatever the revision."""
        return f"{self.kind}-{self.id}"

    @property
    def prefix(self) -> str:
        """The beginning of its keys: after a save the fields show what is stored."""
        return f"{self.place}-{self.revision}"

    def key(self, name: str) -> str:
        """The key of a field."""
        return f"{self.prefix}-{name}"

    def fill(self) -> None:
        """Give every field the stored value, unless somebody is typing."""
        for name, value in self.shown.items():
            st.session_state.setdefault(self.key(name), value)

    def entered(self) -> dict[str, Any]:
        """What the fields hold now."""
        return {name: st.session_state[self.key(name)] for name in self.shown}

    @contextmanager
    def saving(self) -> Iterator[dict[str, Any]]:
        """Around the service call with what was entered: done, the form closes; refused, it says why and keeps the rest."""
        entered = self.entered()
        typed = "\n".join(_said(value) for name, value in entered.items() if value and value != self.shown[name])
        with refusing(self.place, typed):
            yield entered
            state().opened = None

    def refusal(self) -> None:
        """Why the last attempt was refused."""
        if state().drafts.get(self.place):
            outcome(self.place)


def save_button(
    form: RecordForm, on_click: Callable[..., None], *args: Any, words: str = "", is_main: bool = True
) -> None:
    """Within the form, below its fields: why the last attempt was refused, and the button that saves, or does, `words`."""
    form.refusal()
    st.form_submit_button(
        words or say("fieldwork.save"),
        key=f"{form.prefix}-save",
        type="primary" if is_main else "secondary",
        icon=":material/check:",
        on_click=on_click,
        args=(*args, form),
    )


def leaving_button(form: RecordForm, family: str, one: Person | Place, on_click: Callable[..., None]) -> None:
    """Below the form: it left, or, where it did, it is back; `family` begins the words for it."""
    st.button(
        say(f"{family}.set_back") if one.left else say(f"{family}.set_left"),
        key=f"{form.prefix}-left",
        icon=":material/logout:",
        type="tertiary",
        help=say(f"{family}.set_left.help"),
        on_click=on_click,
        args=(one, form),
    )


def _said(value: Any) -> str:
    """A value of a form as people read it."""
    match value:
        case date():
            return day(value)
        case time():
            return f"{value:%H:%M}"
        case Enum():
            return label(value)
        case list() | tuple():
            return ", ".join(map(str, value))
    return str(value)
