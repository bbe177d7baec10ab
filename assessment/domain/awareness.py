"""The awareness check: the same eight questions to several members of staff, counted “n of N”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from assessment.domain.audit_fieldwork import AWARENESS_QUESTIONS, AwarenessAnswers, Knows
from assessment.domain.checklist import ClauseNumber, Line, Token
from assessment.domain.record import Value


class AwarenessQuestion(Value):
    """One question, the clause it belongs to, and how one tells that somebody knows."""

    id: Token
    clause: ClauseNumber
    ask: Line
    knows: Line


class AwarenessQuestions(Value):
    """The questions, always the same number, so that sheets can be compared."""

    questions: Annotated[
        tuple[AwarenessQuestion, ...], Field(min_length=AWARENESS_QUESTIONS, max_length=AWARENESS_QUESTIONS)
    ]


class AwarenessCount(Value):
    """How many of those who were asked one question knew it."""

    question: AwarenessQuestion
    asked: int
    knew: int
    partly: int


def counted(questions: AwarenessQuestions, sheets: Iterable[AwarenessAnswers]) -> tuple[AwarenessCount, ...]:
    """The answers of all sheets, question by question."""
    answers = [sheet.answers for sheet in sheets]
    return tuple(
        AwarenessCount(
            question=question,
            asked=sum(one[place] is not None for one in answers if place < len(one)),
            knew=sum(one[place] is Knows.YES for one in answers if place < len(one)),
            partly=sum(one[place] is Knows.PARTLY for one in answers if place < len(one)),
        )
        for place, question in enumerate(questions.questions)
    )
