"""An audit programme in a form: period, aims, risks, opportunities, resources."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from assessment.domain.errors import AssessmentError
from assessment.domain.programme import AuditProgramme, usual_period
from assessment.domain.record import TextMissing
from assessment.domain.work import Work
from assessment.services.programmes import ProgrammeText, save_programme
from assessment.ui import flash
from assessment.ui.components.record_form import NEW, RecordForm
from assessment.ui.components.unsaved_form import unsaved_form
from assessment.ui.session import Draft, desk, state
from assessment.wording import say
from assessment.wording.figures import day

KIND = "programme"
_TEXTS = ("objectives", "risks", "opportunities", "resources")
_FIELDS = ("title", "period_from", "period_to", "manager", *_TEXTS)


@flash.acting
def _save(engagement_id: str, programme: AuditProgramme | None, form: RecordForm) -> None:
    entered = form.entered()
    try:
        for name in ("period_from", "period_to"):
            if entered[name] is None:
                raise TextMissing(say(f"audits.programme.{name}"))
        save_programme(
            desk(),
            engagement_id,
            ProgrammeText(**entered),
            programme_id=programme.id if programme else "",
            seen=programme.revision if programme else 0,
        )
    except AssessmentError as refusal:
        state().drafts[form.place] = Draft(entered, refusal.message)
    else:
        state().drafts.pop(form.place, None)
        state().opened = None


def programme_form(work: Work, programme: AuditProgramme | None, count: int = 0) -> None:
    """The form; `count` programmes make the keys of a new one."""
    key, revision = (programme.id, programme.revision) if programme else (NEW, count)
    form = RecordForm(KIND, key, revision, _shown(programme))
    form.fill()
    names = {name: say(f"audits.programme.{name}") for name in _FIELDS}
    unsaved_form(form.place, form.prefix, names, lambda value: day(value) if isinstance(value, date) else str(value))
    with st.form(form.prefix, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(names["title"], key=form.key("title"), max_chars=300, width=300)
            for name in ("period_from", "period_to"):
                st.date_input(names[name], None, key=form.key(name), format="YYYY-MM-DD", width=160)
            st.text_input(names["manager"], key=form.key("manager"), max_chars=300, width=220)
        for name in _TEXTS:
            st.text_area(names[name], key=form.key(name), height=80, help=say(f"audits.programme.help.{name}"))
        st.form_submit_button(
            say("audits.programme.save" if programme else "audits.programme.make"),
            key=f"{form.prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(work.engagement.id, programme, form),
        )


def _shown(programme: AuditProgramme | None) -> dict[str, Any]:
    if programme:
        return {name: getattr(programme, name) for name in _FIELDS}
    begins, ends = usual_period(desk().today())
    title = say("audits.programme.title.default", year=begins.year)
    texts = dict.fromkeys(_TEXTS, "")
    return {"title": title, "period_from": begins, "period_to": ends, "manager": desk().actor.name, **texts}
