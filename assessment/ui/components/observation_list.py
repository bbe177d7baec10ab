"""Observations as cards, each with its notes and its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessment.domain.fieldwork import FieldNote, Observation, Presence
from assessment.domain.record import TextMissing
from assessment.domain.work import Work
from assessment.services.observations import Seen, change_observation, record_observation
from assessment.ui import flash
from assessment.ui.components.location_fields import (
    LOCATION,
    location_fields,
    location_shown,
    places_of,
    presence_field,
)
from assessment.ui.components.note_taking import take_notes
from assessment.ui.components.record_cards import Act, Card, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say, say_count
from assessment.wording.figures import day

KIND = "observation"
_FIELDS = ("subject", "presence", "place", "observer")


def observation_list(work: Work, notes: Sequence[FieldNote]) -> None:
    """What was watched, the latest first."""
    if not work.observations:
        st.info(say("fieldwork.no_observations"), icon=":material/info:")
    by_id = {one.id: one for one in reversed(work.observations)}
    cards = [_card(work, one, notes) for one in by_id.values()]
    record_cards(KIND, cards, lambda key: _form(work, by_id.get(key)))


def _card(work: Work, one: Observation, notes: Sequence[FieldNote]) -> Card:
    count = sum(note.observation_id == one.id for note in notes)
    parts = (
        label(one.presence),
        *places_of(work, one),
        one.observer,
        say_count("fieldwork.notes", count) if count else "",
    )
    act = Act(say("fieldwork.take_notes"), ":material/edit_note:", take_notes)
    heading = f"**{day(one.seen_on)}** · {escaped(one.subject)}"
    return Card(one.id, heading, escaped(" · ".join(filter(None, parts))), (act,))


@flash.acting
def _save(engagement_id: str, stored: Observation | None, form: RecordForm) -> None:
    with form.saving() as entered:
        if entered["on"] is None:
            raise TextMissing(say("fieldwork.day"))
        seen = Seen(on=entered["on"], **{name: entered[name] for name in (*_FIELDS, *LOCATION)})
        if stored is None:
            record_observation(desk(), engagement_id, seen)
        else:
            change_observation(desk(), stored.id, seen, seen=stored.revision)


def _shown(stored: Observation | None) -> dict[str, Any]:
    if stored is None:
        fields: dict[str, Any] = {"subject": "", "presence": Presence.ON_SITE, "place": "", "on": desk().today()}
        return {**fields, "observer": desk().actor.name, **location_shown(None)}
    return {**{name: getattr(stored, name) for name in _FIELDS}, "on": stored.seen_on, **location_shown(stored)}


def _form(work: Work, stored: Observation | None) -> None:
    key, revision = (stored.id, stored.revision) if stored else (NEW, len(work.observations))
    form = RecordForm(KIND, key, revision, _shown(stored))
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_input(
            say("fieldwork.subject"),
            key=form.key("subject"),
            placeholder=say("fieldwork.subject.placeholder"),
            max_chars=300,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(say("fieldwork.day"), None, key=form.key("on"), format="YYYY-MM-DD", width=150)
            presence_field(form)
            st.text_input(say("fieldwork.place"), key=form.key("place"), max_chars=300, width=220)
        location_fields(work, form)
        st.text_input(say("fieldwork.observer"), key=form.key("observer"), max_chars=300)
        save_button(form, _save, work.engagement.id, stored)
