"""What must hold between the parts of a checklist, beyond the shape of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from assessment.domain.checklist import Checklist, Clause, Criterion
from assessment.domain.remark import Place, Remark, Severity

Locate = Callable[[str, str], Place]
"""Item (criterion, clause, profile; empty for the head) and field → where it stands."""

SHARE_TOLERANCE = Decimal(1)


def check(checklist: Checklist, locate: Locate, *, complete: bool) -> Iterator[Remark]:
    """All broken rules of `checklist`; `locate` finds the line of an item's field.

    While a file cannot be read (`complete` is False) references between files are not judged: most of what they
    would report comes from the unread file. Nor is a number or id that is missing: that was reported already.
    """
    yield from _scale(checklist, locate)
    yield from _clauses(checklist, locate)
    yield from _criteria(checklist, locate)
    if complete:
        yield from _key_clauses(checklist, locate)
        yield from _proposals(checklist, locate)
        yield from _profiles(checklist, locate)
        yield from _shares(checklist, locate)


def _error(code: str, place: Place, message: str, hint: str) -> Remark:
    return Remark(code=code, severity=Severity.ERROR, place=place, message=message, hint=hint)


def _scale(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    steps = checklist.head.scale
    if any(len({getattr(step, name) for step in steps}) < len(steps) for name in ("id", "label", "value")):
        yield _error(
            "scale-unique",
            locate("", "scale"),
            "Two steps of the scale share an id, a label or a value.",
            "Make them different.",
        )
    if {min(step.value for step in steps), max(step.value for step in steps)} != {Decimal(0), Decimal(1)}:
        yield _error(
            "scale-ends",
            locate("", "scale"),
            "The scale does not run from 0 to 1.",
            "Give the lowest step 0, the top 1.",
        )


def _clauses(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    seen: set[str] = set()
    for chapter in checklist.chapters:
        for clause in chapter.clauses:
            if clause.number and clause.number in seen:
                yield _error(
                    "clause-unique",
                    locate(clause.number, "number"),
                    f"Clause {clause.number} stands twice.",
                    "Merge the two.",
                )
            seen.add(clause.number)
            if chapter.clause and clause.number and not clause.number.startswith(f"{chapter.clause}."):
                yield _error(
                    "clause-chapter",
                    locate(clause.number, "number"),
                    f"Clause {clause.number} stands in the file of chapter {chapter.clause}.",
                    "Move it to the file of its own chapter.",
                )
            yield from _own_criteria(clause, locate)


def _key_clauses(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    seen = {clause.number for clause in checklist.clauses}
    for key in checklist.head.key_clauses:
        if key not in seen:
            yield _error(
                "key-clause",
                locate("", "key_clauses"),
                f"Key clause {key} is not in the checklist.",
                "Correct the number.",
            )


def _own_criteria(clause: Clause, locate: Locate) -> Iterator[Remark]:
    for criterion in clause.criteria:
        if clause.number and criterion.id and criterion.clause_number != clause.number:
            yield _error(
                "criterion-clause",
                locate(criterion.id, "id"),
                f"{criterion.id} stands under clause {clause.number}.",
                f"Its id must begin with “{clause.number}-”, or it belongs elsewhere.",
            )


def _criteria(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    seen: set[str] = set()
    for criterion in checklist.criteria:
        if criterion.id and criterion.id in seen:
            yield _error(
                "criterion-unique",
                locate(criterion.id, "id"),
                f"{criterion.id} stands twice.",
                "Give one of them a new number.",
            )
        seen.add(criterion.id)
        yield from _words(criterion, checklist, locate)


def _proposals(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    seen = {criterion.id for criterion in checklist.criteria}
    for criterion in checklist.criteria:
        for other in criterion.proposed_by:
            if other not in seen or other == criterion.id:
                yield _error(
                    "proposed-by",
                    locate(criterion.id, "proposed_by"),
                    f"“{other}” is not another criterion of this checklist.",
                    "Name criteria whose ratings propose this one.",
                )


def _words(criterion: Criterion, checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    head = checklist.head
    named = [("ask", role, head.roles) for role in criterion.ask]
    named += [("usual_owner", criterion.usual_owner, head.roles)] if criterion.usual_owner else []
    named += [("themes", theme, head.themes) for theme in criterion.themes]
    for field, word, known in named:
        if word not in known:
            yield _error(
                "word-unknown",
                locate(criterion.id, field),
                f"“{word}” is not among the {'themes' if field == 'themes' else 'roles'} of checklist.yaml.",
                "Use a listed word, or add it to the list there.",
            )


def _profiles(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    if not checklist.profiles:
        yield _error(
            "profile-missing",
            locate("", ""),
            "The checklist has no profile.",
            "Add profiles/full.yaml with id, title, about.",
        )
    known = {criterion.id for criterion in checklist.criteria}
    seen: set[str] = set()
    for profile in checklist.profiles:
        if profile.id in seen:
            yield _error(
                "profile-unique",
                locate(f"profile {profile.id}", "id"),
                f"The profile “{profile.id}” stands in two files.",
                "Give one of them another id.",
            )
        seen.add(profile.id)
        for criterion_id in profile.criteria or ():
            if criterion_id not in known:
                yield _error(
                    "profile-criterion",
                    locate(f"profile {profile.id}", "criteria"),
                    f"“{criterion_id}” is not a criterion of this checklist.",
                    "Correct the id or take it off the list.",
                )


def _shares(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    shares = checklist.head.chapter_shares
    whole = sum(criterion.weight for criterion in checklist.criteria)
    if not shares or not whole:
        return
    stated = sum(shares.values())
    for chapter in checklist.chapters:
        if (share := shares.get(chapter.clause)) is None:
            continue
        real = Decimal(sum(criterion.weight for criterion in chapter.criteria)) * 100 / whole
        if abs(real - share * 100 / stated) > SHARE_TOLERANCE:
            yield _error(
                "chapter-share",
                locate("", "chapter_shares"),
                f"Chapter {chapter.clause} carries {real:.1f} % of the weight, the head says {share} %.",
                "Change the weights of its criteria or the share.",
            )
