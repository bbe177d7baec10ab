"""Documents seen as cards: version, date, adequacy and the rule each sets, with its notes and its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessment.domain.fieldwork import Adequacy, DocumentReview, FieldNote
from assessment.domain.record import TextMissing
from assessment.domain.work import Work
from assessment.reporting.fieldwork_phrases import title_of
from assessment.services.observations import DocumentSeen, change_document, record_document
from assessment.ui import flash
from assessment.ui.components.note_taking import take_notes
from assessment.ui.components.record_cards import Act, Card, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

KIND = "document"
_FIELDS = ("title", "version", "dated", "adequacy", "rule")
_COLOURS = {Adequacy.ADEQUATE: "green", Adequacy.PARTLY: "orange", Adequacy.NOT_ADEQUATE: "red"}


def documents_seen_list(work: Work, notes: Sequence[FieldNote]) -> None:
    """The documents by title."""
    if not work.documents_seen:
        st.info(say("fieldwork.no_documents"), icon=":material/info:")
    by_id = {one.id: one for one in work.documents_seen}
    cards = [_card(one, notes) for one in by_id.values()]
    record_cards(KIND, cards, lambda key: _form(work, by_id.get(key)))


def _card(one: DocumentReview, notes: Sequence[FieldNote]) -> Card:
    count = sum(note.document_review_id == one.id for note in notes)
    badge = f" :{_COLOURS[one.adequacy]}-badge[{label(one.adequacy)}]" if one.adequacy in _COLOURS else ""
    parts = (
        one.rule,
        say("fieldwork.read_on", date=day(one.reviewed_on), by=one.reviewed_by),
        say_count("fieldwork.notes", count) if count else "",
    )
    act = Act(say("fieldwork.take_notes"), ":material/edit_note:", take_notes)
    small = escaped(" · ".join(filter(None, parts)))
    return Card(one.id, f"**{escaped(title_of(one, {}))}**{badge}", small, (act,))


@flash.acting
def _save(engagement_id: str, stored: DocumentReview | None, form: RecordForm) -> None:
    with form.saving() as entered:
        if entered["on"] is None:
            raise TextMissing(say("fieldwork.read"))
        document = DocumentSeen(**entered)
        if stored is None:
            record_document(desk(), engagement_id, document)
        else:
            change_document(desk(), stored.id, document, seen=stored.revision)


def _shown(stored: DocumentReview | None) -> dict[str, Any]:
    if stored is None:
        blank = {"title": "", "version": "", "dated": None, "adequacy": Adequacy.NOT_JUDGED, "rule": ""}
        return {**blank, "on": desk().today()}
    return {**{name: getattr(stored, name) for name in _FIELDS}, "on": stored.reviewed_on}


def _form(work: Work, stored: DocumentReview | None) -> None:
    key, revision = (stored.id, stored.revision) if stored else (NEW, len(work.documents_seen))
    form = RecordForm(KIND, key, revision, _shown(stored))
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_input(
            say("fieldwork.document"),
            key=form.key("title"),
            placeholder=say("fieldwork.document.placeholder"),
            max_chars=300,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("fieldwork.document.version"), key=form.key("version"), max_chars=300, width=150)
            st.date_input(say("fieldwork.dated"), None, key=form.key("dated"), format="YYYY-MM-DD", width=150)
            st.date_input(say("fieldwork.read"), None, key=form.key("on"), format="YYYY-MM-DD", width=150)
        st.segmented_control(
            say("fieldwork.adequacy"),
            list(Adequacy),
            key=form.key("adequacy"),
            required=True,
            format_func=lambda one: choice(label(one)),
            wrap=True,
        )
        st.text_area(
            say("fieldwork.rule"), key=form.key("rule"), placeholder=say("fieldwork.rule.placeholder"), height=80
        )
        save_button(form, _save, work.engagement.id, stored)
