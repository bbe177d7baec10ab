"""One adopted document in a form: a new one, or one that is on record."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assessment.domain.adopted_document import AdoptedDocument, AdoptedKind
from assessment.domain.checklist import Checklist
from assessment.domain.work import Work
from assessment.services.adopted_documents import (
    WHOLE,
    AdoptedEntry,
    add_adopted_document,
    change_adopted_document,
    withdraw_adopted_document,
)
from assessment.ui import flash
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say

FIELDS = ("title", "kind", "section", "version", "dated", "clauses", "statement")


@flash.acting
def _save(engagement_id: str, document: AdoptedDocument | None, prefix: str) -> None:
    entered = {name: st.session_state[f"{prefix}-{name}"] for name in FIELDS}
    place = _place(engagement_id, document)
    with refusing(place, _typed(entered)):
        entry = AdoptedEntry(**{**entered, "clauses": tuple(entered["clauses"])})
        if document is None:
            add_adopted_document(desk(), engagement_id, entry)
        else:
            change_adopted_document(desk(), document.id, entry, seen=document.revision)
    if place not in state().drafts and document is None:
        for name in FIELDS:  # the next document begins with an empty form
            del st.session_state[f"{prefix}-{name}"]


@flash.acting
def _withdraw(engagement_id: str, document: AdoptedDocument) -> None:
    with refusing(_place(engagement_id, document)):
        withdraw_adopted_document(desk(), document.id, seen=document.revision)


def _typed(entered: dict[str, Any]) -> str:
    """The texts of the form, to be kept beside what somebody else saved."""
    return "\n".join(str(entered[name]) for name in ("title", "section", "version", "statement") if entered[name])


def _place(engagement_id: str, document: AdoptedDocument | None) -> str:
    return f"adopted-{document.id if document else engagement_id}"


def adopted_form(work: Work, document: AdoptedDocument | None) -> None:
    """The form; after a refusal it holds what was typed, beside the reason."""
    engagement_id = work.engagement.id
    prefix = f"adopted-{document.id}-{document.revision}" if document else f"adopted-new-{engagement_id}"
    for name, value in _shown(document).items():
        st.session_state.setdefault(f"{prefix}-{name}", value)
    names = clause_names(work.checklist, document)
    with st.form(prefix, width=820):
        st.markdown(f"**{escaped(document.label) if document else say('adopted.new')}**")
        _fields(prefix, names)
        outcome(_place(engagement_id, document))
        st.form_submit_button(
            say("adopted.save" if document else "adopted.add"),
            key=f"{prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(engagement_id, document, prefix),
        )
    if document and not document.withdrawn:
        st.button(
            say("adopted.withdraw"),
            key=f"withdraw-{document.id}",
            icon=":material/undo:",
            type="tertiary",
            help=say("adopted.withdraw.help"),
            on_click=_withdraw,
            args=(engagement_id, document),
        )


def _fields(prefix: str, names: dict[str, str]) -> None:
    """What is known of the document; only its title and what it binds must be given."""
    title, section = say("adopted.title.placeholder"), say("adopted.section.placeholder")
    st.text_input(say("adopted.title"), key=f"{prefix}-title", placeholder=title, max_chars=300)
    with st.container(horizontal=True):
        st.selectbox(say("adopted.kind"), list(AdoptedKind), format_func=label, key=f"{prefix}-kind", width=200)
        st.text_input(say("adopted.section"), key=f"{prefix}-section", placeholder=section, max_chars=300, width=180)
        st.text_input(say("adopted.version"), key=f"{prefix}-version", max_chars=300, width=140)
        st.date_input(say("adopted.dated"), None, key=f"{prefix}-dated", format="YYYY-MM-DD", width=160)
    st.multiselect(
        say("adopted.clauses"),
        list(names),
        format_func=lambda number: names[number],
        key=f"{prefix}-clauses",
        placeholder=say("adopted.clauses.placeholder"),
    )
    st.text_area(
        say("adopted.statement"), key=f"{prefix}-statement", placeholder=say("adopted.statement.placeholder"), height=80
    )


def _shown(document: AdoptedDocument | None) -> dict[str, Any]:
    if document is None:
        return {
            "title": "",
            "kind": AdoptedKind.POLICY,
            "section": "",
            "version": "",
            "dated": None,
            "clauses": [],
            "statement": "",
        }
    return {**{name: getattr(document, name) for name in FIELDS}, "clauses": list(document.clauses) or [WHOLE]}


def clause_names(checklist: Checklist, document: AdoptedDocument | None = None) -> dict[str, str]:
    """What a document can bind: the whole standard, chapters, clauses, and what it binds already."""
    names = {WHOLE: say("adopted.whole")}
    for chapter in checklist.chapters:
        names[chapter.clause] = chapter.label
        names |= {clause.number: clause.label for clause in chapter.clauses}
    kept = document.clauses if document else ()
    return names | {number: number for number in kept if number not in names}
