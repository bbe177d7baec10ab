"""Blank interview guides as one value: per role the open questions, clause by clause, with room to write."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import groupby

from pydantic import Field

from assessment.domain.checklist import Criterion
from assessment.domain.record import Value
from assessment.domain.visit import minutes_for
from assessment.domain.work import Work
from assessment.reporting import breakdowns
from assessment.reporting.dress import Dress
from assessment.reporting.report_head import ReportHead, report_head
from assessment.reporting.visit import Visit, interview_of, person_of, place_of, roles_to_ask, when_of
from assessment.wording import say, say_count

SHOWN = 3
"""Pieces of evidence that one question asks to see."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+")


class GuideQuestion(Value):
    """One question with what helps to judge the answer."""

    criterion_id: str = Field(description="for example 7.2-4")
    question: str = Field(description="what to ask")
    good: str = Field(description="what good looks like, in one sentence")
    evidence: str = Field(description="what to ask to see, separated by semicolons")


class GuideClause(Value):
    """The questions of one clause."""

    number: str = Field(description="for example 7.2")
    title: str = Field(description="title of the clause")
    questions: tuple[GuideQuestion, ...] = Field(description="the open questions of the clause")


class Guide(Value):
    """The guide for one role; who, when and where are empty unless exactly one interview is planned with the role."""

    role: str = Field(description="the role")
    person: str = Field(description="who is interviewed; may be empty")
    when: str = Field(description="day and time; may be empty")
    place: str = Field(description="site and room, or Remote; may be empty")
    interviewer: str = Field(description="who asks; may be empty")
    standing: str = Field(description="how many questions there are and how long they may take")
    clauses: tuple[GuideClause, ...] = Field(description="the open questions by clause")


class InterviewGuides(ReportHead):
    """Guides for one role or for all; nothing of what was found is part of them."""

    guides: tuple[Guide, ...] = Field(description="one guide per role with open questions")
    ratings: tuple[str, ...] = Field(description="the ratings to tick, lowest first, then not applicable")
    nothing: str = Field(description="the sentence that says that no question is open; empty when there is one")


def interview_guides_of(
    work: Work, dress: Dress, *, today: datetime.date, visit: Visit | None = None
) -> InterviewGuides:
    """The guides of `work` for the role of `visit`, or for all roles."""
    known = visit or Visit()
    guides = tuple(_guide(work, dress, known, role, found) for role, found in roles_to_ask(work, known).items())
    *steps, not_applicable, _ = breakdowns.heat_columns(work.checklist)
    return InterviewGuides(
        **dict(report_head(work, dress, title=say("visit.guides.title"), today=today)),
        guides=guides,
        ratings=(*reversed(steps), not_applicable),
        nothing="" if guides else say("visit.nothing_open"),
    )


def _guide(work: Work, dress: Dress, visit: Visit, role: str, criteria: Sequence[Criterion]) -> Guide:
    interview = interview_of(visit, role)
    minutes = interview.minutes if interview else minutes_for(len(criteria))
    return Guide(
        role=role,
        person=person_of(work, interview),
        when=when_of(interview, dress.look),
        place=place_of(work, interview),
        interviewer=interview.interviewer if interview else "",
        standing=say_count("visit.guides.questions", len(criteria), minutes=minutes),
        clauses=tuple(
            GuideClause(
                number=number,
                title=work.checklist.clause(number).title,
                questions=tuple(_question(criterion) for criterion in found),
            )
            for number, found in groupby(criteria, key=lambda one: one.clause_number)
        ),
    )


def _question(criterion: Criterion) -> GuideQuestion:
    return GuideQuestion(
        criterion_id=criterion.id,
        question=criterion.question,
        good=_SENTENCES.split(criterion.good_practice, maxsplit=1)[0],
        evidence="; ".join(criterion.evidence[:SHOWN]),
    )
