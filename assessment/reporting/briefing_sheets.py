"""Briefing sheets as one value: what people of a role will be asked, what to have in hand, what comes of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from assessment.domain.checklist import Criterion, Method
from assessment.domain.record import Value
from assessment.domain.visit import NOT_BY_APPOINTMENT, WITHOUT_NOTICE, minutes_for
from assessment.domain.work import Work
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import Fact
from assessment.reporting.report_head import ReportHead, report_head
from assessment.reporting.visit import Visit, facts, interview_of, person_of, place_of, roles_to_ask, when_of
from assessment.wording import say

QUESTIONS, TOPICS, IN_HAND = 8, 6, 5
"""As many as fit on one page with the rest."""


class BriefingSheet(Value):
    """The page for one role."""

    role: str = Field(description="the role")
    facts: tuple[Fact, ...] = Field(description="who, when, where, how long")
    questions: tuple[str, ...] = Field(description="up to eight questions that will be asked")
    topics: str = Field(description="what else will be talked about, as a sentence; may be empty")
    in_hand: tuple[str, ...] = Field(description="up to five things to have in hand; may be empty")


class BriefingSheets(ReportHead):
    """Pages for one role or for all; nothing of what was found is part of them."""

    purpose: str = Field(description="why people are asked, as a sentence")
    sheets: tuple[BriefingSheet, ...] = Field(description="one page per role with open questions")
    nothing: str = Field(description="the sentence that says why there is no page; empty when there is one")


def briefing_sheets_of(work: Work, dress: Dress, *, today: datetime.date, visit: Visit | None = None) -> BriefingSheets:
    """The sheets of `work` for the role of `visit`, or for all roles that can be met."""
    known = visit or Visit()
    head, roles = work.checklist.head, roles_to_ask(work, known)
    sheets = tuple(
        _sheet(work, dress, known, role, found)
        for role, found in roles.items()
        if role not in NOT_BY_APPOINTMENT | WITHOUT_NOTICE
    )
    nothing = "" if sheets else say("visit.briefing.nobody") if roles else say("visit.nothing_open")
    return BriefingSheets(
        **dict(report_head(work, dress, title=say("visit.briefing.title"), today=today)),
        purpose=say(
            "visit.briefing.purpose",
            organization=work.organization.name,
            standard=head.standard,
            edition=head.edition,
        ),
        sheets=sheets,
        nothing=nothing,
    )


def _sheet(work: Work, dress: Dress, visit: Visit, role: str, criteria: Sequence[Criterion]) -> BriefingSheet:
    interview = interview_of(visit, role)
    minutes = interview.minutes if interview else minutes_for(len(criteria))
    shown = _weightiest(criteria)
    return BriefingSheet(
        role=role,
        facts=facts(
            {
                "visit.fact.who": person_of(work, interview),
                "visit.fact.when": when_of(interview, dress.look),
                "visit.fact.where": place_of(work, interview),
                "visit.fact.asks": (interview.interviewer if interview else "") or dress.author,
                "visit.fact.how_long": say("visit.briefing.how_long", minutes=minutes),
            }
        ),
        questions=tuple(criterion.question for criterion in shown),
        topics=_topics(criteria, shown),
        in_hand=_in_hand(role, criteria),
    )


def _weightiest(criteria: Sequence[Criterion]) -> list[Criterion]:
    """The questions that matter most, of each clause one before any clause has two, in the order of the standard."""
    seen: dict[str, int] = {}
    ranked = []
    for criterion in sorted(criteria, key=lambda one: -one.weight):
        seen[criterion.clause_number] = seen.get(criterion.clause_number, 0) + 1
        ranked.append((seen[criterion.clause_number], bool(criterion.proposed_by), -criterion.weight, criterion))
    chosen = [criterion for *_, criterion in sorted(ranked, key=lambda one: one[:3])[:QUESTIONS]]
    return [criterion for criterion in criteria if criterion in chosen]


def _topics(criteria: Sequence[Criterion], shown: Sequence[Criterion]) -> str:
    """What the rest of the talk may be about: the most frequent themes of the other questions."""
    themes = Counter(theme for one in criteria if one not in shown for theme in one.themes).most_common(TOPICS)
    return say("visit.briefing.topics", topics=", ".join(theme for theme, _ in themes)) if themes else ""


def _in_hand(role: str, criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """Papers that the role usually looks after; records are drawn on the day and not asked for beforehand."""
    own = [one for one in criteria if one.usual_owner == role and one.methods[0] is Method.DOCUMENTS]
    ranked = sorted((one for one in own if not one.proposed_by), key=lambda one: -one.weight)
    return tuple(dict.fromkeys(one.evidence[0] for one in ranked))[:IN_HAND]
