"""What one browser tab remembers: one object under one key, never records, connections or files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.domain.views import View
from assessment.services import desk as desks
from assessment.services.desk import Desk
from assessment.services.files import Taken
from assessment.services.identity import who_works_here
from assessment.services.installation import read_settings
from assessment.storage.store import Store

_KEY = "state"
_OUR_VARIABLES = ("ISO10002_", "DATABASE_URL")


@dataclass
class Draft:
    """Something typed that could not be saved: what, why, and what stands there instead if somebody was faster."""

    mine: Any
    reason: str
    theirs: Any = None
    is_conflict: bool = False


@dataclass
class State:
    """Ids of what is open, values last shown per widget, unsaved drafts, and marks of what was saved when.

    `section` is what was last looked at under a criterion, and what the next one shows when it is opened.

    Per place where files are brought: what became of the last ones, how often its uploader was emptied, which it lists.
    """

    engagement_id: str | None = None
    assessment_id: str | None = None
    clause: str | None = None
    audit_id: str | None = None
    step: str | None = None
    nonconformity_id: str | None = None
    review_id: str | None = None
    part: str | None = None
    opened: tuple[str, str] | None = None
    section: str = "guidance"
    view: View = field(default_factory=View)
    page: int = 1
    selected: tuple[tuple[str, View], tuple[str, ...]] | None = None
    focus: str | None = None
    top_wanted: bool = False
    tops: int = 0
    keys_off: bool = False
    pace_hidden: bool = False
    note_id: str = ""
    shown: dict[str, Any] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    saved: dict[str, datetime] = field(default_factory=dict)
    message: tuple[str, str] | None = None
    presenting: bool = False
    guide: str | None = None
    tour_step: int = 0
    taken: dict[str, tuple[Taken, ...]] = field(default_factory=dict)
    uploads: dict[str, int] = field(default_factory=dict)
    brought: dict[str, frozenset[str]] = field(default_factory=dict)


def state() -> State:
    """This tab's memory."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = State()
    kept: State = st.session_state[_KEY]
    return kept


def settings() -> Settings:
    """The settings of this installation; made again only when the environment changes (tests change it)."""
    return _settings(tuple((name, value) for name, value in os.environ.items() if name.startswith(_OUR_VARIABLES)))


@lru_cache(maxsize=8)
def _settings(environment: tuple[tuple[str, str], ...]) -> Settings:
    del environment  # the key of the cache
    return read_settings()


def person() -> Actor | None:
    """Who sits here, or None before the introduction."""
    return who_works_here(settings())


def desk() -> Desk:
    """Everything a service needs, for the person at this computer."""
    current = settings()
    return Desk(_store(current.database), desks.shelf_of(current), person())


@st.cache_resource(max_entries=8)
def _store(database: str) -> Store:
    del database  # the key of the cache: another database is another store
    return desks.open_store(settings())
