"""Which evidence to show: the filters in the sidebar, kept while the tab is open."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assessment.domain.evidence import EvidenceKind
from assessment.domain.evidence_marks import EvidenceMark
from assessment.reporting.evidence_register import EvidenceRow
from assessment.ui import flash
from assessment.wording import label, say

_SEARCH, _KINDS, _STALE, _UNLINKED = (f"evidence-{name}" for name in ("search", "kinds", "stale", "unlinked"))


@dataclass(frozen=True)
class EvidenceFilter:
    """What is wanted; the defaults let everything through."""

    words: str = ""
    kinds: tuple[EvidenceKind, ...] = ()
    stale: bool = False
    unlinked: bool = False

    def lets(self, row: EvidenceRow) -> bool:
        """True when a row is shown."""
        text = " ".join((row.title, row.source, row.reference, row.file_name, *row.criteria)).casefold()
        return (
            all(word in text for word in self.words.casefold().split())
            and (not self.kinds or row.kind_code in self.kinds)
            and (not self.stale or EvidenceMark.STALE in row.mark_codes)
            and (not self.unlinked or not row.criteria)
        )


@flash.acting
def show_all() -> None:
    """Take every filter off."""
    st.session_state[_SEARCH] = ""
    st.session_state[_KINDS] = []
    st.session_state[_STALE] = st.session_state[_UNLINKED] = False


def evidence_filters() -> EvidenceFilter:
    """Draw the filters; return what they say."""
    words = st.text_input(
        say("evidence.search"),
        key=_SEARCH,
        placeholder=say("evidence.search.placeholder"),
        type="search",
        live="300ms",
        persist_state="session",
    )
    kinds = st.multiselect(
        say("evidence.kinds"),
        list(EvidenceKind),
        format_func=label,
        placeholder=say("evidence.any"),
        key=_KINDS,
        persist_state="session",
    )
    return EvidenceFilter(
        words=words or "",
        kinds=tuple(kinds),
        stale=st.toggle(say("evidence.only_stale"), key=_STALE, persist_state="session"),
        unlinked=st.toggle(say("evidence.only_unlinked"), key=_UNLINKED, persist_state="session"),
    )
