"""What is open stands in the address: read from there first, else from the tab's memory, and written back, here only."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessment.domain.views import View, ViewKind
from assessment.ui.presenting import ADDRESS as PRESENTING
from assessment.ui.presenting import is_presenting
from assessment.ui.session import state

_ALL = ("engagement", "assessment", "clause")
_AUDIT = ("engagement", "assessment", "audit", "step", "clause")
_VIEW = ("view", "of", "answered", "page")
_CRITERION = "criterion"
_MOST_DIGITS = 6
PART = "part"
"""The part of nonconformities and actions that is shown."""
_SHOWN_ON = {
    "gap-analysis": _ALL,
    "audits": ("engagement", "assessment"),
    "audit": _AUDIT,
    "readiness": ("engagement", "assessment"),
    "comparison": ("engagement", "assessment"),
    "adopted": ("engagement", "assessment"),
    "engagement": ("engagement", "assessment"),
    "fieldwork": ("engagement", "assessment"),
    "people": ("engagement", "assessment"),
    "remove-engagement": ("engagement", "assessment"),
    "actions": ("engagement", "assessment"),
    "evidence": ("engagement", "assessment"),
    "nonconformities": ("engagement", "assessment", "part"),
    "nonconformity": ("engagement", "assessment", "nonconformity"),
    "management-review": ("engagement", "assessment", "review"),
    "reports": ("engagement", "assessment"),
    "guides": ("guide",),
}
_ATTRIBUTE = {
    "engagement": "engagement_id",
    "assessment": "assessment_id",
    "audit": "audit_id",
    "step": "step",
    "nonconformity": "nonconformity_id",
    "review": "review_id",
    "clause": "clause",
    "part": "part",
    "guide": "guide",
}


def settle(page: StreamlitPage) -> None:
    """Take what the address names, and show what is open on this page."""
    memory = state()
    if PRESENTING in st.query_params:
        memory.presenting = True
    _leave_audit_of_another()
    for name, attribute in _ATTRIBUTE.items():
        if named := st.query_params.get(name):
            setattr(memory, attribute, named)
    if {"clause", "view"} & set(st.query_params):
        _take_view()
    if criterion_id := st.query_params.get(_CRITERION):
        go_to_criterion(criterion_id)
    write(page.url_path)


def write(url_path: str) -> None:
    """Write what is open on the page `url_path` into the address, when it differs."""
    memory = state()
    wanted = {
        name: value for name in _SHOWN_ON.get(url_path, ()) if (value := getattr(memory, _ATTRIBUTE[name])) is not None
    }
    if _SHOWN_ON.get(url_path) == _ALL and memory.view.kind is not ViewKind.CLAUSE:
        wanted.pop("clause", None)
        wanted |= _named_view(memory.view, memory.page)
    if is_presenting():
        wanted[PRESENTING] = "1"  # a page that is loaded again must not show everything
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def go_to(engagement_id: str, assessment_id: str) -> None:
    """Open an assessment at its first clause: callbacks call this; the address follows with the next drawing."""
    memory = state()
    memory.engagement_id, memory.assessment_id, memory.clause = engagement_id, assessment_id, None
    memory.audit_id = memory.step = memory.nonconformity_id = memory.review_id = None
    memory.opened = None
    memory.view, memory.page, memory.selected = View(), 1, None
    st.query_params.clear()


def leave() -> None:
    """Close what is open, since it is gone."""
    memory = state()
    memory.engagement_id = memory.assessment_id = memory.clause = memory.opened = None
    memory.audit_id = memory.step = None
    st.query_params.clear()


def go_to_audit(audit_id: str) -> None:
    """Open an audit of the open engagement at its first step."""
    memory = state()
    memory.audit_id, memory.step, memory.clause, memory.opened = audit_id, None, None, None
    st.query_params.clear()


def turn_to_guide(name: str) -> None:
    """Turn to another guide on the page of guides; one change of the address, so that one step back undoes it."""
    state().guide = st.query_params["guide"] = name


def go_to_nonconformity(nonconformity_id: str) -> None:
    """Open a nonconformity of the open engagement."""
    memory = state()
    memory.nonconformity_id, memory.opened = nonconformity_id, None
    st.query_params.clear()


def go_to_management_review(review_id: str) -> None:
    """Open a management review of the open engagement."""
    memory = state()
    memory.review_id, memory.opened = review_id, None
    st.query_params.clear()


def go_to_step(step: str) -> None:
    """Turn to another step of the open audit, at its first clause."""
    memory = state()
    memory.step, memory.clause, memory.opened, memory.top_wanted = step, None, None, True
    _forget()


def go_to_part(part: str) -> None:
    """Turn to another part of nonconformities and actions."""
    memory = state()
    memory.part, memory.opened = part, None
    _forget()


def go_to_clause(number: str) -> None:
    """Turn to another clause of the open assessment."""
    go_to_view(View())
    state().clause = number


def go_to_criterion(criterion_id: str) -> None:
    """Turn to the clause of a criterion, with the criterion opened and in sight."""
    go_to_clause(criterion_id.rpartition("-")[0])
    state().opened, state().focus = (criterion_id, "guidance"), criterion_id


def go_to_view(view: View) -> None:
    """Turn to another way through the open assessment, chosen anew, at its first page."""
    memory = state()
    memory.view, memory.page, memory.selected, memory.opened = view, 1, None, None
    _forget()


def go_to_page(number: int) -> None:
    """Turn to another page of the view."""
    memory = state()
    memory.page, memory.opened = number, None
    _forget()


def _forget() -> None:
    """Take out of the address what the next drawing writes anew."""
    for name in ("clause", "step", PART, _CRITERION, *_VIEW):
        if name in st.query_params:
            del st.query_params[name]


def _leave_audit_of_another() -> None:
    """An address that names another engagement or another audit leaves the audit, or its step, behind."""
    memory, named = state(), st.query_params
    if named.get("engagement", memory.engagement_id) != memory.engagement_id:
        memory.audit_id = memory.step = None
    if named.get("audit", memory.audit_id) != memory.audit_id:
        memory.step = memory.clause = None


def _take_view() -> None:
    """Take the view and the page that the address names; a clause alone is the view by clause."""
    memory, view = state(), View()
    with suppress(ValueError):
        view = View(
            kind=ViewKind(st.query_params.get("view", ViewKind.CLAUSE)),
            choice=st.query_params.get("of", ""),
            answered_too="answered" in st.query_params,
        )
    is_hidden = is_presenting() and view.kind is ViewKind.FLAGGED
    if is_hidden or (view.kind.has_choice and not view.choice):  # the rest of a link was cut off
        view = View()
    number = st.query_params.get("page", "")
    is_number = number.isdecimal() and len(number) <= _MOST_DIGITS
    memory.view, memory.page = view, int(number) if is_number else 1


def _named_view(view: View, page: int) -> dict[str, str]:
    """A view as the address says it; what goes without saying is left out."""
    named = {"view": view.kind.value, "of": view.choice}
    named |= {"answered": "yes" if view.answered_too else "", "page": str(page) if page > 1 else ""}
    return {name: value for name, value in named.items() if value}
