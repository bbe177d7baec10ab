"""The gap report as one value: screen, Word, JSON and terminal print these phrases and figures, nothing else.

The descriptions become the list of placeholders in `templates/README.md`.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from pydantic import Field

from assessment.domain.record import Value
from assessment.reporting.chart import Chart
from assessment.reporting.look import Look


class Fact(Value):
    """A labelled fact of the cover or the scope section."""

    label: str = Field(description="what the fact is about")
    text: str = Field(description="the fact, or “not given”")


class Count(Value):
    """How many criteria share a label."""

    label: str = Field(description="the rating or the kind of gap")
    count: int = Field(description="number of criteria")


class Figures(Value):
    """The numbers behind the sentences; points are weighted, percentages have one decimal."""

    total: int = Field(description="criteria in the profile")
    assessed: int = Field(description="criteria with a rating, or not applicable with a reason")
    applicable: int = Field(description="criteria that count")
    not_applicable: int = Field(description="criteria left out with a reason")
    not_assessed: int = Field(description="criteria without a rating")
    achieved: Decimal = Field(description="weighted points reached")
    possible: Decimal = Field(description="weighted points over all applicable criteria")
    percent: Decimal | None = Field(description="points reached of all points; none when nothing applies")
    percent_assessed: Decimal | None = Field(
        description="points reached of the points assessed so far; none before the first rating"
    )
    coverage: Decimal = Field(description="share of criteria assessed, in percent")
    is_covered: bool = Field(description="true from 90 % coverage on")
    gaps: int = Field(description="criteria below the top rating")
    blockers: int = Field(description="reasons that override the number")
    likely: int = Field(description="criteria that rest on weaker knowledge of the standard's wording")


class ScoreRow(Value):
    """The score of one chapter or clause."""

    number: str = Field(description="7 or 7.2")
    title: str = Field(description="title of the chapter or clause")
    assessed: str = Field(description="for example “4 of 12”")
    percent: str = Field(description="score of what was assessed so far, or a dash")
    gaps: int = Field(description="criteria below the top rating")
    is_chapter: bool = Field(description="true for the row of a whole chapter")
    bar: Decimal | None = Field(description="the percentage as a number, for bars; none before the first rating")


class GapEntry(Value):
    """One criterion below target, with what to do about it."""

    criterion_id: str = Field(description="for example 7.2-4")
    statement: str = Field(description="what should be so")
    force: str = Field(description="recommendation, requirement or option")
    rating: str = Field(description="the rating given")
    kind: str = Field(description="what is missing: no rule, not written, not followed, no record, not effective")
    found: str = Field(description="what was found")
    evidence: str = Field(description="what was seen, separated by semicolons")
    risk: str = Field(description="what may happen if nothing changes")
    first_step: str = Field(description="where to begin")
    owner: str = Field(description="who owns the action, else the person responsible, else the usual owner")
    effort: str = Field(description="effort in person-days")
    severity: str = Field(description="High, Medium or Low")
    priority: int = Field(description="1 do first, 2 plan, 3 when there is time")
    judgement: str = Field(description="why severity or priority differs from the proposal; may be empty")
    probably: str = Field(description="what an auditor would probably call it where the guidance is adopted")
    action: str = Field(description="what is to be done")
    phase: str = Field(description="quick win, before internal audit, before assessment, later")
    due: str = Field(description="due date, or a dash")
    state: str = Field(description="planned, started, implemented, verified, cancelled")
    is_overdue: bool = Field(description="true when the due date has passed")
    closed: str = Field(description="who verified the closing and when; empty while the gap is open")
    binding: str = Field(description="the organization's own document that makes the clause binding; may be empty")


class AdoptedLine(Value):
    """A document of the organization that makes clauses of the guidance binding."""

    document: str = Field(description="title, section and version")
    kind: str = Field(description="policy, procedure, contract, scheme, other")
    date: str = Field(description="date of the document, or a dash")
    clauses: str = Field(description="the clauses it makes binding, or “the whole standard”")
    statement: str = Field(description="what it says; may be empty")


class PriorityGroup(Value):
    """A priority that open gaps have, or the closed gaps."""

    number: int = Field(description="1, 2 or 3, as in the gaps; 0 for the closed ones")
    label: str = Field(description="for example “Priority 1: do first”")
    count: int = Field(description="number of gaps")


class HeatRow(Value):
    """How often each rating was given within one clause."""

    number: str = Field(description="for example 7.2")
    title: str = Field(description="title of the clause")
    counts: tuple[int, ...] = Field(description="criteria per rating, in the order of `heat_columns`")
    percent: str = Field(description="score of what was assessed so far, or a dash")
    level: int = Field(description="0 worst to 4 best, −1 while nothing is assessed: the shade of the row")


class Passage(Value):
    """A passage of the report that people may edit."""

    key: str = Field(description="verdict, summary, next_steps, chapter.7, limits")
    label: str = Field(description="what the passage is called")
    text: str = Field(description="what the report says")
    proposed: str = Field(description="what the figures propose today")
    is_edited: bool = Field(description="true when somebody wrote it")
    proposal_changed: bool = Field(description="true when the figures moved since it was written")
    advice: str = Field(
        default="", description="how many words fit where it makes the summary run over its page; else empty"
    )


class ChapterComment(Value):
    """How one chapter stands."""

    number: str = Field(description="for example 7")
    title: str = Field(description="title of the chapter")
    text: str = Field(description="the comment")


class Exclusion(Value):
    """A criterion that does not apply, and why."""

    criterion_id: str = Field(description="for example 7.2-4")
    statement: str = Field(description="what should be so")
    reason: str = Field(description="why it does not apply")


class AnnexEntry(Value):
    """One criterion with its result."""

    criterion_id: str = Field(description="for example 7.2-4")
    statement: str = Field(description="what should be so")
    rating: str = Field(description="the rating given, or “Not assessed”")
    found: str = Field(description="what was found; may be empty")
    evidence: str = Field(description="what was seen; may be empty")
    where: str = Field(description="site, process and unit where it was assessed; empty for the whole scope")
    mark: str = Field(description="“likely” where the standard's wording is less well known, else empty")


class AnnexClause(Value):
    """The criteria of one clause."""

    number: str = Field(description="for example 7.2")
    title: str = Field(description="title of the clause")
    entries: tuple[AnnexEntry, ...] = Field(description="the criteria of the clause")


class GapReport(Value):
    """Everything a gap report says, in final phrases; internal notes are no part of it."""

    title: str = Field(description="title of the report")
    subtitle: str = Field(description="what was assessed against what")
    organization: str = Field(description="the organization assessed")
    engagement_id: str = Field(description="id of the engagement, for cross-reference")
    assessment_id: str = Field(description="id of the assessment, for cross-reference")
    date: datetime.date = Field(description="date of the report, for example {{ date.strftime('%d.%m.%Y') }}")
    author: str = Field(description="who prepared the report, with the firm")
    reviewer: str = Field(description="who reviewed the report; may be empty")
    number: str = Field(description="number of the report")
    issue: int = Field(description="issue of the report; 0 for a draft")
    mark: str = Field(description="“Draft”, or “Issue 2”")
    look: Look = Field(default_factory=Look, description="how the firm's documents look")
    sections: tuple[str, ...] = Field(
        description="sections that are printed: method, results, gaps, action_plan, annex"
    )
    cover: tuple[Fact, ...] = Field(description="facts of the cover page")
    verdict: str = Field(description="the one sentence to remember")
    summary: str = Field(description="what was looked at and found")
    strengths: tuple[str, ...] = Field(description="what the organization does well, one sentence each")
    first_strengths: tuple[str, ...] = Field(description="up to four strengths, shortened for the summary")
    gravest: tuple[GapEntry, ...] = Field(
        description="up to five open gaps that matter most, statement and risk shortened for the summary"
    )
    next_steps: tuple[str, ...] = Field(description="what to do first, one line each, without numbers in front")
    chapter_comments: tuple[ChapterComment, ...] = Field(description="how each chapter stands")
    heat_columns: tuple[str, ...] = Field(description="the ratings, best first, then not applicable and not assessed")
    heat: tuple[HeatRow, ...] = Field(description="how often each rating was given, by clause")
    themes: tuple[ScoreRow, ...] = Field(description="the score by theme")
    principles: tuple[ScoreRow, ...] = Field(description="the score by principle, clauses 4.2 to 4.15")
    by_site: tuple[ScoreRow, ...] = Field(description="the score by site, of what was assessed there; may be empty")
    by_process: tuple[ScoreRow, ...] = Field(
        description="the score by process, of what was assessed there; may be empty"
    )
    by_unit: tuple[ScoreRow, ...] = Field(description="the score by unit, of what was assessed there; may be empty")
    levers: tuple[str, ...] = Field(description="what would raise the score most, best first")
    charts: tuple[Chart, ...] = Field(description="the score by chapter, and the ratings by chapter")
    severities: tuple[Count, ...] = Field(description="open gaps per severity")
    priorities: tuple[PriorityGroup, ...] = Field(
        description="priorities of the open gaps, what to do first on top; then the closed ones"
    )
    phases: tuple[Count, ...] = Field(description="actions of open gaps per phase, in the order of the plan")
    states: tuple[Count, ...] = Field(description="actions per state")
    documents: tuple[str, ...] = Field(
        description="documents with version and date, then other evidence seen, by title"
    )
    people: tuple[str, ...] = Field(
        description="people of the organization on record, with their role and the days of their interviews"
    )
    observations: tuple[str, ...] = Field(description="what was watched, where and when; may be empty")
    passages: tuple[Passage, ...] = Field(description="the editable passages, with what was proposed")
    headline: str = Field(description="the figure people quote, as a sentence")
    explanation: str = Field(description="numerator, denominator and exclusions of the headline")
    figures: Figures = Field(description="the numbers behind the sentences")
    ratings: tuple[Count, ...] = Field(description="criteria per rating")
    gap_kinds: tuple[Count, ...] = Field(description="gaps per kind")
    blockers: tuple[str, ...] = Field(description="what overrides the score, as sentences")
    scope: tuple[Fact, ...] = Field(description="facts of the scope section")
    adopted: tuple[AdoptedLine, ...] = Field(description="the organization's own documents that make clauses binding")
    score_column: str = Field(description="head of the scores: “Score”, or “So far” while criteria are open")
    rows: tuple[ScoreRow, ...] = Field(description="chapters, each followed by its clauses")
    gaps: tuple[GapEntry, ...] = Field(description="open and closed gaps, in the order of the standard")
    excluded: tuple[Exclusion, ...] = Field(description="criteria that do not apply")
    annex: tuple[AnnexClause, ...] = Field(description="all criteria by clause")
    limits: tuple[str, ...] = Field(description="what the report cannot say, as sentences")
    imprint: str = Field(description="name and address of the firm in one line; empty without an address")
    journal: str = Field(
        description="lines and head of the engagement's journal when the report was made; may be empty"
    )
    journal_lines: int = Field(description="lines of that journal; 0 when nothing is said about it")
    journal_head: str = Field(description="hash of its last line; may be empty")
