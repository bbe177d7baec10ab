"""Compose the gap report from an assessment: a pure function, no reading and no clock."""

from __future__ import annotations

from datetime import date

from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Basis, Checklist, Clause, Criterion
from assessment.domain.scoring import Score, is_gap
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.reporting.gap_report import (
    AnnexClause,
    AnnexEntry,
    Count,
    Exclusion,
    Fact,
    Figures,
    GapEntry,
    GapReport,
    ScoreRow,
)
from assessment.wording import label, say, say_count
from assessment.wording.figures import day, percent


def gap_report_of(work: Work, *, author: str, today: date) -> GapReport:
    """The gap report of `work`, written by `author` on `today`."""
    checklist, readiness = work.checklist, work.readiness
    return GapReport(
        title=say("report.gap.title"),
        subtitle=say("report.gap.subtitle", standard=checklist.head.standard, edition=checklist.head.edition),
        organization=work.organization.name,
        engagement_id=work.engagement.id,
        assessment_id=work.assessment.id,
        date=today,
        author=author,
        cover=_cover(work, author, today),
        headline=phrases.headline(readiness),
        explanation=phrases.explanation(readiness),
        figures=_figures(work),
        ratings=_ratings(readiness.score, checklist),
        gap_kinds=tuple(Count(label=label(kind), count=count) for kind, count in readiness.gaps_by_kind.items()),
        blockers=phrases.blockers(readiness, checklist),
        scope=_scope(work),
        rows=_rows(work),
        gaps=tuple(
            _gap(work, criterion)
            for criterion in checklist.criteria
            if is_gap(work.results.get(criterion.id), checklist)
        ),
        excluded=_excluded(work),
        annex=tuple(_annex(work, clause) for clause in checklist.leaf_clauses),
        limits=_limits(work),
    )


def _facts(pairs: list[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label=say(f"report.fact.{key}"), text=text or say("report.not_given")) for key, text in pairs)


def _cover(work: Work, author: str, today: date) -> tuple[Fact, ...]:
    head = work.checklist.head
    return _facts(
        [
            ("organization", work.organization.name),
            ("engagement", work.engagement.title),
            ("assessment", work.assessment.title),
            ("started", day(work.assessment.started_on)),
            ("date", day(today)),
            ("prepared_by", author),
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


def _figures(work: Work) -> Figures:
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


def _ratings(score: Score, checklist: Checklist) -> tuple[Count, ...]:
    steps = sorted(checklist.head.scale, key=lambda step: step.value, reverse=True)
    return (
        *(Count(label=step.label, count=score.by_rating[step.id]) for step in steps),
        Count(label=say("rating.not_applicable"), count=score.not_applicable),
        Count(label=say("rating.none"), count=score.not_assessed),
    )


def _rows(work: Work) -> tuple[ScoreRow, ...]:
    rows = []
    for chapter in work.checklist.chapters:
        rows.append(_row(work, chapter.clause, chapter.title, chapter.criteria, is_chapter=True))
        rows += [
            _row(work, clause.number, clause.title, clause.criteria, is_chapter=False)
            for clause in chapter.clauses
            if clause.criteria
        ]
    return tuple(rows)


def _row(work: Work, number: str, title: str, criteria: tuple[Criterion, ...], *, is_chapter: bool) -> ScoreRow:
    score = work.score(criteria)
    return ScoreRow(
        number=number,
        title=title,
        assessed=say("score.row", assessed=score.assessed, total=score.total),
        percent=percent(score.percent_assessed),
        gaps=sum(is_gap(work.results.get(criterion.id), work.checklist) for criterion in criteria),
        is_chapter=is_chapter,
    )


def _gap(work: Work, criterion: Criterion) -> GapEntry:
    result = work.result(criterion)
    return GapEntry(
        criterion_id=criterion.id,
        statement=criterion.statement,
        force=label(criterion.force),
        rating=phrases.rating(result.rating, work.checklist),
        kind=label(result.gap_kind) if result.gap_kind else say("report.no_gap_kind"),
        found=result.rationale.strip() or say("report.no_rationale"),
        evidence=_evidence(work, result) or say("report.no_evidence"),
        risk=criterion.risk,
        first_step=criterion.first_step,
        owner=_owner(work, result, criterion),
        effort=label(criterion.usual_effort),
    )


def _owner(work: Work, result: CriterionResult, criterion: Criterion) -> str:
    person = work.people.get(result.responsible_id or "")
    return person.name if person else say("report.no_responsible", owner=criterion.usual_owner)


def _evidence(work: Work, result: CriterionResult) -> str:
    return "; ".join(work.evidence[key].title for key in result.evidence_ids if key in work.evidence)


def _excluded(work: Work) -> tuple[Exclusion, ...]:
    return tuple(
        Exclusion(criterion_id=criterion.id, statement=criterion.statement, reason=result.rationale.strip())
        for criterion in work.checklist.criteria
        if (result := work.result(criterion)).is_not_applicable and result.is_assessed
    )


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
                evidence=_evidence(work, result),
                mark=say("report.likely_mark") if criterion.basis is Basis.LIKELY else "",
            )
        )
    return AnnexClause(number=clause.number, title=clause.title, entries=tuple(entries))


def _limits(work: Work) -> tuple[str, ...]:
    head, readiness = work.checklist.head, work.readiness
    limits = [say("report.limit.guidance", standard=head.standard, edition=head.edition), say("report.limit.sample")]
    if readiness.score.not_assessed:
        limits.append(say_count("report.limit.not_assessed", readiness.score.not_assessed))
    if readiness.likely:
        limits.append(say_count("report.limit.likely", readiness.likely, total=readiness.score.total))
    limits.append(say("report.limit.score", formula=phrases.formula(work.checklist), weights=head.weights_note))
    limits.append(say("report.limit.wording"))
    return tuple(limits)
