"""The step findings of an audit: those raised so far, each with its form, and a new one in three inputs."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from assessment.domain.audit_file import AuditFile
from assessment.domain.finding import Finding
from assessment.domain.nonconformity import Nonconformity
from assessment.services.findings import withdraw_finding
from assessment.services.nonconformities import raised_from_audit
from assessment.ui import flash
from assessment.ui.components.finding_form import KIND, edit_finding, new_finding
from assessment.ui.components.findings_taken_up import findings_taken_up
from assessment.ui.components.nonconformity_register import open_record
from assessment.ui.components.read_only import read_only
from assessment.ui.components.record_cards import Act, Card, add_button, record_cards
from assessment.ui.components.record_form import NEW
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say


@flash.acting
def _withdraw(finding: Finding, place: str) -> None:
    reason = st.session_state[f"{place}-reason"]
    with refusing(place, reason):
        withdraw_finding(desk(), finding.id, reason, seen=finding.revision)


def findings_step(file: AuditFile) -> None:
    """The findings by number; those withdrawn stay in the list with their reason."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(escaped(_counts(file)), width="stretch")
        if not file.audit.is_closed:
            add_button(KIND, say("findings.new"))
    if not file.findings and state().opened != (KIND, NEW):
        st.info(say("findings.none"), icon=":material/info:")
    by_id = {finding.id: finding for finding in file.findings}
    raised = raised_from_audit(desk(), file.audit.id)
    findings_taken_up(file, raised)

    def form(key: str) -> None:
        if key == NEW:
            new_finding(file)
        elif key in by_id:
            _opened(file, by_id[key])

    record_cards(KIND, [_card(file, finding, raised) for finding in by_id.values()], form, fixed=file.audit.is_closed)


def _counts(file: AuditFile) -> str:
    """How many there are of each grade, the gravest first."""
    counts = Counter(finding.grade for finding in file.standing_findings)
    named = [
        f"{counts[grade.id]} × {grade.label}"
        for grade in sorted(file.scale.grades, key=lambda one: -one.weight)
        if counts[grade.id]
    ]
    return " · ".join(named) or say("findings.count.none")


def _card(file: AuditFile, finding: Finding, raised: dict[str, Nonconformity]) -> Card:
    grade = file.scale.grade(finding.grade)
    place = finding.criterion_id or finding.clause
    head = " · ".join(part for part in (finding.number, grade.label, place) if part)
    words = f"~~{escaped(finding.statement)}~~" if not finding.counts else escaped(finding.statement)
    small = [label(finding.state), say("findings.by", name=finding.prepared_by)]
    if finding.withdrawn_reason:
        small.append(finding.withdrawn_reason)
    heading = f"**{escaped(head)}**  \n{words}"
    acts = [_to(raised[finding.id])] if finding.id in raised else []
    return Card(finding.id, heading, escaped(" · ".join(small)), acts, fixed=not finding.counts)


def _to(one: Nonconformity) -> Act:
    """The way to the nonconformity that takes a finding up."""
    return Act(escaped(one.number), ":material/arrow_forward:", lambda _: open_record(one.id))


def _opened(file: AuditFile, finding: Finding) -> None:
    if file.audit.is_closed or not finding.counts:
        _read_only(finding)
        return
    edit_finding(file, finding)
    place = f"withdraw-{finding.id}"
    with st.expander(say("findings.withdraw"), icon=":material/undo:", expanded=place in state().drafts):
        st.caption(say("findings.withdraw.about"))
        with st.form(place, border=False):
            st.text_input(say("findings.withdraw.reason"), key=f"{place}-reason", max_chars=300)
            if place in state().drafts:
                outcome(place)
            st.form_submit_button(
                say("findings.withdraw"),
                key=f"{place}-do",
                icon=":material/undo:",
                on_click=_withdraw,
                args=(finding, place),
            )


def _read_only(finding: Finding) -> None:
    names = ("requirement", "evidence", "cause", "effect", "agreed_action", "recommendation", "diverging_opinion")
    read_only({say(f"findings.{name}"): getattr(finding, name) for name in names})
