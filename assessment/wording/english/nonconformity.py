"""Nonconformities, causes, actions, management review."""

WORDS: dict[str, str] = {}
