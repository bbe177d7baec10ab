"""What an organization is asked for before a visit: what is usual for the standard, and what only single clauses need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assessment.domain.checklist import Criterion, Method
from assessment.domain.coverage import ExpectedItem, ExpectedSort
from assessment.domain.expected_evidence import EXPECTED, STANDARD
from assessment.domain.record import Value
from assessment.domain.work import Work
from assessment.wording import say

LONGEST = 60

_SORTS = {Method.DOCUMENTS: ExpectedSort.DOCUMENT, Method.RECORDS: ExpectedSort.RECORD}
_SEEN_ON_THE_DAY = (Method.OUTSIDE_LOOK, Method.OBSERVATION)
_SPEAKS = {
    "forms": "7.1-5",
    "recourse": "7.9-5",
    "register": "7.2-1",
    "case_files": "8.1-5",
    "monitoring": "8.4-4",
    "communication": "5.3-2",
    "returns": "5.3-6",
}
"""The criterion that speaks of a usual thing, where its words do not show it."""
_WORD = re.compile(r"\w{4,}")
_STEM = 6
"""Letters by which two words are taken for one: recorded, records."""


class Requested(Value):
    """One thing to ask for, what makes it good, and the clauses it serves."""

    sort: ExpectedSort
    item: str
    looked_for: str
    clauses: tuple[str, ...]


def requested(work: Work) -> tuple[Requested, ...]:
    """What to ask for: the usual things, then the first evidence of clauses that these leave out; at most sixty."""
    asked = [one for one in work.checklist.criteria if not work.result(one).is_not_applicable]
    usual = EXPECTED if work.checklist.head.standard == STANDARD else ()
    found = [line for item in usual if (line := _usual(item, asked))]
    reached = tuple(item for item in usual if _served(item, asked))
    left = [one for one in asked if not any(item.belongs_to(one.clause_number) for item in reached)]
    return tuple(_merged([*found, *_of_clauses(left)]))[:LONGEST]


def _served(item: ExpectedItem, asked: Iterable[Criterion]) -> list[Criterion]:
    return [one for one in asked if item.belongs_to(one.clause_number)]


def _usual(item: ExpectedItem, asked: Iterable[Criterion]) -> Requested | None:
    """A usual thing with the statement that speaks of it most; None when none of its clauses is assessed."""
    served = _served(item, asked)
    if not served:
        return None
    title = say(f"expected.{item.code}")
    words, named = _stems(title), _SPEAKS.get(item.code)
    best = max(served, key=lambda one: (one.id == named, len(words & _stems(one.statement, *one.evidence)), one.weight))
    numbers = [number for number in item.clauses if any(_is_below(one, number) for one in served)]
    return Requested(sort=item.sort, item=title, looked_for=best.statement, clauses=tuple(numbers))


def _is_below(criterion: Criterion, number: str) -> bool:
    return criterion.clause_number == number or criterion.clause_number.startswith(f"{number}.")


def _stems(*texts: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(" ".join(texts).casefold())}


def _of_clauses(left: Sequence[Criterion]) -> Iterator[Requested]:
    """The first evidence of the weightiest criterion of each clause that can be answered on paper."""
    weightiest: dict[str, Criterion] = {}
    for criterion in filter(_is_on_paper, left):
        before = weightiest.get(criterion.clause_number)
        if before is None or _rank(criterion) < _rank(before):
            weightiest[criterion.clause_number] = criterion
    for number, criterion in weightiest.items():
        sort = next(_SORTS[method] for method in criterion.methods if method in _SORTS)
        yield Requested(sort=sort, item=criterion.evidence[0], looked_for=criterion.statement, clauses=(number,))


def _rank(criterion: Criterion) -> tuple[bool, int]:
    """Papers before talks, then by weight."""
    return criterion.methods[0] is Method.INTERVIEW, -criterion.weight


def _is_on_paper(criterion: Criterion) -> bool:
    """Answered by something that can be sent; a principle that rests on other criteria asks for nothing of its own."""
    on_paper = criterion.methods[0] not in _SEEN_ON_THE_DAY and bool(_SORTS.keys() & set(criterion.methods))
    return on_paper and not criterion.proposed_by


def _merged(lines: Iterable[Requested]) -> Iterator[Requested]:
    """The same thing asked for twice is one line that serves the clauses of both."""
    found: dict[tuple[ExpectedSort, str], Requested] = {}
    for line in lines:
        key = (line.sort, line.item.casefold())
        before = found.get(key)
        clauses = (*before.clauses, *line.clauses) if before else line.clauses
        found[key] = (before or line).changed(clauses=tuple(dict.fromkeys(clauses)))
    yield from found.values()
