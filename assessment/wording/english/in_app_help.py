"""Help inside the app, and the tour."""

WORDS: dict[str, str] = {}
