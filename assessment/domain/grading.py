"""How findings are graded: scales are data, with the help text that tells one grade from the next."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from assessment.domain.checklist import Line, Token
from assessment.domain.errors import InvalidInput, NotFound
from assessment.domain.record import Value


class GradeClass(StrEnum):
    """What a grade means for the rules: what must be corrected, and what may be taken up."""

    NONCONFORMITY = "nonconformity"
    GAP = "gap"
    CONCERN = "concern"
    OPPORTUNITY = "opportunity"
    OBSERVATION = "observation"
    GOOD_PRACTICE = "good_practice"


class UnknownGrade(InvalidInput):
    """A grade that the scale of the audit does not have."""

    def __init__(self, grade: str, known: tuple[str, ...]) -> None:
        """Name it and those there are."""
        super().__init__(f"“{grade}” is not a grade of this audit. Choose one of: {', '.join(known)}.")


class Grade(Value):
    """One grade; `weight` orders nonconformities (higher is graver), `is_major` marks those that block readiness."""

    id: Token
    label: Line
    grade_class: GradeClass
    weight: Annotated[int, Field(ge=0, le=100)] = 0
    is_major: bool = False
    plan_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    close_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    help: Line


class GradingScale(Value):
    """A set of grades that an audit uses as a whole."""

    id: Token
    title: Line
    about: Line
    grades: Annotated[tuple[Grade, ...], Field(min_length=2)]

    def grade(self, grade_id: str) -> Grade:
        """The grade with this id; `UnknownGrade` when there is none."""
        for grade in self.grades:
            if grade.id == grade_id:
                return grade
        raise UnknownGrade(grade_id, tuple(grade.label for grade in self.grades))


class Gradings(Value):
    """All scales there are."""

    scales: Annotated[tuple[GradingScale, ...], Field(min_length=1)]

    def scale(self, scale_id: str) -> GradingScale:
        """The scale with this id; `NotFound` when there is none."""
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise NotFound("grading scale", scale_id)
