"""Read the register of an engagement: nonconformities with their dates, all actions, and what is due to whom."""

from __future__ import annotations

from datetime import date

from assessment.domain.action import Action
from assessment.domain.nonconformity import (
    CauseAnalysis,
    EffectivenessReview,
    Nonconformity,
)
from assessment.domain.organization import Person
from assessment.domain.record import Value
from assessment.domain.register import RegisterFigures, RegisterLine, figures_of, line_of
from assessment.services.desk import Desk
from assessment.services.nonconformity_files import rules_in
from assessment.storage.store import Reader


class Register(Value):
    """The nonconformities of an engagement by number, their figures, what they are reckoned from, and the people."""

    lines: tuple[RegisterLine, ...]
    figures: RegisterFigures
    people: dict[str, Person]
    actions: tuple[Action, ...] = ()
    causes: tuple[CauseAnalysis, ...] = ()
    reviews: tuple[EffectivenessReview, ...] = ()


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
    return Register(
        lines=tuple(line_of(one, rules, today) for one in register),
        figures=figures_of(register, causes, actions, reviews, rules=rules, today=today),
        people=_people(reader, engagement_id),
        actions=tuple(actions),
        causes=tuple(causes),
        reviews=tuple(reviews),
    )


def _people(reader: Reader, engagement_id: str) -> dict[str, Person]:
    return {person.id: person for person in reader.list(Person, order="name", engagement_id=engagement_id)}
