"""What opens under a criterion: guidance, evidence, the responsible person, an internal note, a strength, earlier versions."""

from __future__ import annotations

import streamlit as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Criterion
from assessment.domain.evidence import EvidenceKind
from assessment.domain.work import Work
from assessment.services.answers import Field, add_evidence, name_responsible, unlink_evidence
from assessment.ui import autosave, flash
from assessment.ui.components.binding import binding
from assessment.ui.components.evidence_input import evidence_input, name_of
from assessment.ui.components.guidance import guidance
from assessment.ui.components.history import answer_versions
from assessment.ui.components.last_time import last_time_words
from assessment.ui.components.where_section import offers_where, where_section
from assessment.ui.markdown import choice, escaped
from assessment.ui.presenting import is_presenting
from assessment.ui.session import Draft, desk, state
from assessment.wording import label, say

SECTIONS = {
    "guidance": ":material/menu_book:",
    "evidence": ":material/attach_file:",
    "responsible": ":material/person:",
    "where": ":material/location_on:",
    "note": ":material/lock:",
    "strength": ":material/thumb_up:",
    "history": ":material/history:",
}


@flash.acting
def _add_evidence(result: CriterionResult, key: str) -> None:
    if (title := st.session_state[key]).strip():
        with autosave.keeping(result, key, title):
            kind = st.session_state[f"{key}-kind"]
            add_evidence(desk(), result.assessment_id, result.criterion_id, title, kind=kind)
    autosave.redraw()


@flash.acting
def _unlink(result: CriterionResult, key: str, evidence_id: str) -> None:
    with autosave.keeping(result, key, evidence_id):
        unlink_evidence(desk(), result.assessment_id, result.criterion_id, evidence_id)
    autosave.redraw()


@flash.acting
def _name_responsible(result: CriterionResult, key: str) -> None:
    if name := st.session_state[key]:
        with autosave.keeping(result, key, name):
            name_responsible(desk(), result.assessment_id, result.criterion_id, name)
    else:
        autosave.submit(result, Field.RESPONSIBLE, None)
    autosave.redraw()


@flash.acting
def _save_text(result: CriterionResult, field: Field) -> None:
    autosave.save(result, field)


@flash.acting
def _set(result: CriterionResult, field: Field, value: object) -> None:
    autosave.submit(result, field, value)
    autosave.redraw()


@flash.acting
def _choose(criterion_id: str, key: str) -> None:
    """Another section; the next criterion that is opened shows the same one."""
    memory = state()
    memory.section = st.session_state[key]
    memory.opened = (criterion_id, memory.section)


def sections_of(work: Work, result: CriterionResult) -> dict[str, str]:
    """The sections that this criterion offers, with their icons; a strength for the top rating only, history once saved."""
    hidden = set() if result.rating == work.checklist.top_rating else {"strength"}
    hidden |= {"note"} if is_presenting() else set()
    hidden.add("responsible" if offers_where(work, result) else "where")  # one for both
    hidden |= set() if result.revision else {"history"}
    return {section: icon for section, icon in SECTIONS.items() if section not in hidden}


def details(work: Work, criterion: Criterion, result: CriterionResult, section: str) -> None:
    """The sections to choose from with flag and clearing, and below them the section that is open."""
    offered = sections_of(work, result)
    section = section if section in offered else next(iter(offered))
    _section_row(criterion, result, offered, section)
    match section:
        case "guidance":
            last_time_words(work, criterion)
            binding(work, criterion.clause_number)
            guidance(criterion)
        case "evidence":
            _evidence(work, criterion, result)
        case "responsible":
            _responsible(work, criterion, result)
        case "where":
            _responsible(work, criterion, result)
            where_section(work, result)
        case "history":
            answer_versions(result, work.checklist)
        case "note":
            st.text_area(
                say("card.note.label"),
                key=autosave.prepare(result, Field.NOTE),
                height=100,
                help=say("card.note.help"),
                on_change=_save_text,
                args=(result, Field.NOTE),
            )
        case "strength":
            st.text_area(
                say("card.strength.label"),
                key=autosave.prepare(result, Field.STRENGTH),
                placeholder=say("card.strength.placeholder"),
                height=80,
                help=say("card.strength.help"),
                on_change=_save_text,
                args=(result, Field.STRENGTH),
            )


def _section_row(criterion: Criterion, result: CriterionResult, offered: dict[str, str], section: str) -> None:
    key = f"section-{criterion.id}"
    st.session_state[key] = section
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.segmented_control(
            say("card.sections"),
            list(offered),
            required=True,
            key=key,
            format_func=lambda name: f"{offered[name]} {choice(say(f'card.{name}'))}",
            label_visibility="collapsed",
            on_change=_choose,
            args=(criterion.id, key),
            wrap=True,
        )
        if not is_presenting():
            st.button(
                say("card.unflag" if result.flagged else "card.flag"),
                key=f"flag-{criterion.id}",
                icon=":material/flag:",
                type="tertiary",
                on_click=_set,
                args=(result, Field.FLAG, not result.flagged),
            )
        if result.rating is not None:
            st.button(
                say("card.clear"),
                key=f"clear-{criterion.id}",
                icon=":material/backspace:",
                type="tertiary",
                help=say("card.clear.help", criterion=criterion.id),
                on_click=_set,
                args=(result, Field.RATING, None),
            )


def _evidence(work: Work, criterion: Criterion, result: CriterionResult) -> None:
    for evidence_id in result.evidence_ids:
        if evidence := work.evidence.get(evidence_id):
            unlink = f"unlink-{result.id}-{evidence_id}"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(name_of(evidence), width="stretch")
                st.button(
                    say("evidence.unlink"),
                    key=unlink,
                    icon=":material/link_off:",
                    type="tertiary",
                    help=say("evidence.unlink.help"),
                    on_click=_unlink,
                    args=(result, unlink, evidence_id),
                )
            _refusal(unlink)
    key = f"evidence-{result.id}-{len(result.evidence_ids)}"  # a new, empty field after each one added
    if (draft := _refusal(key)) and key not in st.session_state:
        st.session_state[key] = draft.mine
    with (
        st.form(f"evidence-form-{criterion.id}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(say("evidence.title"), key=key, placeholder=criterion.evidence[0], max_chars=300)
        st.selectbox(
            say("evidence.column.kind"),
            list(EvidenceKind),
            index=len(EvidenceKind) - 1,
            key=f"{key}-kind",
            format_func=label,
            width=140,
        )
        st.form_submit_button(
            say("evidence.add"), key=f"add-{criterion.id}", on_click=_add_evidence, args=(result, key)
        )
    evidence_input(work, result)


def _responsible(work: Work, criterion: Criterion, result: CriterionResult) -> None:
    person = work.people.get(result.responsible_id or "")
    key = f"responsible-{result.id}"
    draft = _refusal(key)
    st.session_state[key] = draft.mine if draft else person.name if person else None
    st.selectbox(
        say("responsible.label"),
        [someone.name for someone in work.people.values() if not someone.left],
        index=None,
        key=key,
        placeholder=say("responsible.placeholder", owner=criterion.usual_owner),
        accept_new_options=True,
        on_change=_name_responsible,
        args=(result, key),
    )
    if draft:
        st.button(
            say("draft.retry"),
            key=f"retry-{key}",
            icon=":material/refresh:",
            on_click=_name_responsible,
            args=(result, key),
        )


def _refusal(key: str) -> Draft | None:
    """Say why the last attempt under `key` was refused, if it was; return what had been typed."""
    draft = state().drafts.get(key)
    if draft:
        st.warning(escaped(draft.reason), icon=":material/warning:")
    return draft
