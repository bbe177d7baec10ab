"""Proposed sentences of a report, made from the figures; people edit them, and the edits are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessment.domain.assessment import GapSeverity
from assessment.domain.checklist import Chapter
from assessment.domain.gap import Gap
from assessment.domain.narrative import NarrativeText
from assessment.domain.scoring import is_gap
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.reporting.gap_report import Passage
from assessment.wording import say, say_count
from assessment.wording.figures import percent

NEXT_STEPS = 5
STEP = 80
"""Characters of a step, with its criterion one line of the summary, which has to stay on one page."""


def passages(work: Work, gaps: Sequence[Gap], edited: Mapping[str, NarrativeText]) -> tuple[Passage, ...]:
    """Verdict, summary, next steps, chapter comments and limits: edited where somebody did, proposed elsewhere."""
    proposed = {
        "verdict": verdict(work),
        "summary": summary(work, gaps),
        "next_steps": next_steps(gaps),
        **{f"chapter.{chapter.clause}": chapter_comment(work, chapter) for chapter in work.checklist.chapters},
        "limits": limits(work),
    }
    return tuple(_passage(key, text, edited.get(key)) for key, text in proposed.items())


def _passage(key: str, proposed: str, kept: NarrativeText | None) -> Passage:
    is_edited = kept is not None and bool(kept.text)
    name, _, chapter = key.partition(".")
    return Passage(
        key=key,
        label=say(f"passage.{name}", chapter=chapter) if chapter else say(f"passage.{name}"),
        text=kept.text if kept is not None and is_edited else proposed,
        proposed=proposed,
        is_edited=is_edited,
        proposal_changed=kept is not None and is_edited and kept.proposed != proposed,
    )


def verdict(work: Work) -> str:
    """The one sentence a managing director remembers."""
    readiness = work.readiness
    score = readiness.score
    if not score.applicable:
        return say("verdict.nothing_applicable", organization=work.organization.name)
    if not score.assessed_applicable:
        return say("verdict.nothing")
    if not score.is_covered:
        return say("verdict.so_far", organization=work.organization.name, coverage=percent(score.coverage))
    return say(f"verdict.{readiness.band.value}", organization=work.organization.name)


def summary(work: Work, gaps: Sequence[Gap]) -> str:
    """What was looked at, what was found, where it is strongest and weakest."""
    score = work.readiness.score
    if not score.applicable:
        return say("summary.nothing_applicable", not_applicable=score.not_applicable, total=score.total)
    if not score.assessed_applicable:
        return say("summary.nothing")
    still_open = [gap for gap in gaps if not gap.is_closed]
    high = sum(gap.severity is GapSeverity.HIGH for gap in still_open)
    sentences = [
        say(
            "summary.looked",
            assessed=score.assessed,
            total=score.total,
            evidence=say_count("evidence.count", len(work.evidence)),
        ),
        say("summary.found", gaps=say_count("gaps.count", len(still_open)), high=high),
    ]
    ranked = sorted(
        (
            (found, chapter)
            for chapter in work.checklist.chapters
            if (found := work.score(chapter.criteria).percent_assessed) is not None
        ),
        key=lambda pair: pair[0],
    )
    if len(ranked) > 1:
        (low, weakest), (top, strongest) = ranked[0], ranked[-1]
        sentences.append(
            say(
                "summary.chapters",
                strongest=strongest.label,
                top=percent(top),
                weakest=weakest.label,
                low=percent(low),
            )
        )
    return " ".join(sentences)


def next_steps(gaps: Sequence[Gap]) -> str:
    """The first actions of the plan, one line each."""
    still_open = [gap for gap in gaps if not gap.is_closed]
    first = sorted(still_open, key=lambda gap: (gap.priority, -gap.exposure))[:NEXT_STEPS]
    if not first:
        return say("next_steps.none")
    return "\n".join(
        f"{place}. {phrases.clipped(gap.action.text, STEP)} ({gap.criterion.id})"
        for place, gap in enumerate(first, start=1)
    )


def chapter_comment(work: Work, chapter: Chapter) -> str:
    """How a chapter stands, in one or two sentences."""
    score = work.score(chapter.criteria)
    if not score.applicable:
        return say("chapter.nothing_applicable")
    if not score.assessed_applicable:
        return say("chapter.nothing")
    gaps = sum(is_gap(work.results.get(criterion.id), work.checklist) for criterion in chapter.criteria)
    if not score.not_assessed:
        return say(
            "chapter.comment_complete", percent=percent(score.percent_assessed), gaps=say_count("gaps.count", gaps)
        )
    return say(
        "chapter.comment",
        percent=percent(score.percent_assessed),
        assessed=score.assessed,
        total=score.total,
        gaps=say_count("gaps.count", gaps),
    )


def limits(work: Work) -> str:
    """What the report cannot say: guidance, sample, open criteria, weaker knowledge, formula."""
    head, readiness = work.checklist.head, work.readiness
    lines = [say("report.limit.guidance", standard=head.standard, edition=head.edition), say("report.limit.sample")]
    if readiness.score.not_assessed:
        lines.append(say_count("report.limit.not_assessed", readiness.score.not_assessed))
    if readiness.likely:
        lines.append(say_count("report.limit.likely", readiness.likely, total=readiness.score.total))
    lines.append(say("report.limit.score", formula=phrases.formula(work.checklist), weights=head.weights_note))
    lines.append(say("report.limit.wording"))
    return "\n".join(lines)
