"""The firm's profile, adopted documents, and presenting."""

WORDS: dict[str, str] = {}
