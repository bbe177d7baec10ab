"""The step closing of an audit: follow-up of the last one, conclusions, what is still to do, the signature, the next audit."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assessment.domain.audit import Audit, Conclusions, Opinion
from assessment.domain.audit_file import AuditFile
from assessment.domain.audit_review import FollowUpResult, SignOff
from assessment.domain.finding import Finding
from assessment.services.audit_closing import (
    Signature,
    conclude_audit,
    follow_up,
    reopen_audit,
    sign_off_audit,
    still_as_signed,
)
from assessment.services.audits import plan_next_audit
from assessment.services.nonconformities import raised_from_audit
from assessment.ui import address, flash
from assessment.ui.components.audit_documents import audit_documents
from assessment.ui.components.audit_problem_list import audit_problem_list
from assessment.ui.components.findings_taken_up import findings_taken_up
from assessment.ui.components.read_only import read_only
from assessment.ui.components.record_form import RecordForm, save_button
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, person, state
from assessment.wording import label, say
from assessment.wording.figures import day

_TEXTS = ("conclusions", "obstacles", "not_covered", "sampling_statement", "next_steps", "distribution")


@flash.acting
def _conclude(audit: Audit, form: RecordForm) -> None:
    with form.saving() as entered:
        conclude_audit(desk(), audit.id, Conclusions(**entered), seen=audit.revision)


@flash.acting
def _follow(audit_id: str, finding: Finding, place: str) -> None:
    with refusing(place):
        follow_up(desk(), audit_id, finding.id, st.session_state[f"{place}-result"], st.session_state[f"{place}-seen"])


@flash.acting
def _sign(audit: Audit, place: str) -> None:
    with refusing(place):
        signature = Signature(**{name: st.session_state[f"{place}-{name}"] for name in ("name", "role", "statement")})
        sign_off_audit(desk(), audit.id, signature)
        flash.tell(say("audit_closing.signed", number=audit.number))


@flash.acting
def _reopen(audit: Audit, place: str) -> None:
    with refusing(place):
        reopen_audit(desk(), audit.id, st.session_state[f"{place}-reason"])


@flash.acting
def _plan_next(audit: Audit, place: str) -> None:
    with refusing(place):
        following = plan_next_audit(desk(), audit.id, st.session_state[f"{place}-title"])
        address.go_to_audit(following.id)
        flash.tell(say("audit_closing.next.made", number=following.number))


def closing_step(file: AuditFile) -> None:
    """All that ends an audit; once it is signed, its signature and what can be done then."""
    if file.audit.is_closed:
        _closed(file)
        return
    if file.earlier_findings:
        st.header(say("audit_closing.follow_up"), anchor=False)
        for finding in file.earlier_findings:
            _earlier(file, finding)
    st.header(say("audit_closing.conclusions"), anchor=False)
    _conclusions(file)
    st.header(say("audit_closing.still_open"), anchor=False)
    audit_problem_list(file)
    audit_documents(file)
    st.header(say("audit_closing.sign"), anchor=False)
    _signature(file)


def _earlier(file: AuditFile, finding: Finding) -> None:
    known = next((one for one in file.follow_ups if one.finding_id == finding.id), None)
    place = f"follow-{finding.id}"
    with st.container(border=True, key=place), st.form(f"{place}-form", border=False):
        st.markdown(f"**{escaped(finding.number)}** {escaped(finding.statement)}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.session_state.setdefault(f"{place}-result", known.result if known else FollowUpResult.NOT_LOOKED_AT)
            st.session_state.setdefault(f"{place}-seen", known.seen if known else "")
            st.selectbox(
                say("audit_closing.follow_up.result"),
                list(FollowUpResult),
                key=f"{place}-result",
                format_func=label,
                width=180,
            )
            st.text_input(say("audit_closing.follow_up.seen"), key=f"{place}-seen", max_chars=2_000)
            st.form_submit_button(
                say("audit_closing.save"),
                key=f"{place}-save",
                icon=":material/check:",
                on_click=_follow,
                args=(file.audit.id, finding, place),
            )
        outcome(place)


def _conclusions(file: AuditFile) -> None:
    audit = file.audit
    names = ("opinion", "opinion_rationale", *_TEXTS, *(("recommendations",) if audit.recommendations_allowed else ()))
    shown: dict[str, Any] = {name: getattr(audit, name) for name in names}
    form = RecordForm("conclusions", audit.id, audit.revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        st.selectbox(
            say("audit_closing.opinion"),
            [None, *Opinion],
            key=form.key("opinion"),
            format_func=lambda one: label(one) if one else "–",
            width=260,
        )
        for name in names[1:]:
            st.text_area(
                say(f"audit_closing.{name}"),
                key=form.key(name),
                height=68,
                placeholder=say(f"audit_closing.{name}.placeholder"),
            )
        save_button(form, _conclude, audit, words=say("audit_closing.save"))


def _signature(file: AuditFile) -> None:
    place = f"sign-{file.audit.id}"
    who = person()
    leads = who is None or (file.lead is not None and file.lead.name.casefold() == who.name.casefold())
    st.caption(say("audit_closing.sign.about"))
    with st.form(place, border=False):
        with st.container(horizontal=True):
            st.text_input(
                say("audit_closing.sign.name"), who.name if who else "", key=f"{place}-name", max_chars=300, width=260
            )
            st.text_input(
                say("audit_closing.sign.role"),
                say("audit_closing.sign.usual_role") if leads else "",
                key=f"{place}-role",
                max_chars=300,
                width=260,
            )
        st.text_area(
            say("audit_closing.sign.statement"), say("audit_closing.sign.usual"), key=f"{place}-statement", height=68
        )
        if place in state().drafts:
            outcome(place)
        st.form_submit_button(
            say("audit_closing.sign.do"),
            key=f"{place}-do",
            type="primary",
            icon=":material/draw:",
            on_click=_sign,
            args=(file.audit, place),
        )


def _closed(file: AuditFile) -> None:
    """The report, the nonconformities raised, the signature, what was concluded, and the two ways on."""
    audit_documents(file)
    findings_taken_up(file, raised_from_audit(desk(), file.audit.id))
    if file.sign_off:
        _signed(file, file.sign_off)
    _concluded(file)
    _next(file)
    _reopening(file)


def _signed(file: AuditFile, sign_off: SignOff) -> None:
    """Who signed what, and whether the audit still says it."""
    with st.container(border=True, key="signature"):
        role = f", {sign_off.role}" if sign_off.role else ""
        st.markdown(f"**{escaped(sign_off.name + role)}** · {day(sign_off.signed_at.astimezone().date())}")
        st.text(sign_off.statement)
        st.caption(say("audit_closing.seal", hash=sign_off.snapshot_hash[:16], lines=sign_off.journal_entries))
        if still_as_signed(desk(), file.audit.id):
            st.markdown(f":material/verified: {say('audit_closing.unchanged')}")
        else:
            st.error(say("audit_closing.changed"), icon=":material/error:")


def _concluded(file: AuditFile) -> None:
    """The conclusions and what became of earlier findings, to be read."""
    audit, numbers = file.audit, {finding.id: finding.number for finding in file.earlier_findings}
    followed = "\n".join(
        f"{numbers[one.finding_id]} · {label(one.result)}" + (f" · {one.seen}" if one.seen else "")
        for one in file.follow_ups
        if one.finding_id in numbers
    )
    names = ("opinion_rationale", *_TEXTS, "recommendations")
    texts = {say("audit_closing.opinion"): label(audit.opinion) if audit.opinion else ""}
    texts |= {say(f"audit_closing.{name}"): getattr(audit, name) for name in names}
    texts[say("audit_closing.follow_up")] = followed
    if any(text.strip() for text in texts.values()):
        st.header(say("audit_closing.conclusions"), anchor=False)
        with st.container(border=True, key="concluded"):
            read_only(texts)


def _next(file: AuditFile) -> None:
    """Plan the audit that follows this one."""
    place = f"next-{file.audit.id}"
    st.header(say("audit_closing.next"), anchor=False)
    st.caption(say("audit_closing.next.about"))
    with st.form(place, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("audit_closing.next.title"), file.audit.title, key=f"{place}-title", max_chars=300)
        st.form_submit_button(
            say("audit_closing.next.do"),
            key=f"{place}-do",
            icon=":material/event_repeat:",
            on_click=_plan_next,
            args=(file.audit, place),
        )


def _reopening(file: AuditFile) -> None:
    """Take the signature back, with a reason."""
    place = f"reopen-{file.audit.id}"
    with st.expander(say("audit_closing.reopen"), icon=":material/lock_open:", expanded=place in state().drafts):
        st.markdown(say("audit_closing.reopen.about"))
        with st.form(place, border=False):
            st.text_area(say("audit_closing.reopen.reason"), key=f"{place}-reason", height=68)
            if place in state().drafts:
                outcome(place)
            st.form_submit_button(
                say("audit_closing.reopen"),
                key=f"{place}-do",
                icon=":material/lock_open:",
                on_click=_reopen,
                args=(file.audit, place),
            )
