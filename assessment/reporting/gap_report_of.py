"""Compose the gap report from an assessment: a pure function, no reading and no clock."""

from __future__ import annotations

import re
from datetime import date

from assessment.domain.checklist import Basis, Clause
from assessment.domain.gap import gaps_of
from assessment.domain.journal import ChainHead
from assessment.domain.narrative import first_number
from assessment.domain.work import Work
from assessment.reporting import breakdowns, fieldwork_phrases, narrative, phrases, summary_page
from assessment.reporting.adopted import adopted_lines
from assessment.reporting.dress import Dress
from assessment.reporting.gap_entries import evidence_seen, gap_entry
from assessment.reporting.gap_report import (
    AnnexClause,
    AnnexEntry,
    ChapterComment,
    Exclusion,
    Fact,
    Figures,
    GapReport,
    Passage,
)
from assessment.reporting.look import Look, rgb
from assessment.wording import label, say, say_count

HEAD = 16
"""Characters of the journal's head that are printed, as many as the settings show."""

_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+")


def gap_report_of(work: Work, dress: Dress, *, today: date) -> GapReport:
    """The gap report of `work` as it stands on `today`."""
    checklist, readiness = work.checklist, work.readiness
    gaps = gaps_of(work)
    entries = {gap.criterion.id: gap_entry(work, gap, dress, today) for gap in gaps}
    passages = narrative.passages(work, gaps, dress.edited)
    says = {passage.key: passage.text for passage in passages}
    strengths, next_steps = _strengths(work), _lines(says["next_steps"])
    beside = summary_page.taken(
        says["verdict"], phrases.headline(readiness), says["summary"], next_steps, chapters=len(checklist.chapters)
    )
    first_strengths, gravest = summary_page.in_the_room(
        strengths,
        [entries[gap.criterion.id] for gap in summary_page.gravest(gaps)],
        beside=beside,
        paper=dress.look.paper,
    )
    over = summary_page.too_long(
        {one.key: one.text for one in passages if one.is_edited and one.key in summary_page.WRITTEN},
        next_steps,
        first_strengths,
        gravest,
        beside=beside,
        paper=dress.look.paper,
    )
    return GapReport(
        title=say("report.gap.title"),
        subtitle=say("report.gap.subtitle", standard=checklist.head.standard, edition=checklist.head.edition),
        organization=work.organization.name,
        engagement_id=work.engagement.id,
        assessment_id=work.assessment.id,
        date=today,
        author=dress.author,
        reviewer=dress.reviewer,
        number=number_of(work, dress),
        issue=dress.issue,
        mark=mark_of(dress),
        look=dress.look,
        sections=tuple(section.value for section in dress.sections),
        cover=_cover(work, dress, today),
        verdict=says["verdict"],
        summary=says["summary"],
        strengths=strengths,
        first_strengths=first_strengths,
        gravest=gravest,
        next_steps=next_steps,
        chapter_comments=tuple(
            ChapterComment(number=chapter.clause, title=chapter.title, text=says[f"chapter.{chapter.clause}"])
            for chapter in checklist.chapters
        ),
        headline=phrases.headline(readiness),
        explanation=phrases.explanation(readiness),
        figures=figures(work),
        ratings=breakdowns.ratings(readiness.score, checklist),
        gap_kinds=breakdowns.gap_kinds(work),
        severities=breakdowns.severities(gaps),
        priorities=breakdowns.priorities(gaps),
        phases=breakdowns.phases(gaps),
        states=breakdowns.states(gaps),
        blockers=phrases.blockers(readiness, checklist),
        scope=_scope(work),
        adopted=adopted_lines(work, dress.look),
        score_column=breakdowns.score_column(work),
        rows=breakdowns.rows(work),
        heat_columns=breakdowns.heat_columns(checklist),
        heat=breakdowns.heat(work),
        themes=breakdowns.themes(work),
        principles=breakdowns.principles(work),
        by_site=breakdowns.sites(work),
        by_process=breakdowns.processes(work),
        by_unit=breakdowns.units(work),
        levers=breakdowns.lever_sentences(work),
        charts=breakdowns.charts(work, rgb(dress.look.colour)),
        gaps=tuple(entries.values()),
        excluded=_excluded(work),
        annex=tuple(_annex(work, clause) for clause in checklist.leaf_clauses),
        documents=fieldwork_phrases.documents_seen(work, dress.look.day),
        people=fieldwork_phrases.people_met(work, dress.look.day),
        observations=fieldwork_phrases.observations_made(work, dress.look.day),
        limits=_lines(says["limits"]),
        passages=_advised(passages, over),
        imprint=_imprint(dress.look),
        journal=journal_line(dress.journal),
        journal_lines=dress.journal.lines if dress.journal else 0,
        journal_head=dress.journal.hash if dress.journal else "",
    )


def number_of(work: Work, dress: Dress) -> str:
    """The number of a report: the one typed, else the one proposed."""
    return dress.number or first_number(work.engagement.created_at, work.engagement.id)


def mark_of(dress: Dress) -> str:
    """“Draft”, or the issue."""
    return say("report.mark.issue", issue=dress.issue) if dress.issue else say("report.mark.draft")


def _imprint(look: Look) -> str:
    """Who the firm is and where, in one line; empty until an address was given."""
    if not look.address:
        return ""
    lines = (look.firm, *look.address.splitlines())
    return " · ".join(line.strip() for line in lines if line.strip())


def journal_line(head: ChainHead | None) -> str:
    """Where the journal stood, as a sentence; empty without one."""
    return say_count("report.journal", head.lines, head=head.hash[:HEAD]) if head else ""


def _lines(text: str) -> tuple[str, ...]:
    """The lines of a passage without the numbers in front: a document numbers them itself."""
    return tuple(_NUMBERED.sub("", line.strip()) for line in text.splitlines() if line.strip())


def _facts(pairs: list[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label=say(f"report.fact.{key}"), text=text or say("report.not_given")) for key, text in pairs)


def _cover(work: Work, dress: Dress, today: date) -> tuple[Fact, ...]:
    head = work.checklist.head
    return _facts(
        [
            ("organization", work.organization.name),
            ("engagement", work.engagement.title),
            ("assessment", work.assessment.title),
            ("started", dress.look.day(work.assessment.started_on)),
            ("date", dress.look.day(today)),
            ("prepared_by", dress.author),
            ("reviewer", dress.reviewer),
            ("number", number_of(work, dress)),
            ("distribution", dress.distribution),
            ("checklist", say("report.checklist", title=head.title, version=head.version, profile=work.profile.title)),
        ]
    )


def _scope(work: Work) -> tuple[Fact, ...]:
    size = work.organization.size
    return _facts(
        [
            ("sector", work.organization.sector),
            ("size", label(size) if size else ""),
            ("sites", ", ".join(site.name for site in work.sites if not site.left)),
            ("scope", work.engagement.scope),
            ("exclusions", work.engagement.exclusions),
            ("definition", work.engagement.complaint_definition),
        ]
    )


def figures(work: Work) -> Figures:
    """The numbers behind the headline of `work`."""
    readiness, score = work.readiness, work.readiness.score
    return Figures(
        total=score.total,
        assessed=score.assessed,
        applicable=score.applicable,
        not_applicable=score.not_applicable,
        not_assessed=score.not_assessed,
        achieved=score.achieved,
        possible=score.possible,
        percent=score.percent,
        percent_assessed=score.percent_assessed,
        coverage=score.coverage,
        is_covered=score.is_covered,
        gaps=readiness.gaps,
        blockers=len(readiness.blockers),
        likely=readiness.likely,
    )


def _excluded(work: Work) -> tuple[Exclusion, ...]:
    return tuple(
        Exclusion(criterion_id=criterion.id, statement=criterion.statement, reason=result.rationale.strip())
        for criterion in work.checklist.criteria
        if (result := work.result(criterion)).is_not_applicable and result.is_assessed
    )


def _advised(passages: tuple[Passage, ...], over: tuple[str, int] | None) -> tuple[Passage, ...]:
    """The passages; the one that makes the summary run over its page says how many words fit."""
    if over is None:
        return passages
    key, words = over
    advice = say_count("passage.too_long", words)
    return tuple(one.changed(advice=advice) if one.key == key else one for one in passages)


def _annex(work: Work, clause: Clause) -> AnnexClause:
    entries = []
    for criterion in clause.criteria:
        result = work.result(criterion)
        entries.append(
            AnnexEntry(
                criterion_id=criterion.id,
                statement=criterion.statement,
                rating=phrases.rating(result.rating, work.checklist),
                found=result.rationale.strip(),
                evidence=evidence_seen(work, result),
                where=fieldwork_phrases.where(work, result),
                mark=say("report.likely_mark") if criterion.basis is Basis.LIKELY else "",
            )
        )
    return AnnexClause(number=clause.number, title=clause.title, entries=tuple(entries))


def _strengths(work: Work) -> tuple[str, ...]:
    top = work.checklist.top_rating
    results = (work.result(criterion) for criterion in work.checklist.criteria)
    return tuple(result.strength.strip() for result in results if result.rating == top and result.strength.strip())
