"""Read the register of an engagement: nonconformities with their dates, all actions, and what is due to whom."""

from __future__ import annotations

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
    """The nonconformities of an engagement by number, their figures, and the people who answer for them."""

    lines: tuple[RegisterLine, ...]
    figures: RegisterFigures
    people: dict[str, Person]


def read_register(desk: Desk, engagement_id: str) -> Register:
    """The whole register with its figures."""
    with desk.store.reading() as reader:
        register = reader.list(Nonconformity, order="number", engagement_id=engagement_id)
        rules = rules_in(reader, engagement_id)
        figures = figures_of(
            register,
            reader.list(CauseAnalysis, engagement_id=engagement_id),
            reader.list(Action, engagement_id=engagement_id),
            reader.list(EffectivenessReview, engagement_id=engagement_id),
            rules=rules,
            today=desk.today(),
        )
        return Register(
            lines=tuple(line_of(one, rules, desk.today()) for one in register),
            figures=figures,
            people=_people(reader, engagement_id),
        )


def _people(reader: Reader, engagement_id: str) -> dict[str, Person]:
    return {person.id: person for person in reader.list(Person, order="name", engagement_id=engagement_id)}
