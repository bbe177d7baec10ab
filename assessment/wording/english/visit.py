"""What is handed out before the visit."""

WORDS: dict[str, str] = {}
