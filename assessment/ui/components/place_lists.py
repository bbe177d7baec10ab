"""Sites and processes as cards: what they are, who owns them, and whether they are still within the scope."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from assessment.domain.organization import Process, Site
from assessment.domain.work import Work
from assessment.services.places import (
    Place,
    ProcessEntry,
    SiteEntry,
    add_process,
    add_site,
    change_process,
    change_site,
    list_places,
    set_place_left,
)
from assessment.ui import flash
from assessment.ui.components.record_cards import Card, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, leaving_button, save_button
from assessment.ui.components.refusal import refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say, say_count

_ACTS: dict[str, tuple[Callable[..., Place], Callable[..., Place], Callable[..., SiteEntry | ProcessEntry]]] = {
    Site.table: (add_site, change_site, SiteEntry),
    Process.table: (add_process, change_process, ProcessEntry),
}
"""How each kind is added and changed, and what is entered about it."""


def site_list(work: Work) -> None:
    """Sites by name, those outside the scope last."""
    _list(work, Site, say("places.no_sites"))


def process_list(work: Work) -> None:
    """Processes by name, those outside the scope last."""
    _list(work, Process, say("places.no_processes"))


def _list(work: Work, kind: type[Place], nothing: str) -> None:
    places = list_places(desk(), kind, work.engagement.id)
    if not places:
        st.info(nothing, icon=":material/info:")
    by_id = {place.id: place for place in places}
    cards = [_card(work, place) for place in places]
    record_cards(kind.table, cards, lambda key: _form(work, kind, by_id.get(key), len(places)))


def _card(work: Work, place: Place) -> Card:
    owner = work.people.get(place.owner_id or "") if isinstance(place, Process) else None
    found = sum(place.id in {result.site_id, result.process_id} for result in work.results.values())
    parts = (owner.name if owner else "", place.note, say_count("places.results", found) if found else "")
    mark = f" :gray-badge[{say('places.left')}]" if place.left else ""
    return Card(place.id, f"**{escaped(place.name)}**{mark}", escaped(" · ".join(filter(None, parts))))


@flash.acting
def _save(engagement_id: str, place: Place | None, form: RecordForm) -> None:
    add, change, entry = _ACTS[form.kind]
    with form.saving() as entered:
        described = entry(**{name: value or "" for name, value in entered.items()})
        if place is None:
            add(desk(), engagement_id, described)
        else:
            change(desk(), place.id, described, seen=place.revision)


@flash.acting
def _set_left(place: Place, form: RecordForm) -> None:
    with refusing(form.place):
        set_place_left(desk(), type(place), place.id, left=not place.left, seen=place.revision)


def _form(work: Work, kind: type[Place], place: Place | None, count: int) -> None:
    shown: dict[str, Any] = {"name": place.name if place else "", "note": place.note if place else ""}
    if kind is Process:
        owner = work.people.get(place.owner_id or "") if isinstance(place, Process) else None
        shown["owner"] = owner.name if owner else None
    key, revision = (place.id, place.revision) if place else (NEW, count)
    form = RecordForm(kind.table, key, revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_input(say("places.name"), key=form.key("name"), max_chars=300)
        if "owner" in shown:
            st.selectbox(
                say("places.owner"),
                [person.name for person in work.people.values() if not person.left or person.name == shown["owner"]],
                index=None,
                key=form.key("owner"),
                placeholder=say("places.owner.placeholder"),
                accept_new_options=True,
            )
        st.text_area(say("places.note"), key=form.key("note"), height=80)
        save_button(form, _save, work.engagement.id, place)
    if place:
        leaving_button(form, "places", place, _set_left)
