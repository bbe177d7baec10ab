"""Site, process and unit in a form: offered as far as the engagement has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assessment.domain.fieldwork import Interview, Observation, Presence
from assessment.domain.organization import Process, Site
from assessment.domain.work import Work
from assessment.ui.components.record_form import RecordForm
from assessment.ui.markdown import choice
from assessment.wording import label, say

LOCATION = ("site_id", "process_id", "unit")


def location_shown(stored: Interview | Observation | None) -> dict[str, Any]:
    """What is stored about the place of a record, or the fields of a new one."""
    if stored is None:
        return {"site_id": None, "process_id": None, "unit": ""}
    return {name: getattr(stored, name) for name in LOCATION}


def location_fields(work: Work, form: RecordForm) -> None:
    """Draw the three fields; those of sites and processes only where there are any."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, words, places in (
            ("site_id", say("where.site"), work.sites),
            ("process_id", say("where.process"), work.processes),
        ):
            if names := place_names(places, form.shown[name]):
                st.selectbox(
                    words,
                    list(names),
                    index=None,
                    key=form.key(name),
                    format_func=names.__getitem__,
                    placeholder=say("where.any"),
                    width=220,
                )
        st.text_input(say("where.unit"), key=form.key("unit"), max_chars=300, width=220)


def presence_field(form: RecordForm) -> None:
    """On site or remote."""
    st.segmented_control(
        say("fieldwork.presence"),
        list(Presence),
        key=form.key("presence"),
        required=True,
        format_func=lambda one: choice(label(one)),
    )


def place_names(places: Sequence[Site | Process], kept: str | None) -> dict[str, str]:
    """The sites or processes in scope by id, and the one that is stored even when it left the scope."""
    return {place.id: place.name for place in places if not place.left or place.id == kept}


def places_of(work: Work, one: Interview | Observation) -> list[str]:
    """Place, site, process and unit of something held or watched, as far as they are known; each name once."""
    names = {site.id: site.name for site in work.sites} | {process.id: process.name for process in work.processes}
    found = (one.place, names.get(one.site_id or "", ""), names.get(one.process_id or "", ""), one.unit)
    return [name for name in dict.fromkeys(found) if name]
