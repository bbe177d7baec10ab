"""Interviews, observations, documents seen, people, sites and processes."""

WORDS: dict[str, str] = {}
