"""Earlier versions, copies of the data, removing an engagement."""

WORDS: dict[str, str] = {}
