"""The step review of an audit: a second person reads findings and verdicts, and the organization is asked about the facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from assessment.domain.assessment import CriterionResult, WorkState
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import ReviewNote
from assessment.domain.finding import ANSWERED, Finding, Position
from assessment.reporting import phrases
from assessment.services.findings import (
    clear_review_note,
    raise_review_note,
    record_position,
    review_finding,
    review_verdicts,
)
from assessment.ui import flash
from assessment.ui.components.paged import paged
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.components.row_table import digest
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count
from assessment.wording.figures import day


@flash.acting
def _review(finding: Finding, place: str) -> None:
    with refusing(place):
        review_finding(desk(), finding.id, seen=finding.revision)


@flash.acting
def _ask(finding: Finding, place: str) -> None:
    entered = {name: st.session_state[f"{place}-{name}"] for name in ("position", "on", "by", "opinion")}
    entered["by"] = entered["by"] or ""
    with refusing(place, entered["opinion"]):
        record_position(desk(), finding.id, entered.pop("position"), seen=finding.revision, **entered)


@flash.acting
def _note(audit_id: str, finding_id: str, place: str) -> None:
    text = st.session_state[f"{place}-text"]
    with refusing(place, text):
        raise_review_note(desk(), audit_id, text, finding_id=finding_id)
        st.session_state[f"{place}-text"] = ""


@flash.acting
def _clear(audit_id: str, note_id: str, place: str) -> None:
    answer = st.session_state[f"{place}-answer"]
    with refusing(place, answer):
        clear_review_note(desk(), audit_id, note_id, answer)


@flash.acting
def _accept_verdicts(audit_id: str, seen: dict[str, int], place: str) -> None:
    with refusing(place):
        review_verdicts(desk(), audit_id, seen)


def review_step(file: AuditFile) -> None:
    """Findings first, then the verdicts that a second person has not seen."""
    st.header(say("audit_review.findings"), anchor=False)
    st.caption(say("audit_review.findings.about"))
    if not file.standing_findings:
        st.info(say("audit_review.findings.none"), icon=":material/info:")
    with paged(_waiting_first(file.standing_findings), "review-findings") as shown:
        for finding in shown:
            with st.container(border=True, key=f"review-{finding.id}"):
                _finding(file, finding)
    _verdicts(file)


def _waiting_first(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: one.state in ANSWERED)


def _finding(file: AuditFile, finding: Finding) -> None:
    grade = file.scale.grade(finding.grade)
    st.markdown(f"**{escaped(finding.number)} · {escaped(grade.label)}**  \n{escaped(finding.statement)}")
    st.caption(escaped(_who(finding)))
    for note in file.review_notes:
        if note.finding_id == finding.id:
            _one_note(file, note)
    if file.audit.is_closed:
        return
    place = f"review-{finding.id}"
    if finding.reviewed_at is None:
        st.button(
            say("audit_review.accept"),
            key=f"accept-{finding.id}",
            icon=":material/done_all:",
            help=say("audit_review.accept.help"),
            on_click=_review,
            args=(finding, place),
        )
    else:
        _facts(file, finding, place)
    _refused(place)
    with st.expander(say("audit_review.note.add"), icon=":material/chat:"), st.form(f"note-{finding.id}", border=False):
        st.text_area(say("audit_review.note"), key=f"note-{finding.id}-text", height=68)
        _refused(f"note-{finding.id}")
        _submit("audit_review.note.save", _note, file.audit.id, finding.id, f"note-{finding.id}")


def _who(finding: Finding) -> str:
    """Who prepared, who reviewed, and what the organization says."""
    parts = [say("audit_review.prepared", name=finding.prepared_by)]
    if finding.reviewed_by:
        parts.append(say("audit_review.reviewed", name=finding.reviewed_by))
    if finding.position and finding.position_on:
        parts.append(
            say(
                "audit_review.position",
                position=label(finding.position),
                name=finding.position_by or "–",
                date=day(finding.position_on),
            )
        )
    return " · ".join(parts)


def _facts(file: AuditFile, finding: Finding, place: str) -> None:
    """What the organization says to the facts; anything but agreement in its own words."""
    is_open = finding.position is None or place in state().drafts
    with st.expander(say("audit_review.ask"), icon=":material/handshake:", expanded=is_open):
        form = f"{place}-{finding.revision}"
        with st.form(form, border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.selectbox(
                    say("audit_review.says"), list(Position), key=f"{form}-position", format_func=label, width=180
                )
                st.date_input(say("audit_review.on"), "today", key=f"{form}-on", format="YYYY-MM-DD", width=150)
                st.selectbox(
                    say("audit_review.by"),
                    sorted(one.name for one in file.people.values() if not one.is_assessor),
                    index=None,
                    key=f"{form}-by",
                    placeholder=say("audit_plan.name.placeholder"),
                    accept_new_options=True,
                    width=240,
                )
            st.text_area(
                say("audit_review.opinion"), key=f"{form}-opinion", height=68, help=say("audit_review.opinion.help")
            )
            _refused(form)
            _submit("audit_review.ask.save", _ask, finding, form)


def _one_note(file: AuditFile, note: ReviewNote) -> None:
    icon = ":material/chat:" if note.is_open else ":material/check:"
    st.markdown(f"{icon} **{escaped(note.raised_by)}**: {escaped(note.text)}")
    if not note.is_open:
        st.caption(escaped(say("audit_review.note.cleared", name=note.cleared_by, answer=note.answer)))
        return
    if file.audit.is_closed:
        return
    place = f"clear-{note.id}"
    with st.form(place, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("audit_review.answer"), key=f"{place}-answer", max_chars=2_000)
        _submit("audit_review.clear", _clear, file.audit.id, note.id, place)
    _refused(place)


def _verdicts(file: AuditFile) -> None:
    """The verdicts somebody else gave and nobody else has seen: chosen in a table, accepted together."""
    st.header(say("audit_review.verdicts"), anchor=False)
    work = file.work
    waiting: list[CriterionResult] = [
        one
        for criterion in (work.checklist.criteria if work else ())
        if work and (one := work.result(criterion)).is_assessed and one.work_state is not WorkState.REVIEWED
    ]
    if not waiting or work is None:
        st.caption(say("audit_review.verdicts.none"))
        _refused(_verdicts_of(file))
        return
    st.caption(say_count("audit_review.verdicts.count", len(waiting)))
    rows = [
        {
            say("audit_review.column.criterion"): one.criterion_id,
            say("audit_review.column.verdict"): phrases.rating(one.rating, work.checklist),
            say("audit_review.column.rationale"): one.rationale,
            say("audit_review.column.by"): one.assessed_by,
        }
        for one in waiting
    ]
    chosen: Any = st.dataframe(
        rows,
        key=f"verdicts-{digest([one.criterion_id for one in waiting])}",
        hide_index=True,
        on_select="ignore" if file.audit.is_closed else "rerun",
        selection_mode="multi-row",
        alt=say("audit_review.verdicts"),
    )
    if not file.audit.is_closed:
        _accept(file, [waiting[place] for place in chosen["selection"]["rows"] if place < len(waiting)])


def _accept(file: AuditFile, chosen: list[CriterionResult]) -> None:
    """The button that accepts the verdicts chosen."""
    seen = {one.criterion_id: one.revision for one in chosen}
    st.button(
        say("audit_review.verdicts.accept"),
        icon=":material/done_all:",
        disabled=not seen,
        on_click=_accept_verdicts,
        args=(file.audit.id, seen, _verdicts_of(file)),
    )
    _refused(_verdicts_of(file))


def _verdicts_of(file: AuditFile) -> str:
    """Where a refusal to accept verdicts is kept."""
    return f"verdicts-{file.audit.id}"


def _submit(words: str, act: Callable[..., None], *args: Any) -> None:
    st.form_submit_button(say(words), key=f"{words}-{args[-1]}", icon=":material/check:", on_click=act, args=args)


def _refused(place: str) -> None:
    if place in state().drafts:
        outcome(place)
