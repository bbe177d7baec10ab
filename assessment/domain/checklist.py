"""The checklist: numbered clauses, and under each of them criteria that can be judged one by one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from assessment.domain.errors import NotFound
from assessment.domain.record import Value

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Token = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,60}$")]
ClauseNumber = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+(\.[0-9]+)*$", max_length=20)]
CriterionId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+(\.[0-9]+)*-[0-9]+$", max_length=30)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]

NOT_APPLICABLE = "not_applicable"


class Force(StrEnum):
    """The verbal form of the clause: it decides whether we speak of a recommendation or a requirement."""

    SHOULD = "should"
    SHALL = "shall"
    MAY = "may"


class Basis(StrEnum):
    """How well we know what the clause says."""

    KNOWN = "known"
    LIKELY = "likely"


class Effort(StrEnum):
    """Person-days to put it right: S up to 2, M up to 10, L up to 40, XL more."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


class Method(StrEnum):
    """How one finds out."""

    OUTSIDE_LOOK = "outside look"
    DOCUMENTS = "documents"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    RECORDS = "records"


class RatingStep(Value):
    """One step of the rating scale; `value` is its share of the points of a criterion, 0 to 1."""

    id: Token
    label: Line
    value: Annotated[Decimal, Field(ge=0, le=1)]


class Criterion(Value):
    """One testable statement under a clause, with what an auditor needs to judge it."""

    id: CriterionId
    statement: Line
    force: Force
    question: Line
    good_practice: Line
    partly: Line
    not_met: Line
    risk: Line
    first_step: Line
    usual_effort: Effort
    usual_owner: Line
    evidence: Annotated[tuple[Line, ...], Field(min_length=2)]
    ask: Annotated[tuple[Line, ...], Field(min_length=1)]
    methods: Annotated[tuple[Method, ...], Field(min_length=1)]
    weight: Annotated[int, Field(ge=1, le=10)]
    themes: tuple[Line, ...] = ()
    record_tests: tuple[Line, ...] = ()
    principles: tuple[ClauseNumber, ...] = ()
    proposed_by: tuple[CriterionId, ...] = ()
    basis: Basis

    @property
    def clause_number(self) -> str:
        """The clause this criterion belongs to: 7.2 for 7.2-6."""
        return self.id.rpartition("-")[0]

    @cached_property
    def fingerprint(self) -> str:
        """Changes when what is judged changes (statement, question, force), and only then."""
        judged = json.dumps([self.id, self.statement, self.question, self.force.value], ensure_ascii=False)
        return hashlib.sha256(judged.encode()).hexdigest()[:16]


class Clause(Value):
    """A numbered heading; a clause without criteria only groups the clauses below it."""

    number: ClauseNumber
    title: Line
    short: Line | None = None
    criteria: tuple[Criterion, ...] = ()

    @property
    def label(self) -> str:
        """Number and a title that fits a narrow column."""
        return f"{self.number} {self.short or self.title}"

    @property
    def chapter_number(self) -> str:
        """The first part of the number: 7 for 7.2."""
        return self.number.partition(".")[0]


class Chapter(Value):
    """A top-level clause and the file that holds it."""

    clause: ClauseNumber
    title: Line
    short: Line | None = None
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]

    @property
    def label(self) -> str:
        """Number and a title that fits a narrow column."""
        return f"{self.clause} {self.short or self.title}"

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria of the chapter, in order."""
        return tuple(criterion for clause in self.clauses for criterion in clause.criteria)


class Profile(Value):
    """A named choice of criteria; without a list it takes all of them."""

    id: Token
    title: Line
    about: Line
    criteria: Annotated[tuple[CriterionId, ...], Field(min_length=1)] | None = None


class ChecklistHead(Value):
    """What a checklist says about itself; the chapters stand in files of their own."""

    format: Annotated[int, Field(ge=1, le=1)]
    id: Token
    standard: Line
    edition: Line
    version: Version
    locale: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    title: Line
    about: Line
    wording_note: Line
    weights_note: Line
    scale: Annotated[tuple[RatingStep, ...], Field(min_length=3, max_length=5)]
    chapter_shares: dict[ClauseNumber, Annotated[Decimal, Field(gt=0, le=100)]] = Field(default_factory=dict)
    key_clauses: tuple[ClauseNumber, ...] = ()
    roles: tuple[Line, ...]
    themes: tuple[Line, ...]
    chapters: Annotated[tuple[Line, ...], Field(min_length=1)]


class Checklist(Value):
    """A whole checklist as one value: head, chapters, profiles."""

    head: ChecklistHead
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    profiles: tuple[Profile, ...] = ()

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses below the chapters, in order."""
        return tuple(clause for chapter in self.chapters for clause in chapter.clauses)

    @cached_property
    def leaf_clauses(self) -> tuple[Clause, ...]:
        """The clauses that hold criteria: the unit of one page."""
        return tuple(clause for clause in self.clauses if clause.criteria)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in order."""
        return tuple(criterion for chapter in self.chapters for criterion in chapter.criteria)

    @cached_property
    def _by_id(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def _clause_by_number(self) -> dict[str, Clause]:
        return {clause.number: clause for clause in self.clauses}

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with this id; `NotFound` when there is none."""
        try:
            return self._by_id[criterion_id]
        except KeyError:
            raise NotFound("criterion", criterion_id) from None

    def clause(self, number: str) -> Clause:
        """The clause with this number; `NotFound` when there is none."""
        try:
            return self._clause_by_number[number]
        except KeyError:
            raise NotFound("clause", number) from None

    def has_criterion(self, criterion_id: str) -> bool:
        """True when the checklist holds this criterion."""
        return criterion_id in self._by_id

    def profile(self, profile_id: str) -> Profile:
        """The profile with this id; `NotFound` when there is none."""
        for profile in self.profiles:
            if profile.id == profile_id:
                return profile
        raise NotFound("profile", profile_id)

    @property
    def widest_profile(self) -> Profile:
        """The profile that takes all criteria, else the one that takes most."""
        return max(self.profiles, key=lambda one: len(self.criteria) + 1 if one.criteria is None else len(one.criteria))

    def counts_like(self, other: Checklist) -> bool:
        """True when both follow the same edition of the same standard, so that clause numbers mean the same."""
        return (self.head.standard, self.head.edition) == (other.head.standard, other.head.edition)

    def is_key(self, clause_number: str) -> bool:
        """True when the clause, or one above it, is a key clause."""
        return any(clause_number == key or clause_number.startswith(f"{key}.") for key in self.head.key_clauses)

    @cached_property
    def rating_values(self) -> dict[str, Decimal]:
        """The share of points per rating id; not applicable is no rating step."""
        return {step.id: step.value for step in self.head.scale}

    @cached_property
    def top_rating(self) -> str:
        """The rating that earns all points."""
        return max(self.head.scale, key=lambda step: step.value).id

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the whole content, as hexadecimal text; a new optional field does not change it."""
        return hashlib.sha256(self.model_dump_json(exclude_defaults=True).encode()).hexdigest()

    def narrowed(self, profile: Profile) -> Checklist:
        """The same checklist with the criteria of one profile only; clauses left empty are dropped."""
        if profile.criteria is None:
            return self
        chosen = set(profile.criteria)
        chapters = tuple(kept for chapter in self.chapters if (kept := _narrowed_chapter(chapter, chosen)))
        return self.changed(chapters=chapters)

    def within(self, numbers: Sequence[str]) -> Checklist:
        """The same checklist with what lies in these clauses only; no number means all of it."""
        if not numbers:
            return self
        chosen = {one.id for one in self.criteria if lies_in(one.clause_number, numbers)}
        return self.changed(chapters=tuple(kept for one in self.chapters if (kept := _narrowed_chapter(one, chosen))))


def lies_in(clause_number: str, numbers: Iterable[str]) -> bool:
    """True when the clause is one of `numbers` or below one: 7.2 lies in 7, and in 7.2."""
    return any(clause_number == number or clause_number.startswith(f"{number}.") for number in numbers)


def _narrowed_chapter(chapter: Chapter, chosen: set[str]) -> Chapter | None:
    clauses = tuple(
        clause.changed(criteria=tuple(criterion for criterion in clause.criteria if criterion.id in chosen))
        for clause in chapter.clauses
    )
    filled = {clause.number for clause in clauses if clause.criteria}
    kept = tuple(
        clause
        for clause in clauses
        if clause.number in filled or any(number.startswith(f"{clause.number}.") for number in filled)
    )
    return chapter.changed(clauses=kept) if kept else None


def clause_sort_key(number: str) -> tuple[tuple[int, str], ...]:
    """Order of clause numbers as people read them: 7.9 before 7.10, numbers before letters."""
    return tuple((int(part), "") if part.isdigit() else (10**6, part) for part in re.split(r"[.-]", number))
