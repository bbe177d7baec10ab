"""Where a criterion was assessed: site, process and unit, offered as far as the engagement tells them apart."""

from __future__ import annotations

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.work import Work
from assessment.services.answers import Field
from assessment.ui import autosave, flash
from assessment.ui.components.location_fields import place_names
from assessment.wording import say


@flash.acting
def _save(result: CriterionResult, field: Field) -> None:
    autosave.save(result, field)


def offers_where(work: Work, result: CriterionResult) -> bool:
    """True with two sites, with a process, or when something is on record already."""
    sites = [site for site in work.sites if not site.left]
    processes = [process for process in work.processes if not process.left]
    return len(sites) > 1 or bool(processes) or any((result.site_id, result.process_id, result.unit))


def where_section(work: Work, result: CriterionResult) -> None:
    """The three fields; each saves itself."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for field, words, places in (
            (Field.SITE, say("where.site"), work.sites),
            (Field.PROCESS, say("where.process"), work.processes),
        ):
            if names := place_names(places, getattr(result, field.value)):
                st.selectbox(
                    words,
                    list(names),
                    index=None,
                    key=autosave.prepare(result, field),
                    format_func=names.__getitem__,
                    placeholder=say("where.any"),
                    width=240,
                    on_change=_save,
                    args=(result, field),
                )
        st.text_input(
            say("where.unit"),
            key=autosave.prepare(result, Field.UNIT),
            placeholder=say("where.unit.placeholder"),
            max_chars=300,
            width=240,
            on_change=_save,
            args=(result, Field.UNIT),
        )


def place_shown(work: Work, field: Field, value: str) -> str:
    """A site or process by name, for those who compare two answers."""
    places = work.sites if field is Field.SITE else work.processes
    return next((place.name for place in places if place.id == value), value)
