"""The information request as one value: the documents and records an organization is asked for before the visit."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pydantic import Field

from assessment.domain.coverage import ExpectedSort
from assessment.domain.record import Value
from assessment.domain.visit import answer_by
from assessment.domain.work import Work
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import Fact
from assessment.reporting.report_head import ReportHead, report_head
from assessment.reporting.requested import Requested, requested
from assessment.reporting.visit import Visit, facts
from assessment.wording import say, say_count

_GROUPS = {
    ExpectedSort.DOCUMENT: (
        "visit.request.documents",
        "visit.request.documents.about",
        "visit.request.documents.number",
    ),
    ExpectedSort.RECORD: ("visit.request.records", "visit.request.records.about", "visit.request.records.number"),
}
"""The keys of a group's title, of what belongs there, and of its numbers."""


class RequestItem(Value):
    """One thing that is asked for."""

    number: str = Field(description="for example D3 or R12")
    item: str = Field(description="what is asked for")
    looked_for: str = Field(description="what we look for in it")
    clauses: str = Field(description="the clauses it serves, separated by commas")


class RequestGroup(Value):
    """Things of one sort."""

    title: str = Field(description="Documents or Records")
    about: str = Field(description="what belongs here")
    items: tuple[RequestItem, ...] = Field(description="what is asked for, the usual things first")


class InformationRequest(ReportHead):
    """What an organization is asked to send before the visit; nothing of what was found is part of it."""

    due: datetime.date = Field(description="when the answers are due")
    facts: tuple[Fact, ...] = Field(description="to whom, from whom, about what, until when")
    standing: str = Field(description="how many lines there are and until when, as a sentence")
    groups: tuple[RequestGroup, ...] = Field(description="documents, then records; an empty group is left out")
    guidance: str = Field(description="what the assessment is and what it is not")


def information_request_of(
    work: Work, dress: Dress, *, today: datetime.date, visit: Visit | None = None
) -> InformationRequest:
    """The information request of `work`, due before the first interview ahead, else two weeks after `today`."""
    due = answer_by(visit.interviews if visit else (), today)
    lines, head = requested(work), work.checklist.head
    return InformationRequest(
        **dict(report_head(work, dress, title=say("visit.request.title"), today=today)),
        due=due,
        facts=facts(
            {
                "visit.fact.to": work.organization.name,
                "visit.fact.from": dress.author,
                "visit.fact.about": work.engagement.title,
                "visit.fact.scope": work.engagement.scope,
                "visit.fact.answer_by": dress.look.day(due),
            }
        ),
        standing=say_count("visit.request.lines", len(lines), due=dress.look.day(due)),
        groups=tuple(filter(None, (_group(sort, lines) for sort in _GROUPS))),
        guidance=say("visit.guidance", standard=head.standard, edition=head.edition),
    )


def _group(sort: ExpectedSort, lines: Sequence[Requested]) -> RequestGroup | None:
    found = [line for line in lines if line.sort is sort]
    if not found:
        return None
    title, about, counted = _GROUPS[sort]
    items = tuple(_item(say(counted, number=place), line) for place, line in enumerate(found, 1))
    return RequestGroup(title=say(title), about=say(about), items=items)


def _item(number: str, line: Requested) -> RequestItem:
    return RequestItem(number=number, item=line.item, looked_for=line.looked_for, clauses=", ".join(line.clauses))
