"""Sentences that carry figures: said once here, printed everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.scoring import Blocker, BlockerKind, Readiness
from assessment.wording import label, say, say_count
from assessment.wording.figures import percent, points

LISTED = 8

_WORTH_A_SENTENCE = 0.5
"""Share of the room that whole sentences must fill to be kept alone."""


def headline(readiness: Readiness) -> str:
    """The figure people quote: readiness from 90 % coverage on, “assessed so far” before."""
    score = readiness.score
    if score.possible == 0:
        return say("score.nothing_applicable")
    if score.assessed_applicable == 0:
        return say("score.nothing", criteria=say_count("criteria.count", score.total))
    if score.is_covered:
        return say(
            "score.readiness",
            percent=percent(score.percent),
            achieved=points(score.achieved),
            possible=points(score.possible),
            band=label(readiness.band),
        )
    return say(
        "score.so_far",
        percent=percent(score.percent_assessed),
        criteria=say_count("criteria.count", score.assessed_applicable),
        coverage=percent(score.coverage),
    )


def explanation(readiness: Readiness) -> str:
    """Numerator, denominator and exclusions of the headline."""
    score = readiness.score
    return say(
        "score.counts",
        assessed=score.assessed,
        total=score.total,
        coverage=percent(score.coverage),
        achieved=points(score.achieved),
        possible=points(score.possible),
        applicable=score.applicable,
        not_applicable=score.not_applicable,
        not_assessed=score.not_assessed,
    )


def formula(checklist: Checklist) -> str:
    """The formula with the values of this checklist's scale."""
    scale = ", ".join(f"{step.label} {points(step.value)}" for step in checklist.head.scale)
    return say("score.formula", scale=scale)


def blocker(found: Blocker, readiness: Readiness, checklist: Checklist) -> str:
    """One blocker as a sentence."""
    if found.kind is BlockerKind.COVERAGE:
        return say("blocker.coverage", coverage=percent(readiness.score.coverage))
    if found.kind is BlockerKind.KEY_CLAUSE_AT_ZERO:
        return say("blocker.key_clause_at_zero", clause=found.clause, title=checklist.clause(found.clause).title)
    if found.kind is BlockerKind.MET_WITHOUT_EVIDENCE:
        top = rating(checklist.top_rating, checklist)
        return say_count(
            "blocker.met_without_evidence", len(found.criteria), top=top, criteria=shortened(found.criteria)
        )
    if found.nonconformities:
        numbers = shortened(found.nonconformities)
        return say_count(f"blocker.{found.kind.value}", len(found.nonconformities), numbers=numbers)
    return say(f"blocker.{found.kind.value}")


def blockers(readiness: Readiness, checklist: Checklist) -> tuple[str, ...]:
    """All blockers as sentences."""
    return tuple(blocker(found, readiness, checklist) for found in readiness.blockers)


def rating(rating_id: str | None, checklist: Checklist) -> str:
    """The label of a rating."""
    if rating_id is None:
        return say("rating.none")
    if rating_id == NOT_APPLICABLE:
        return say("rating.not_applicable")
    return next(step.label for step in checklist.head.scale if step.id == rating_id)


def clipped(text: str, limit: int) -> str:
    """One line of at most `limit` characters; a longer one is cut after a sentence, else after a word, and says so by “…”."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    sentence = line[: limit - 1].rpartition(". ")[0]
    if len(sentence) >= limit * _WORTH_A_SENTENCE:
        return f"{sentence}. …"
    words = line[:limit].rpartition(" ")[0] or line[: limit - 1]
    return f"{words.rstrip(' ,;:.–-')}…"


def shortened(words: Sequence[str]) -> str:
    """The first few words of a list, and how many more there are."""
    shown = ", ".join(words[:LISTED])
    return say("list.more", shown=shown, more=len(words) - LISTED) if len(words) > LISTED else shown


def progress(readiness: Readiness) -> str:
    """The line above the criteria: assessed, so far, gaps, blockers."""
    score = readiness.score
    parts = [say("progress.assessed", assessed=score.assessed, total=score.total)]
    if score.possible_assessed:
        parts.append(
            say(
                "progress.so_far",
                percent=percent(score.percent_assessed),
                achieved=points(score.achieved),
                possible=points(score.possible_assessed),
            )
        )
    return " · ".join([*parts, trouble(readiness)])


def trouble(readiness: Readiness) -> str:
    """How many gaps and blockers there are."""
    counts = (("gaps.count", readiness.gaps), ("blockers.count", len(readiness.blockers)))
    return " · ".join(say_count(key, count) for key, count in counts)


def author(name: str, firm: str) -> str:
    """Who prepared a report, with the firm; “not given” where nobody is named."""
    if not name:
        return say("report.not_given")
    return say("report.prepared_by", name=name, firm=firm) if firm else name
