"""The people of an engagement as cards: role, unit, what they are responsible for, and whether they left."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assessment.domain.organization import Person
from assessment.domain.work import Work
from assessment.services.people import PersonEntry, add_person, change_person, remove_person, set_person_left
from assessment.ui import flash
from assessment.ui.components.record_cards import Card, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, leaving_button, save_button
from assessment.ui.components.refusal import refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say, say_count

KIND = "person"
_FIELDS = ("name", "role", "unit", "is_assessor")


def people_list(work: Work) -> None:
    """People by name, those who left last."""
    people = sorted(work.people.values(), key=lambda person: person.left)
    if not people:
        st.info(say("people.none"), icon=":material/info:")
    record_cards(KIND, [_card(work, person) for person in people], lambda key: _form(work, work.people.get(key)))


def _card(work: Work, person: Person) -> Card:
    held = sum(one.person_id == person.id and one.held_on is not None for one in work.interviews)
    responsible = sum(result.responsible_id == person.id for result in work.results.values())
    parts = (
        person.unit,
        say("people.owns", processes=", ".join(names)) if (names := _owned(work, person)) else "",
        say_count("people.responsible", responsible) if responsible else "",
        say_count("people.held", held) if held else "",
    )
    badges = [say("people.assessor")] if person.is_assessor else []
    badges += [say("people.left")] if person.left else []
    marks = "".join(f" :gray-badge[{badge}]" for badge in badges)
    role = f" · {escaped(person.role)}" if person.role else ""
    return Card(person.id, f"**{escaped(person.name)}**{role}{marks}", escaped(" · ".join(filter(None, parts))))


def _owned(work: Work, person: Person) -> list[str]:
    return [process.name for process in work.processes if process.owner_id == person.id and not process.left]


@flash.acting
def _save(engagement_id: str, person: Person | None, form: RecordForm) -> None:
    with form.saving() as entered:
        entry = PersonEntry(**entered)
        if person is None:
            add_person(desk(), engagement_id, entry)
        else:
            change_person(desk(), person.id, entry, seen=person.revision)


@flash.acting
def _set_left(person: Person, form: RecordForm) -> None:
    with refusing(form.place):
        set_person_left(desk(), person.id, left=not person.left, seen=person.revision)


@flash.acting
def _remove(person: Person, form: RecordForm) -> None:
    with refusing(form.place):
        remove_person(desk(), person.id)
        state().opened = None
        flash.tell(say("people.removed", name=person.name))


def _form(work: Work, person: Person | None) -> None:
    blank: dict[str, Any] = {"name": "", "role": "", "unit": "", "is_assessor": False}
    shown = {name: getattr(person, name) for name in _FIELDS} if person else blank
    key, revision = (person.id, person.revision) if person else (NEW, len(work.people))
    form = RecordForm(KIND, key, revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("people.name"), key=form.key("name"), max_chars=300, width=240)
            st.text_input(say("fieldwork.role"), key=form.key("role"), max_chars=300, width=240)
            st.text_input(say("where.unit"), key=form.key("unit"), max_chars=300, width=200)
        st.checkbox(say("people.is_assessor"), key=form.key("is_assessor"), help=say("people.is_assessor.help"))
        save_button(form, _save, work.engagement.id, person)
    if person:
        _leaving(person, form)


def _leaving(person: Person, form: RecordForm) -> None:
    with st.container(horizontal=True):
        leaving_button(form, "people", person, _set_left)
        st.button(
            say("people.remove"),
            key=f"{form.prefix}-remove",
            icon=":material/delete:",
            type="tertiary",
            help=say("people.remove.help"),
            on_click=_remove,
            args=(person, form),
        )
