"""The awareness check: the same eight questions to several members of staff, counted “n of N”."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assessment.domain.audit_fieldwork import AwarenessAnswers, Knows
from assessment.domain.audit_file import AuditFile
from assessment.domain.awareness import AwarenessQuestions, counted
from assessment.services.audit_fieldwork import awareness_sheet, save_awareness
from assessment.ui import flash
from assessment.ui.components.read_only import read_only
from assessment.ui.components.record_cards import Card, add_button, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import day

KIND = "awareness"


@flash.acting
def _save(file: AuditFile, questions: AwarenessQuestions, form: RecordForm) -> None:
    with form.saving() as entered:
        save_awareness(
            desk(),
            file.audit.id,
            entered["person"] or "",
            role=entered["role"],
            answers=tuple(entered[one.id] for one in questions.questions),
            asked_on=entered["asked_on"],
            note=entered["note"],
        )


def awareness_check(file: AuditFile) -> None:
    """The count per question, then the sheets."""
    questions = awareness_sheet()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(say("fieldwork_audit.awareness.about"), width="stretch")
        if not file.audit.is_closed:
            add_button(KIND, say("fieldwork_audit.awareness.new"))
    if file.awareness:
        _counts(file, questions)
    elif state().opened != (KIND, NEW):
        st.info(say("fieldwork_audit.awareness.none"), icon=":material/info:")
    by_id = {one.id: one for one in file.awareness}
    cards = [
        Card(one.id, f"**{escaped(file.name(one.person_id or ''))}**", escaped(_line(one))) for one in file.awareness
    ]
    opened = _told if file.audit.is_closed else _form
    record_cards(KIND, cards, lambda key: opened(file, questions, by_id.get(key)), fixed=file.audit.is_closed)


def _counts(file: AuditFile, questions: AwarenessQuestions) -> None:
    rows = [
        {
            say("fieldwork_audit.awareness.question"): one.question.ask,
            say("fieldwork_audit.awareness.clause"): one.question.clause,
            say("fieldwork_audit.awareness.knew"): say("fieldwork_audit.awareness.of", knew=one.knew, asked=one.asked),
        }
        for one in counted(questions, file.awareness)
    ]
    st.dataframe(rows, hide_index=True, alt=say("fieldwork_audit.awareness"))


def _line(sheet: AwarenessAnswers) -> str:
    knew = sum(answer is Knows.YES for answer in sheet.answers)
    asked = sum(answer is not None for answer in sheet.answers)
    return " · ".join(
        part
        for part in (sheet.role, day(sheet.asked_on), say("fieldwork_audit.awareness.of", knew=knew, asked=asked))
        if part
    )


def _told(_file: AuditFile, questions: AwarenessQuestions, sheet: AwarenessAnswers | None) -> None:
    """The answers on a sheet of a closed audit."""
    if sheet:
        told = {
            escaped(f"{one.clause} {one.ask}"): label(answer) if answer else say("fieldwork_audit.awareness.not_asked")
            for one, answer in zip(questions.questions, sheet.answers, strict=False)
        }
        read_only({**told, say("fieldwork_audit.awareness.note"): sheet.note})


def _form(file: AuditFile, questions: AwarenessQuestions, sheet: AwarenessAnswers | None) -> None:
    answers = sheet.answers if sheet else (None,) * len(questions.questions)
    shown: dict[str, Any] = {
        "person": file.name(sheet.person_id or "") if sheet else None,
        "role": sheet.role if sheet else "",
        "asked_on": sheet.asked_on if sheet else desk().today(),
        "note": sheet.note if sheet else "",
        **{one.id: answer for one, answer in zip(questions.questions, answers, strict=False)},
    }
    form = RecordForm(KIND, sheet.id if sheet else NEW, sheet.revision if sheet else 0, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        _who(file, form)
        for one in questions.questions:
            st.selectbox(
                escaped(f"{one.clause} {one.ask}"),
                [None, *Knows],
                key=form.key(one.id),
                format_func=lambda answer: label(answer) if answer else say("fieldwork_audit.awareness.not_asked"),
                help=escaped(one.knows),
            )
        st.text_area(say("fieldwork_audit.awareness.note"), key=form.key("note"), height=68)
        save_button(form, _save, file, questions, words=say("fieldwork_audit.save"))


def _who(file: AuditFile, form: RecordForm) -> None:
    """Name, role and day."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = sorted(one.name for one in file.people.values() if not one.left and not one.is_assessor)
        st.selectbox(
            say("fieldwork_audit.awareness.person"),
            names,
            key=form.key("person"),
            accept_new_options=True,
            placeholder=say("audit_plan.name.placeholder"),
            width=240,
        )
        st.text_input(say("fieldwork_audit.awareness.role"), key=form.key("role"), max_chars=300, width=200)
        st.date_input(say("fieldwork_audit.awareness.on"), key=form.key("asked_on"), format="YYYY-MM-DD", width=150)
