"""Test contacts: a complaint sent through each channel, and what came back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import streamlit as st

from assessment.domain.audit_fieldwork import SimulatedComplaint
from assessment.domain.audit_file import AuditFile
from assessment.services.audit_fieldwork import ContactSheet, save_contact
from assessment.ui import flash
from assessment.ui.components.read_only import read_only
from assessment.ui.components.record_cards import Card, add_button, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say
from assessment.wording.figures import clock, day

KIND = "contact"
_MOMENTS = ("sent", "acknowledged", "answered")
_TEXTS = ("information_given", "outcome")


@flash.acting
def _save(file: AuditFile, contact: SimulatedComplaint | None, form: RecordForm) -> None:
    with form.saving() as entered:
        moments = {f"{name}_at": _moment(entered[f"{name}_on"], entered[f"{name}_time"]) for name in _MOMENTS}
        plain = {name: entered[name] for name in ("channel", "language", "answered_in_language", *_TEXTS)}
        sheet = ContactSheet.model_validate({**plain, **moments})
        save_contact(
            desk(),
            file.audit.id,
            sheet,
            contact_id=contact.id if contact else "",
            seen=contact.revision if contact else 0,
        )


def _moment(on: date | None, at: time | None) -> datetime | None:
    """A day and a time of this place as a moment; noon where no time was given."""
    return datetime.combine(on, at or time(12)).astimezone() if on else None


def contact_sheets(file: AuditFile) -> None:
    """The contacts so far, each with its form."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(say("fieldwork_audit.contacts.about"), width="stretch")
        if not file.audit.is_closed:
            add_button(KIND, say("fieldwork_audit.contacts.new"))
    if not file.contacts and state().opened != (KIND, NEW):
        st.info(say("fieldwork_audit.contacts.none"), icon=":material/info:")
    by_id = {one.id: one for one in file.contacts}
    cards = [Card(one.id, f"**{escaped(one.channel)}**", escaped(_course(one))) for one in file.contacts]
    opened = _told if file.audit.is_closed else _form
    record_cards(KIND, cards, lambda key: opened(file, by_id.get(key)), fixed=file.audit.is_closed)


def _course(one: SimulatedComplaint) -> str:
    """Sent, acknowledged and answered in one line."""
    moments = {"sent": one.sent_at, "acknowledged": one.acknowledged_at, "answered": one.answered_at}
    said = [
        say(f"fieldwork_audit.contact.{name}", when=f"{day(at.astimezone().date())} {clock(at)}")
        if at
        else say(f"fieldwork_audit.contact.not_{name}")
        for name, at in moments.items()
    ]
    return " · ".join(filter(None, (*said, one.outcome)))


def _told(_file: AuditFile, contact: SimulatedComplaint | None) -> None:
    """A contact of a closed audit, in words."""
    if contact:
        same = contact.answered_in_language
        texts = {name: getattr(contact, name) for name in ("language", *_TEXTS)}
        told = {say(f"fieldwork_audit.contact.{name}"): text for name, text in texts.items()}
        kept = "" if same is None else say("word.yes") if same else say("word.no")
        read_only({**told, say("fieldwork_audit.contact.in_language"): kept})


def _form(file: AuditFile, contact: SimulatedComplaint | None) -> None:
    form = RecordForm(KIND, contact.id if contact else NEW, contact.revision if contact else 0, _shown(contact))
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_input(say("fieldwork_audit.contact.channel"), key=form.key("channel"), max_chars=300)
        for name in _MOMENTS:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.date_input(
                    say(f"fieldwork_audit.contact.{name}_on"),
                    None,
                    key=form.key(f"{name}_on"),
                    format="YYYY-MM-DD",
                    width=180,
                )
                st.time_input(say("fieldwork_audit.contact.time"), None, key=form.key(f"{name}_time"), width=140)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("fieldwork_audit.contact.language"), key=form.key("language"), max_chars=300, width=220)
            st.selectbox(
                say("fieldwork_audit.contact.in_language"),
                [None, True, False],
                key=form.key("answered_in_language"),
                format_func=lambda one: "–" if one is None else say("word.yes") if one else say("word.no"),
                width=220,
            )
        for name in _TEXTS:
            st.text_area(say(f"fieldwork_audit.contact.{name}"), key=form.key(name), height=68)
        save_button(form, _save, file, contact, words=say("fieldwork_audit.save"))


def _shown(contact: SimulatedComplaint | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "channel": contact.channel if contact else "",
        "language": contact.language if contact else "",
        "answered_in_language": contact.answered_in_language if contact else None,
        **{name: getattr(contact, name) if contact else "" for name in _TEXTS},
    }
    for name in _MOMENTS:
        at: datetime | None = getattr(contact, f"{name}_at") if contact else None
        here = at.astimezone() if at else None
        shown[f"{name}_on"] = here.date() if here else (desk().today() if name == "sent" else None)
        shown[f"{name}_time"] = here.time().replace(second=0, microsecond=0) if here else None
    return shown
