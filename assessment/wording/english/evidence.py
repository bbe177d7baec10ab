"""The evidence register, its files and its coverage."""

WORDS: dict[str, str] = {}
