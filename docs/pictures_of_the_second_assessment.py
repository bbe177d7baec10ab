"""The pictures of the guide about the second assessment: the demo assessed again, and what its organization adopted."""

from __future__ import annotations

from datetime import date

from assessment.domain.adopted_document import AdoptedKind
from assessment.services.adopted_documents import WHOLE, AdoptedEntry, add_adopted_document
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import NextAssessment, assess_again
from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine
from assessment.services.work import open_work
from docs.studio import Studio

BETTER, WORSE = 3, 19
"""Every so many criteria one rises, and one falls."""

ADOPTED = (
    AdoptedEntry(
        title="Complaints policy",
        section="§ 3",
        version="2.1",
        dated=date(2025, 3, 4),
        clauses=(WHOLE,),
        statement="We handle complaints as ISO 10002 recommends.",
    ),
    AdoptedEntry(
        title="Procedure QP-12 Complaints",
        kind=AdoptedKind.PROCEDURE,
        section="4.2",
        dated=date(2025, 9, 1),
        clauses=("7.2", "7.3"),
        statement="Every complaint is recorded the same day and acknowledged within two working days.",
    ),
)


def second_assessment(studio: Studio, desk: Desk, line: EngagementLine) -> None:
    """Then and now, and the adopted documents."""
    again = line.changed(assessment_id=_assessed_again(desk, line))
    page = studio.page((1280, 860))
    studio.visit(page, "comparison", again)
    studio.take("then-and-now", page)
    for entry in ADOPTED:
        add_adopted_document(desk, line.id, entry)
    page = studio.page((1280, 1000))
    studio.visit(page, "adopted", again)
    studio.take("adopted-documents", page)


def _assessed_again(desk: Desk, line: EngagementLine) -> str:
    """A second assessment in which most is rated, much of it better than before."""
    before = open_work(desk, line.assessment_id)
    steps = [step.id for step in sorted(before.checklist.head.scale, key=lambda step: step.value)]
    again = assess_again(desk, line.id, NextAssessment(title="Follow-up")).id
    for number, criterion in enumerate(before.checklist.criteria):
        rating = before.result(criterion).rating
        if rating in steps:
            move = 1 if number % BETTER == 0 else -1 if number % WORSE == 0 else 0
            value = steps[max(0, min(len(steps) - 1, steps.index(rating) + move))]
            save_answer(desk, again, criterion.id, Field.RATING, shown=None, value=value)
    return again
