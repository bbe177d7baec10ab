"""Views choose criteria across clauses and cut them into pages of ten, always in the order of the checklist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import NOT_APPLICABLE, Checklist, Criterion, Method
from assessment.domain.views import BEFORE_VISIT, PAGE_SIZE, Page, View, ViewKind, choices, pages, selected
from assessment.domain.work import Work
from tests.domain.works import NINE, result_for, work_with


def ids(criteria: tuple[Criterion, ...]) -> list[str]:
    return [criterion.id for criterion in criteria]


def answered(checklist: Checklist, criterion_id: str, rating: str = "met", reason: str = "") -> CriterionResult:
    return result_for(checklist, criterion_id).rated(rating, checklist, by="Ada", at=NINE).reasoned(reason)


def changed(checklist: Checklist, change: Callable[[Criterion], Criterion]) -> Checklist:
    """The checklist with every criterion changed."""
    chapters = tuple(
        chapter.changed(
            clauses=tuple(
                clause.changed(criteria=tuple(change(criterion) for criterion in clause.criteria))
                for clause in chapter.clauses
            )
        )
        for chapter in checklist.chapters
    )
    return checklist.changed(chapters=chapters)


@pytest.fixture
def work(checklist: Checklist) -> Work:
    """7.1-1 is met, 7.2-1 partly met and flagged, 7.2-2 not applicable with a reason, 7.2-3 without one."""
    return work_with(
        checklist,
        answered(checklist, "7.1-1"),
        answered(checklist, "7.2-1", "partly_met").marked(flagged=True),
        answered(checklist, "7.2-2", NOT_APPLICABLE, "Numbers are not used."),
        answered(checklist, "7.2-3", NOT_APPLICABLE),
    )


# Which criteria


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(kind=ViewKind.CLAUSE, choice="7.2"), ["7.2-1", "7.2-2", "7.2-3"]),
        (View(kind=ViewKind.OPEN), ["4.2-1", "7.1-2", "7.2-3"]),
        (View(kind=ViewKind.FLAGGED), ["7.2-1"]),
        (View(kind=ViewKind.GAPS), ["7.2-1"]),
        (View(kind=ViewKind.THEME, choice="register"), ["7.2-3"]),
        (View(kind=ViewKind.THEME, choice="register", answered_too=True), ["7.2-1", "7.2-2", "7.2-3"]),
        (View(kind=ViewKind.ROLE, choice="Front-line staff"), ["4.2-1", "7.1-2", "7.2-3"]),
        (View(kind=ViewKind.METHOD, choice="interview"), ["4.2-1", "7.1-2", "7.2-3"]),
        (View(kind=ViewKind.METHOD, choice=BEFORE_VISIT), ["4.2-1", "7.1-2", "7.2-3"]),
        (View(kind=ViewKind.ROLE, choice="Nobody"), []),
    ],
)
def test_a_view_shows_its_criteria_in_the_order_of_the_checklist(work: Work, view: View, expected: list[str]) -> None:
    assert ids(selected(work, view)) == expected


def test_a_role_has_what_it_is_asked_and_what_it_usually_owns(checklist: Checklist) -> None:
    def owned(criterion: Criterion) -> Criterion:
        if criterion.id == "7.1-1":
            return criterion.changed(ask=("Auditor",), usual_owner="Front-line staff")
        return criterion.changed(ask=("Auditor",))

    changed_work = work_with(changed(checklist, owned))
    assert ids(selected(changed_work, View(kind=ViewKind.ROLE, choice="Front-line staff"))) == ["7.1-1"]


@pytest.mark.parametrize(
    ("methods", "found"),
    [
        ((Method.DOCUMENTS,), 6),
        ((Method.OUTSIDE_LOOK, Method.DOCUMENTS), 6),
        ((Method.DOCUMENTS, Method.INTERVIEW), 6),
        ((Method.INTERVIEW, Method.DOCUMENTS), 0),
        ((Method.RECORDS,), 0),
    ],
)
def test_before_the_visit_comes_what_documents_or_a_look_from_outside_answer_first(
    checklist: Checklist, methods: tuple[Method, ...], found: int
) -> None:
    work = work_with(changed(checklist, lambda criterion: criterion.changed(methods=methods)))
    assert len(selected(work, View(kind=ViewKind.METHOD, choice=BEFORE_VISIT))) == found


def test_about_half_of_the_criteria_that_are_shipped_can_be_drafted_before_the_visit(
    shipped_checklist: Checklist,
) -> None:
    criteria = selected(work_with(shipped_checklist), View(kind=ViewKind.METHOD, choice=BEFORE_VISIT))
    assert len(criteria) * 3 > len(shipped_checklist.criteria)
    assert {one.methods[0] for one in criteria} == {Method.OUTSIDE_LOOK, Method.DOCUMENTS}


def test_a_view_by_method_offers_before_the_visit_first(shipped_checklist: Checklist) -> None:
    assert choices(shipped_checklist, ViewKind.METHOD) == (BEFORE_VISIT, *(method.value for method in Method))


def test_choices_without_a_criterion_are_not_offered(checklist: Checklist) -> None:
    assert choices(checklist, ViewKind.METHOD) == (BEFORE_VISIT, "documents", "interview")
    assert choices(checklist, ViewKind.THEME) == ("access", "register")


@pytest.mark.parametrize("kind", [ViewKind.CLAUSE, ViewKind.OPEN, ViewKind.FLAGGED, ViewKind.GAPS])
def test_other_views_have_no_second_choice(checklist: Checklist, kind: ViewKind) -> None:
    assert not kind.has_choice
    assert choices(checklist, kind) == ()


def test_every_criterion_that_is_shipped_is_asked_of_some_role(shipped_checklist: Checklist) -> None:
    work = work_with(shipped_checklist)
    views = (View(kind=ViewKind.ROLE, choice=role) for role in choices(shipped_checklist, ViewKind.ROLE))
    asked = {criterion.id for view in views for criterion in selected(work, view)}
    assert asked == set(ids(shipped_checklist.criteria))


# Pages


@given(count=st.integers(0, 176), start=st.integers(0, 100))
def test_pages_hold_every_criterion_once_in_order_ten_at_most(
    shipped_checklist: Checklist, count: int, start: int
) -> None:
    criteria = shipped_checklist.criteria[start : start + count]
    cut = pages(criteria)
    assert tuple(criterion for page in cut for criterion in page.criteria) == criteria
    assert all(0 < len(page.criteria) <= PAGE_SIZE for page in cut)
    assert all(len(page.criteria) == PAGE_SIZE for page in cut[:-1])
    assert [(page.number, page.of) for page in cut] == [(number + 1, len(cut)) for number in range(len(cut))]


def test_a_page_says_which_it_is_and_of_how_many(checklist: Checklist) -> None:
    assert pages(checklist.criteria) == (Page(number=1, of=1, criteria=checklist.criteria),)
