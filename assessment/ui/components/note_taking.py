"""Notes in the field: one large text at a time that saves itself, the criteria it belongs to, and the notes before it."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.fieldwork import FieldNote
from assessment.domain.work import Work
from assessment.reporting.fieldwork_phrases import Fieldwork, title_of
from assessment.services.field_notes import NoteConflict, assign_note, list_notes, write_note
from assessment.ui import flash
from assessment.ui.autosave import LINE_BREAKS
from assessment.ui.components.paged import paged
from assessment.ui.components.two_versions import two_versions
from assessment.ui.markdown import escaped
from assessment.ui.session import Draft, desk, state
from assessment.wording import say, say_count
from assessment.wording.figures import clock, day

ABOUT, VIEW, LOOSE, PAGE = "notes-about", "fieldwork-view", "notes-loose", "notes-page"
_WIDTH = 820


@flash.acting
def take_notes(fieldwork_id: str) -> None:
    """Turn to the notes about an interview, an observation or a document."""
    st.session_state[VIEW] = "notes"
    _turn_to(fieldwork_id)


@flash.acting
def _next_note() -> None:
    state().note_id = desk().new_id()


@flash.acting
def _open(note: FieldNote) -> None:
    _turn_to(note.fieldwork_id, note.id)


def _turn_to(fieldwork_id: str, note_id: str = "") -> None:
    st.session_state[ABOUT] = fieldwork_id
    st.session_state[PAGE] = 1
    state().note_id = note_id or desk().new_id()


@flash.acting
def _write(work: Work, note_id: str, about: str) -> None:
    _submit(work, note_id, about, st.session_state[_key(note_id)].translate(LINE_BREAKS))


@flash.acting
def _settle(work: Work, note_id: str, about: str, text: object) -> None:
    """Keep one text of two, having seen the other."""
    memory, key = state(), _key(note_id)
    memory.shown[key] = memory.drafts.pop(key).theirs
    _submit(work, note_id, about, str(text))


def _submit(work: Work, note_id: str, about: str, text: str) -> None:
    memory, key = state(), _key(note_id)
    try:
        saved = write_note(desk(), work.engagement.id, note_id, about=about, shown=memory.shown.get(key, ""), text=text)
    except NoteConflict as conflict:
        memory.drafts[key] = Draft(conflict.mine, conflict.message, theirs=conflict.theirs, is_conflict=True)
    except AssessmentError as refusal:
        memory.drafts[key] = Draft(text, refusal.message)
    else:
        memory.drafts.pop(key, None)
        memory.shown.pop(key, None)
        if saved:
            memory.saved[key] = desk().now()
            _assign_chosen(work, saved)


@flash.acting
def _assign(work: Work, note: FieldNote | None) -> None:
    if note is not None:  # before the first words the choice waits in its field
        _assign_chosen(work, note)


def _assign_chosen(work: Work, note: FieldNote) -> None:
    """Assign a note to what its field of criteria holds; a refusal is said under the field."""
    memory, key = state(), _criteria_key(note.id)
    chosen = tuple(st.session_state.get(key, note.criterion_ids))
    try:
        assign_note(desk(), work.assessment.id, note.id, shown=note.criterion_ids, criterion_ids=chosen)
    except AssessmentError as refusal:
        memory.drafts[key] = Draft(chosen, refusal.message)
    else:
        memory.drafts.pop(key, None)
        memory.shown.pop(key, None)


@st.fragment
@flash.guard()
def note_taking(work: Work) -> None:
    """Draw the notes: what they are about, the one being written, those before it; a save redraws only this."""
    notes = list_notes(desk(), work.engagement.id)
    with st.container(width=_WIDTH):
        _taking(work, notes)


def _taking(work: Work, notes: Sequence[FieldNote]) -> None:
    memory = state()
    loose = [note for note in notes if note.is_loose]
    only_loose = bool(loose) and st.toggle(say_count("notes.loose", len(loose)), key=LOOSE)
    about = _about(work)
    memory.note_id = memory.note_id or desk().new_id()
    note = next((one for one in notes if one.id == memory.note_id), None)
    _editor(work, memory.note_id, note, about)
    listed = loose if only_loose else [one for one in notes if one.fieldwork_id == about]
    _before([one for one in listed if one.id != memory.note_id], sources(work) if only_loose else {})


def sources(work: Work) -> dict[str, str]:
    """What a note can be about, by id, the latest interview first; nothing stands for a loose note."""
    today = desk().today()
    had = [one for one in work.interviews if one.day and one.day <= today]
    ahead = [one for one in work.interviews if one not in had]
    found: tuple[Fieldwork, ...] = (*reversed(had), *ahead, *reversed(work.observations), *work.documents_seen)
    return {**{one.id: title_of(one, work.people) for one in found}, "": say("notes.loose_note")}


def _about(work: Work) -> str:
    names = sources(work)
    if st.session_state.get(ABOUT, "") not in names:
        st.session_state[ABOUT] = ""
    st.session_state.setdefault(ABOUT, next((key for key in names if key), ""))
    return st.selectbox(
        say("notes.about"),
        list(names),
        key=ABOUT,
        format_func=lambda key: names.get(key, key),
        on_change=_next_note,
        persist_state="session",
    )


def _editor(work: Work, note_id: str, note: FieldNote | None, about: str) -> None:
    key = _key(note_id)
    _prepare(key, note.text if note else "")
    st.text_area(
        say("notes.text"),
        key=key,
        height=200,
        placeholder=say("notes.text.placeholder"),
        on_change=_write,
        args=(work, note_id, about),
    )
    _draft(work, note_id, about)
    _criteria(work, note_id, note)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("notes.next"), key="notes-next", type="primary", icon=":material/add:", on_click=_next_note)
        if saved := state().saved.get(key):
            st.caption(say("card.saved", time=clock(saved)))


def _prepare(key: str, stored: object) -> None:
    """Bring a widget to the stored value if that changed since it was shown."""
    memory = state()
    if key not in memory.shown or memory.shown[key] != stored or key not in st.session_state:
        draft = memory.drafts.get(key)
        st.session_state[key] = draft.mine if draft and not draft.is_conflict else stored
        memory.shown[key] = stored


def _draft(work: Work, note_id: str, about: str) -> None:
    draft = state().drafts.get(_key(note_id))
    if draft is None:
        return
    st.warning(escaped(draft.reason), icon=":material/warning:")
    if draft.is_conflict:
        two_versions(
            _key(note_id),
            (draft.mine, str(draft.mine)),
            (draft.theirs, str(draft.theirs)),
            keep=functools.partial(_settle, work, note_id, about),
            can_join=True,
        )


def _criteria(work: Work, note_id: str, note: FieldNote | None) -> None:
    key, names = _criteria_key(note_id), criterion_names(work)
    stored = list(note.criterion_ids) if note else []
    names |= {one: one for one in stored if one not in names}
    if note or key not in st.session_state:
        _prepare(key, stored)
    st.multiselect(
        say("notes.criteria"),
        list(names),
        key=key,
        format_func=names.__getitem__,
        placeholder=say("notes.criteria.placeholder"),
        select_all=False,
        filter_mode="contains",
        on_change=_assign,
        args=(work, note),
    )
    if draft := state().drafts.get(key):
        st.warning(escaped(draft.reason), icon=":material/warning:")


def criterion_names(work: Work) -> dict[str, str]:
    """The criteria by number and words, as one searches them."""
    return {one.id: f"{one.id} {one.statement}" for one in work.checklist.criteria}


def _before(listed: Sequence[FieldNote], names: Mapping[str, str]) -> None:
    """The notes before this one, the newest first; `names` says what each is about, where that is not plain."""
    with paged(listed, PAGE) as shown:
        for note in shown:
            _note(note, names)


def _note(note: FieldNote, names: Mapping[str, str]) -> None:
    taken = note.taken_at.astimezone()
    parts = (names.get(note.fieldwork_id, ""), f"{day(taken.date())}, {clock(taken)}", note.taken_by)
    with st.container(border=True, key=f"kept-{note.id}", gap="small"):
        st.text(note.text)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(escaped(" · ".join(filter(None, (*parts, ", ".join(note.criterion_ids) or say("notes.none"))))))
            st.button(
                say("notes.edit"),
                key=f"edit-note-{note.id}",
                icon=":material/edit:",
                type="tertiary",
                on_click=_open,
                args=(note,),
            )


def _key(note_id: str) -> str:
    return f"note-{note_id}"


def _criteria_key(note_id: str) -> str:
    return f"note-{note_id}-criteria"
