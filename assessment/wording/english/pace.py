"""The views, the pace and the search of the gap analysis."""

WORDS: dict[str, str] = {}
