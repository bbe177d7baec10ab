"""The views, the pace and the search of the gap analysis."""

WORDS: dict[str, str] = {
    # Proposals for principles
    "proposal.line": "Proposed: **{rating}**, from {sources}.",
    "proposal.open": "Still open: {criteria}.",
    "proposal.reason": "Follows from {sources}.",
    "proposal.source": "{criterion} ({rating})",
    # Pace
    "pace.answered": "{count} today",
    "pace.left": "{count} left",
    "pace.minutes": "{minutes} min each",
    "pace.time_left": "about {time} to go",
    "pace.hours": "{count} h",
    "pace.mins": "{count} min",
}
