"""One finding as a form: grade, statement and evidence are enough; what the criterion brings along is there already."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from assessment.domain.audit import FindingForm
from assessment.domain.audit_file import AuditFile
from assessment.domain.checklist import Criterion
from assessment.domain.finding import Finding
from assessment.domain.grading import Grade
from assessment.services.findings import (
    FindingText,
    Proposal,
    check_words,
    propose_finding,
    raise_finding,
    rewrite_finding,
)
from assessment.ui import flash
from assessment.ui.components.record_form import NEW, RecordForm
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say

KIND = "finding"
CRITERION = "finding-criterion"
"""The key of the criterion that a new finding is about; the fieldwork sets it before it turns here."""

_MORE = ("requirement", "evidence_ids", "clause", "adopted_id", "site_id", "process_id", "unit")
_INTERNAL = ("cause", "effect", "agreed_action")


@flash.acting
def _save(file: AuditFile, finding: Finding | None, form: RecordForm, basis: FindingText) -> None:
    with form.saving() as entered:
        text = _text(basis, entered)
        if finding is None:
            raise_finding(desk(), file.audit.id, text)
            st.session_state.pop(CRITERION, None)
        else:
            rewrite_finding(desk(), finding.id, text, seen=finding.revision)


def new_finding(file: AuditFile) -> None:
    """Choose the criterion, and the rest of it comes along."""
    ids = [criterion.id for criterion in _unmet_first(file)]
    if st.session_state.get(CRITERION) not in ids:
        st.session_state[CRITERION] = None
    criterion_id = st.selectbox(
        say("findings.criterion"),
        ids,
        index=None,
        key=CRITERION,
        format_func=lambda key: f"{key} {file.checklist.criterion(key).statement}",
        placeholder=say("findings.criterion.placeholder"),
        help=say("findings.criterion.help"),
    )
    proposal = propose_finding(desk(), file.audit.id, criterion_id) if criterion_id else _loose(file)
    _fields(file, None, RecordForm(KIND, f"{NEW}-{criterion_id or ''}", 0, _shown(file, proposal.text)), proposal)


def edit_finding(file: AuditFile, finding: Finding) -> None:
    """The form of a finding that is there."""
    text = FindingText(**finding.model_dump(include=set(FindingText.model_fields)))
    _fields(
        file,
        finding,
        RecordForm(KIND, finding.id, finding.revision, _shown(file, text)),
        Proposal(text=text, because=""),
    )


def _fields(file: AuditFile, finding: Finding | None, form: RecordForm, proposal: Proposal) -> None:
    form.fill()
    _grade(file, form, proposal)
    is_iso = file.audit.form is FindingForm.ISO
    st.text_area(
        say("findings.statement" if is_iso else "findings.condition"),
        key=form.key("statement"),
        height=100,
        placeholder=say("findings.statement.placeholder"),
        help=say("findings.statement.help"),
    )
    st.text_area(
        say("findings.evidence"),
        key=form.key("evidence"),
        height=80,
        placeholder=say("findings.evidence.placeholder"),
    )
    for name in () if is_iso else _INTERNAL:
        st.text_area(say(f"findings.{name}"), key=form.key(name), height=68)
    if file.audit.recommendations_allowed:
        st.text_area(say("findings.recommendation"), key=form.key("recommendation"), height=68)
    with st.expander(say("findings.more"), icon=":material/tune:"):
        _more(file, form)
    text = _text(proposal.text, form.entered())
    for remark in check_words(file, text):
        st.markdown(f":material/rate_review: **{escaped(remark.message)}** {escaped(remark.hint)}")
    form.refusal()
    st.button(
        say("findings.save"),
        key=f"{form.prefix}-save",
        type="primary",
        icon=":material/check:",
        on_click=partial(_save, file, finding, form, proposal.text),
    )


def _grade(file: AuditFile, form: RecordForm, proposal: Proposal) -> None:
    grades = {grade.id: grade for grade in file.scale.grades}
    chosen: Grade = grades[
        st.selectbox(
            say("findings.grade"),
            list(grades),
            key=form.key("grade"),
            format_func=lambda key: grades[key].label,
            width=360,
        )
    ]
    st.caption(escaped(chosen.help))
    if proposal.because and chosen.id == proposal.text.grade:
        st.caption(f":material/lightbulb: {say(proposal.because)}")


def _more(file: AuditFile, form: RecordForm) -> None:
    """What comes along from the criterion and can be changed."""
    st.text_area(say("findings.requirement"), key=form.key("requirement"), height=80)
    clauses = {clause.number: clause.label for clause in file.clauses}
    adopted = {one.id: one.label for one in file.adopted if not one.withdrawn}
    _choose("clause", ["", *clauses], clauses, form)
    _choose("adopted_id", [None, *adopted], adopted, form, help_key="findings.adopted_id.help")
    titles = {key: f"{item.number} {item.title}".strip() for key, item in file.evidence.items()}
    st.multiselect(
        say("findings.evidence_ids"),
        list(titles),
        key=form.key("evidence_ids"),
        format_func=lambda key: titles.get(key, key),
        placeholder=say("findings.evidence_ids.placeholder"),
        select_all=False,
    )
    with st.container(horizontal=True):
        _choose("site_id", [None, *file.sites], {key: one.name for key, one in file.sites.items()}, form)
        _choose("process_id", [None, *file.processes], {key: one.name for key, one in file.processes.items()}, form)
        st.text_input(say("findings.unit"), key=form.key("unit"), max_chars=300, width=220)


def _choose(
    name: str, options: list[Any], names: dict[str, str], form: RecordForm, *, help_key: str = "findings.choose.help"
) -> None:
    st.selectbox(
        say(f"findings.{name}"),
        options,
        key=form.key(name),
        format_func=lambda key: names.get(key or "", "–"),
        help=say(help_key),
    )


def _shown(file: AuditFile, text: FindingText) -> dict[str, Any]:
    """The fields of the form with what is stored or proposed; what the form of the audit lacks is left out."""
    names = ["grade", "statement", "evidence", *_MORE]
    if file.audit.form is FindingForm.INTERNAL_AUDIT:
        names += _INTERNAL
    if file.audit.recommendations_allowed:
        names.append("recommendation")
    shown = {name: getattr(text, name) for name in names}
    return shown | {"evidence_ids": [key for key in text.evidence_ids if key in file.evidence]}


def _text(basis: FindingText, entered: dict[str, Any]) -> FindingText:
    """What was entered over what it began with."""
    return FindingText(**{**basis.model_dump(), **entered, "evidence_ids": tuple(entered["evidence_ids"])})


def _loose(file: AuditFile) -> Proposal:
    """A finding that no single criterion covers: a gap of the whole scope until a clause or document is named."""
    grade = next((one.id for one in file.scale.grades if one.grade_class == "gap"), file.scale.grades[0].id)
    return Proposal(text=FindingText(grade=grade, statement=""), because="")


def _unmet_first(file: AuditFile) -> list[Criterion]:
    """The criteria in scope, those that are not fully met and have no finding yet before the others."""
    told = {finding.criterion_id for finding in file.standing_findings}
    work = file.work

    def is_silent_gap(criterion: Criterion) -> bool:
        result = work.result(criterion) if work else None
        is_low = bool(result and result.is_assessed and not result.is_not_applicable)
        return is_low and work is not None and result is not None and result.rating != work.checklist.top_rating

    in_scope = [one for one in file.checklist.criteria if file.audit.covers(one.clause_number)]
    return sorted(in_scope, key=lambda one: not (is_silent_gap(one) and one.id not in told))
