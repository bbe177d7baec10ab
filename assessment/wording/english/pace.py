"""The views, the pace and the search of the gap analysis."""

WORDS: dict[str, str] = {
    # Views
    "view": "View",
    "view.method": "How to find out",
    "view.role": "Whom to ask",
    "view.theme": "About",
    "view.before_visit": "Before the visit",
    "view.before_visit.about": (
        "What a look from outside or the documents answer first. Draft it here; talks and records confirm it on site."
    ),
    "view.answered_too": "Show answered ones too",
    "view.open.count.one": "{count} open question",
    "view.open.count.other": "{count} open questions",
    "view.page": "page {number} of {of}",
    "view.page_next": "Next: page {number} of {of}",
    "view.page_back": "Back: page {number} of {of}",
    "view.next": "Next page",
    "view.again": "Choose again",
    "view.again.help": "Answers have changed what belongs here; show it as it is now.",
    "view.all_answered": "Nothing is open here: every question has its answer.",
    "view.nothing": "Nothing belongs here at the moment.",
    "view.to_clauses": "Go on by clause",
    "view.take_notes": "Take notes",
    # Search
    "search": "Search criteria",
    "search.placeholder": "Number or words (key /)",
    "search.nothing": "Nothing found. Try another word, or a number such as 7.2-3.",
    "search.more.one": "{count} more; add a word.",
    "search.more.other": "{count} more; add a word.",
    # Keys
    "keys": "Keys",
    "keys.go_on": "next open criterion",
    "keys.details": "details, open or closed",
    "keys.search": "search",
    "keys.leave": "leave a field; what was typed is saved",
    "keys.switch": "Keys work",
    "keys.switch.help": "Switch them off when you dictate or when another program uses single keys.",
    # Proposals for principles
    "proposal.line": "Proposed: {rating}, from {sources}.",
    "proposal.open": "Still open: {criteria}.",
    "proposal.reason": "Follows from {sources}.",
    "proposal.source": "{criterion} ({rating})",
    "proposal.accept": "Accept",
    # Cards
    "card.clear.help": "Take the rating of {criterion} away again",
    # The rest of a page
    "rest": "Rate the rest",
    "rest.nothing": "Every criterion on this page has a rating.",
    "rest.rationale": "One rationale for all of them",
    "rest.confirm.one": "{count} criterion without a rating will be rated “{rating}”: {criteria}.",
    "rest.confirm.other": "{count} criteria without a rating will be rated “{rating}”: {criteria}.",
    "rest.rate.one": "Rate {count} criterion",
    "rest.rate.other": "Rate {count} criteria",
    "rest.done.one": "{count} criterion rated.",
    "rest.done.other": "{count} criteria rated.",
    # Pace
    "pace.answered": "{count} today",
    "pace.left": "{count} left",
    "pace.minutes": "{minutes} min each",
    "pace.time_left": "about {time} to go",
    "pace.hours": "{count} h",
    "pace.mins": "{count} min",
    "pace.help": (
        "Your own ratings of today, and the usual time between two of them; pauses of 30 minutes and more are left out. "
        "No report shows it."
    ),
    "pace.hide": "Hide pace",
    "pace.show": "Show pace",
}
