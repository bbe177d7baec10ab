"""The checklist as one value: every criterion with what was found so far, or blank to be filled in on paper."""

from __future__ import annotations

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.report_head import ReportHead


class ChecklistRow(Value):
    """One criterion; rating, kind and rationale are empty until somebody gave them."""

    clause: str = Field(description="number of the clause, for example 7.2")
    clause_title: str = Field(description="title of the clause")
    criterion_id: str = Field(description="for example 7.2-4")
    statement: str = Field(description="what should be so")
    force: str = Field(description="recommendation, requirement or option")
    question: str = Field(description="what to ask oneself")
    rating: str = Field(description="the rating given; empty while there is none")
    kind: str = Field(description="kind of gap; empty where there is none")
    rationale: str = Field(description="what was found; may be empty")
    evidence: str = Field(description="what was seen, separated by semicolons; may be empty")
    responsible: str = Field(description="the organization's person for the criterion; may be empty")
    mark: str = Field(description="“likely” where the standard's wording is less well known, else empty")


class ChecklistReport(ReportHead):
    """All criteria of the profile with their results; internal notes are no part of it."""

    day: str = Field(description="date of the report as the firm writes it")
    checklist: str = Field(description="title, version and profile of the checklist")
    headline: str = Field(description="the figure people quote, as a sentence")
    explanation: str = Field(description="numerator, denominator and exclusions of the headline")
    formula: str = Field(description="how the score is reckoned, with the values of the scale")
    wording_note: str = Field(description="where the words of the criteria come from")
    ratings: tuple[str, ...] = Field(description="the ratings to choose from, best first, then not applicable")
    kinds: tuple[str, ...] = Field(description="the kinds of gap to choose from")
    rows: tuple[ChecklistRow, ...] = Field(description="all criteria, in the order of the standard")
