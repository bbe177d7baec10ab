"""Did it work: measure and target before acting, and the review by somebody who owns no action on it."""

from __future__ import annotations

import streamlit as st

from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import NonconformityFile
from assessment.services.nonconformity_steps import Measure, hold_review, plan_review
from assessment.ui import flash
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say
from assessment.wording.figures import day


@flash.acting
def _plan(one: Nonconformity, form: RecordForm) -> None:
    with form.saving() as entered:
        plan_review(desk(), one.id, Measure(**{**entered, "reviewer": entered["reviewer"] or ""}), seen=form.revision)


@flash.acting
def _hold(one: Nonconformity, planned: EffectivenessReview, place: str) -> None:
    entered = {name: st.session_state[f"{place}-{name}"] for name in ("on", "by", "effective", "result", "evidence")}
    with refusing(_place(one), entered["result"]):
        hold_review(
            desk(),
            one.id,
            on=entered["on"],
            by=entered["by"] or desk().actor.name,
            effective=entered["effective"],
            result=entered["result"],
            evidence_ids=tuple(entered["evidence"]),
            seen=planned.revision,
        )


def effect_form(file: NonconformityFile) -> None:
    """The reviews held so far, the measure, and the result once everything is implemented."""
    for review in file.held_reviews:
        mark = ":material/check_circle:" if review.effective else ":material/replay:"
        words = "effectiveness.worked" if review.effective else "effectiveness.did_not"
        when = day(review.held_on) if review.held_on else ""
        st.markdown(f"{mark} **{say(words)}** {escaped(f'{when}, {review.held_by}: {review.result}')}")
        st.caption(escaped(say("effectiveness.against", measure=review.measure, target=review.target)))
    if file.nonconformity.is_closed:
        return
    _measure(file)
    planned = file.planned_review
    if planned and file.is_implemented:
        _result(file, planned)
        return
    if _place(file.nonconformity) in state().drafts:  # somebody else held the review meanwhile
        outcome(_place(file.nonconformity))
    if planned:
        st.caption(say("effectiveness.later"))


def _place(one: Nonconformity) -> str:
    """Where a refused result is kept, also when its form is gone."""
    return f"hold-{one.id}"


def _measure(file: NonconformityFile) -> None:
    one, planned = file.nonconformity, file.planned_review
    reviewer = file.people.get(planned.reviewer_id or "") if planned else None
    shown = {
        "measure": planned.measure if planned else "",
        "target": planned.target if planned else "",
        "earliest_on": planned.earliest_on if planned else None,
        "reviewer": reviewer.name if reviewer else None,
    }
    form = RecordForm("effect", planned.id if planned else f"{NEW}-{one.id}", planned.revision if planned else 0, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        st.caption(say("effectiveness.about"))
        _measure_fields(file, form)
        save_button(form, _plan, one, words=say("effectiveness.settle"), is_main=False)


def _measure_fields(file: NonconformityFile, form: RecordForm) -> None:
    """What is measured, the target, from when on, and by whom."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in ("measure", "target"):
            st.text_input(
                say(f"effectiveness.{name}"),
                key=form.key(name),
                max_chars=2_000,
                placeholder=say(f"effectiveness.{name}.placeholder"),
                width=320,
            )
        st.date_input(say("effectiveness.earliest"), None, key=form.key("earliest_on"), format="YYYY-MM-DD", width=150)
        st.selectbox(
            say("effectiveness.reviewer"),
            sorted(person.name for key, person in file.people.items() if key not in file.owner_ids and not person.left),
            key=form.key("reviewer"),
            accept_new_options=True,
            placeholder=say("audit_plan.name.placeholder"),
            help=say("effectiveness.reviewer.help"),
            width=220,
        )


def _result(file: NonconformityFile, planned: EffectivenessReview) -> None:
    place = f"hold-{planned.id}"
    reviewer = file.people.get(planned.reviewer_id or "")
    names = sorted(person.name for person in file.people.values() if not person.left)
    titles = {key: f"{item.number} {item.title}".strip() for key, item in file.evidence.items()}
    with st.form(place):
        st.markdown(f"**{say('effectiveness.result')}**")
        _outcome_fields(place, names, reviewer.name if reviewer else "")
        st.text_area(
            say("effectiveness.seen"),
            key=f"{place}-result",
            height=68,
            placeholder=say("effectiveness.seen.placeholder"),
        )
        st.multiselect(
            say("effectiveness.evidence"),
            list(titles),
            key=f"{place}-evidence",
            format_func=lambda key: titles.get(key, key),
            placeholder=say("findings.evidence_ids.placeholder"),
            select_all=False,
        )
        if _place(file.nonconformity) in state().drafts:
            outcome(_place(file.nonconformity))
        st.form_submit_button(
            say("effectiveness.record"),
            key=f"{place}-do",
            type="primary",
            icon=":material/check:",
            on_click=_hold,
            args=(file.nonconformity, planned, place),
        )


def _outcome_fields(place: str, names: list[str], reviewer: str) -> None:
    """Whether it worked, when it was looked at, and by whom."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say("effectiveness.effective"),
            [True, False],
            key=f"{place}-effective",
            format_func=lambda worked: say("effectiveness.worked" if worked else "effectiveness.did_not"),
            width=220,
        )
        st.date_input(say("nonconformity.on"), "today", key=f"{place}-on", format="YYYY-MM-DD", width=150)
        st.selectbox(
            say("nonconformity.by"),
            names,
            index=names.index(reviewer) if reviewer in names else None,
            key=f"{place}-by",
            accept_new_options=True,
            placeholder=say("audit_plan.name.placeholder"),
            width=220,
        )
