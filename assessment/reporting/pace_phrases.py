"""Sentences about proposals and pace, said once."""

from __future__ import annotations

from assessment.domain.checklist import Checklist
from assessment.domain.pace import Pace
from assessment.domain.proposal import Proposal
from assessment.reporting.phrases import rating
from assessment.wording import say

_HOUR = 60


def proposal(found: Proposal, checklist: Checklist) -> str:
    """What is proposed, from which criteria, and which of them are still open."""
    words = say("proposal.line", rating=rating(found.rating, checklist), sources=_sources(found, checklist))
    return f"{words} {say('proposal.open', criteria=', '.join(found.open))}" if found.open else words


def reason_of(found: Proposal, checklist: Checklist) -> str:
    """The rationale of a rating that was taken over: “Follows from 5.3-1 (met), 5.4.1-2 (partly met).”."""
    return say("proposal.reason", sources=_sources(found, checklist))


def pace(found: Pace) -> str:
    """Answered today, left, and the time per criterion once it is known."""
    parts = [say("pace.answered", count=found.answered), say("pace.left", count=found.left)]
    if found.minutes:
        parts.append(say("pace.minutes", minutes=found.minutes))
    if found.minutes_left:
        parts.append(say("pace.time_left", time=duration(found.minutes_left)))
    return " · ".join(parts)


def duration(minutes: int) -> str:
    """Hours and minutes as people say them: 45 min, 3 h, 3 h 10 min."""
    hours, rest = divmod(minutes, _HOUR)
    parts = ([say("pace.hours", count=hours)] if hours else []) + ([say("pace.mins", count=rest)] if rest else [])
    return " ".join(parts)


def _sources(found: Proposal, checklist: Checklist) -> str:
    return ", ".join(
        say("proposal.source", criterion=one.criterion_id, rating=_within(rating(one.rating, checklist)))
        for one in found.sources
    )


def _within(words: str) -> str:
    """A label within a sentence: its first letter small."""
    return words[:1].lower() + words[1:]
