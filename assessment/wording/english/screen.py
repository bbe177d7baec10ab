"""Words of the pages."""

WORDS: dict[str, str] = {}
