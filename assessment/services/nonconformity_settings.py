"""What an engagement settles about its nonconformities in one view: days per grade, counting, recurrence, who is told."""

from __future__ import annotations

from assessment.domain.audit import Audit
from assessment.domain.grading import GradeClass, GradingScale
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.domain.numbering import NumberSeries, Series
from assessment.domain.record import Value
from assessment.library.audit_data import gradings
from assessment.services.desk import Desk
from assessment.services.nonconformities import usual_scale
from assessment.services.nonconformity_files import rules_in
from assessment.services.numbering import number_patterns


class GradeDays(Value):
    """One grade with the days its scale gives for the plan and for closing; None where the scale gives none."""

    id: str
    label: str
    plan_days: int | None
    close_days: int | None


class NonconformitySettings(Value):
    """The rules, the grades they speak of, and how each kind is numbered."""

    rules: NonconformityRules
    grades: tuple[GradeDays, ...]
    patterns: dict[Series, NumberSeries]


def read_settings_of(desk: Desk, engagement_id: str) -> NonconformitySettings:
    """The rules as they are, with every grade of the scales in use that makes a nonconformity."""
    with desk.store.reading() as reader:
        rules = rules_in(reader, engagement_id)
        used = {one.grading for one in reader.list(Audit, engagement_id=engagement_id)}
        used |= {one.grading for one in reader.list(Nonconformity, engagement_id=engagement_id)}
    usual = usual_scale()
    scales = [usual, *(gradings().scale(name) for name in sorted(used - {usual.id}))]
    return NonconformitySettings(
        rules=rules,
        grades=tuple(grade for scale in scales for grade in _grades(scale)),
        patterns=number_patterns(desk, engagement_id),
    )


def _grades(scale: GradingScale) -> list[GradeDays]:
    return [
        GradeDays(id=grade.id, label=grade.label, plan_days=grade.plan_days, close_days=grade.close_days)
        for grade in scale.grades
        if grade.grade_class is GradeClass.NONCONFORMITY
    ]
