"""Ways through an assessment: which criteria to show together, in the order of the checklist, ten to a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from assessment.domain.checklist import Checklist, Criterion, Method
from assessment.domain.record import Value
from assessment.domain.scoring import is_gap
from assessment.domain.work import Work

PAGE_SIZE = 10
BEFORE_VISIT = "before the visit"
"""The choice of the view by method that takes what can be drafted without a visit.

That is what one finds out first of all by looking from outside or by reading documents; the ways named after the first
(a talk, records) confirm it on site. Few criteria need nothing else.
"""

_NEEDS_NO_VISIT = frozenset({Method.OUTSIDE_LOOK, Method.DOCUMENTS})


class ViewKind(StrEnum):
    """What a view goes by."""

    CLAUSE = "clause"
    METHOD = "method"
    ROLE = "role"
    THEME = "theme"
    OPEN = "open"
    FLAGGED = "flagged"
    GAPS = "gaps"

    @property
    def has_choice(self) -> bool:
        """True when a second choice says which method, role or theme."""
        return self in _CHOICES


class View(Value):
    """What to show: the kind, which of its choices, and whether the answered criteria of that choice as well."""

    kind: ViewKind = ViewKind.CLAUSE
    choice: str = ""
    answered_too: bool = False


class Page(Value):
    """At most ten criteria of a selection; `number` counts from 1 to `of`."""

    number: int
    of: int
    criteria: tuple[Criterion, ...]


def choices(checklist: Checklist, kind: ViewKind) -> tuple[str, ...]:
    """The second choices of a kind of view, each with at least one criterion; none where the kind says it all."""
    offered = _CHOICES[kind](checklist) if kind.has_choice else ()
    return tuple(one for one in offered if any(_belongs(criterion, kind, one) for criterion in checklist.criteria))


def selected(work: Work, view: View) -> tuple[Criterion, ...]:
    """The criteria of a view in the order of the checklist."""
    return tuple(criterion for criterion in work.checklist.criteria if _shows(work, view, criterion))


def is_about_open_ones(view: View) -> bool:
    """True when a view leaves out what is answered."""
    return view.kind is ViewKind.OPEN or (view.kind.has_choice and not view.answered_too)


def is_open(work: Work, criterion: Criterion) -> bool:
    """True while a criterion has no rating that counts."""
    result = work.results.get(criterion.id)
    return result is None or not result.is_assessed


def pages(criteria: Sequence[Criterion]) -> tuple[Page, ...]:
    """A selection cut into pages, order kept; nothing selected gives no page."""
    parts = [tuple(criteria[start : start + PAGE_SIZE]) for start in range(0, len(criteria), PAGE_SIZE)]
    return tuple(Page(number=number, of=len(parts), criteria=part) for number, part in enumerate(parts, 1))


def _shows(work: Work, view: View, criterion: Criterion) -> bool:
    result = work.results.get(criterion.id)
    match view.kind:
        case ViewKind.CLAUSE:
            return criterion.clause_number == view.choice
        case ViewKind.OPEN:
            return is_open(work, criterion)
        case ViewKind.FLAGGED:
            return result is not None and result.flagged
        case ViewKind.GAPS:
            return is_gap(result, work.checklist)
    return _belongs(criterion, view.kind, view.choice) and (view.answered_too or is_open(work, criterion))


def _belongs(criterion: Criterion, kind: ViewKind, choice: str) -> bool:
    match kind:
        case ViewKind.METHOD if choice == BEFORE_VISIT:
            return criterion.methods[0] in _NEEDS_NO_VISIT
        case ViewKind.METHOD:
            return choice in criterion.methods
        case ViewKind.ROLE:
            return choice in criterion.ask or choice == criterion.usual_owner
    return choice in criterion.themes


def _roles(checklist: Checklist) -> tuple[str, ...]:
    """The roles of the head, then any that only criteria name."""
    named = (role for one in checklist.criteria for role in (*one.ask, one.usual_owner))
    return tuple(dict.fromkeys((*checklist.head.roles, *named)))


def _themes(checklist: Checklist) -> tuple[str, ...]:
    """The themes of the head, then any that only criteria name."""
    named = (theme for one in checklist.criteria for theme in one.themes)
    return tuple(dict.fromkeys((*checklist.head.themes, *named)))


_CHOICES: dict[ViewKind, Callable[[Checklist], tuple[str, ...]]] = {
    ViewKind.METHOD: lambda _checklist: (BEFORE_VISIT, *(method.value for method in Method)),
    ViewKind.ROLE: _roles,
    ViewKind.THEME: _themes,
}
