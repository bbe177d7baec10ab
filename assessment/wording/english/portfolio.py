"""All engagements at a glance, and one assessment against the last."""

WORDS: dict[str, str] = {}
