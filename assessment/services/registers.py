"""Read the register of an engagement: nonconformities with their dates, all actions, and what is due to whom."""

from __future__ import annotations

from datetime import date

from assessment.domain.action import Action
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.nonconformity import Nonconformity, Source
from assessment.domain.organization import Person
from assessment.domain.record import Value
from assessment.domain.register import (
    RegisterCount,
    RegisterCourse,
    RegisterFigures,
    RegisterLine,
    Shown,
    course_of,
    effect_days,
    figures_of,
    line_of,
)
from assessment.services.desk import Desk
from assessment.services.nonconformity_files import redone_in, rules_in
from assessment.storage.paging import count_found, page_of
from assessment.storage.register import count_causes, count_register, courses_of, find_in_register, planned_effects
from assessment.storage.store import Reader


class Register(Value):
    """The nonconformities of an engagement by number, their figures, what they are reckoned from, and the people.

    `redone` are the ids of actions that were done on the day of a review without effect, but after it.
    """

    lines: tuple[RegisterLine, ...]
    figures: RegisterFigures
    people: dict[str, Person]
    actions: tuple[Action, ...] = ()
    causes: tuple[CauseAnalysis, ...] = ()
    reviews: tuple[EffectivenessReview, ...] = ()
    redone: frozenset[str] = frozenset()


class RegisterPage(Value):
    """One page of a part of the register, the figures of the whole, and the people who answer for the lines."""

    lines: tuple[RegisterLine, ...]
    count: RegisterCount
    pages: int
    people: dict[str, Person]


def read_register_page(
    desk: Desk, engagement_id: str, shown: Shown, *, source: Source | None = None, page: int = 1
) -> RegisterPage:
    """A page of the register by number; what it costs does not grow with what stands on the others."""
    with desk.store.reading() as reader:
        rules = rules_in(reader, engagement_id)
        query = find_in_register(engagement_id, shown, source, desk.today())
        found = page_of(reader, Nonconformity, query, page, total=count_found(reader, query))
        planned = planned_effects(reader, [one.id for one in found.records])
        return RegisterPage(
            lines=tuple(line_of(one, rules, desk.today(), planned.get(one.id)) for one in found.records),
            count=count_register(reader, engagement_id, desk.today()),
            pages=found.pages,
            people=_people(reader, engagement_id),
        )


def read_course(desk: Desk, engagement_id: str) -> RegisterCourse:
    """How the register went, counted where it is stored."""
    with desk.store.reading() as reader:
        return course_of(courses_of(reader, engagement_id), count_causes(reader, engagement_id), desk.today())


def read_register(desk: Desk, engagement_id: str) -> Register:
    """The whole register with its figures."""
    with desk.store.reading() as reader:
        return register_in(reader, engagement_id, desk.today())


def register_in(reader: Reader, engagement_id: str, today: date) -> Register:
    """The same, within a view that is open already."""
    register = reader.list(Nonconformity, order="number", engagement_id=engagement_id)
    rules = rules_in(reader, engagement_id)
    causes = reader.list(CauseAnalysis, engagement_id=engagement_id)
    actions = reader.list(Action, engagement_id=engagement_id)
    reviews = reader.list(EffectivenessReview, order="planned_on", engagement_id=engagement_id)
    planned = effect_days(reviews)
    return Register(
        lines=tuple(line_of(one, rules, today, planned.get(one.id)) for one in register),
        figures=figures_of(register, causes, actions, reviews, rules=rules, today=today),
        people=_people(reader, engagement_id),
        actions=tuple(actions),
        causes=tuple(causes),
        reviews=tuple(reviews),
        redone=redone_in(reader, actions, reviews),
    )


def _people(reader: Reader, engagement_id: str) -> dict[str, Person]:
    return {person.id: person for person in reader.list(Person, order="name", engagement_id=engagement_id)}
