"""The failures that a text tells: its clauses, and which of them say by themselves that something is wrong."""

from __future__ import annotations

import re

from assessment.domain.whole_words import any_of

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"(])|[;:]\s+|\n+|(?:^|\s)\(?(?:[a-h]|\d)\)\s|(?:^|\s)[•–-]\s")
_JOINED = re.compile(
    r",?\s+(?:and|but|while|whilst|yet|plus)\s+(?:also\s+|that\s+)?|,?\s+(?=nor\s+(?:is|are|was|were|do|does|did|has|have|had|can|could)\b)"
    r"|,\s+(?=(?:the|no|nobody|none|nothing|(?:in\s+)?\d+\s+(?:out\s+)?of)\b)"
    r"|,\s+(?!(?:which|who|whose|that|although|though|because|as|when|while|where|whereas|if|since|so|but|and|or|nor)\b)"
    r"(?=(?:[\w’'-]+\s+){0,4}(?:is|are|was|were|has|have|had|do|does|did|cannot|\w+n[’']t)\b)",
    re.IGNORECASE,
)
_SAME_MATTER = re.compile(r"^\W*(?:they|it|this|that|these|those|he|she|both|all of (?:them|these))\b", re.IGNORECASE)
_NEGATIVE_PARTICIPLE = (
    r"\bun(?!der|it|iqu|til|ion)\w+ed\b|\bun(?:read|sent|paid|done|written|seen|heard|known|met|told|kept)\b"
    r"|\b\w+n[’']t\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|cannot|could|will|would|\w+n[’']t|\w+ed|went|left|kept|sent|told"
    r"|gave|took|made|came|fell|ran|lay|stood|runs?|omits?|exceeds?|differs?|uses?|refers?|comes?|bears?|lies|remains?"
    r"|covers?|includes?|makes?|tells?|takes?|sends?|leaves?|records?|offers?|bore|knew|forgot|found|lost|held|says|names?|sets?|shows?|holds?|gives?|lacks?|misses|fails?|stops?|ends?"
    r"|carr(?:y|ies)|contains?|mentions?|exists?|breaks?|leads?|states?|lists?|bears?|keeps?|knows?|reads?|goes|go)\b",
    re.IGNORECASE,
)


def failures_in(text: str, signs: tuple[str, ...], joiners: tuple[str, ...]) -> str | None:
    """None while one failure at most is told; else the word that joins two, or nothing to name."""
    told = _Failing(signs)
    for joined in any_of(joiners).finditer(text):
        before, after = text[: joined.start()], text[joined.end() :]
        if not before.strip():  # besides this, that
            before, _, after = after.partition(",")
        if told.in_part(before) and told.in_part(after):
            return joined.group()
    count = 0
    for sentence in _SENTENCE_END.split(text):
        if count and _SAME_MATTER.search(sentence):
            continue
        count += told.count(sentence)
    return "" if count > 1 else None


class _Failing:
    """What tells a failure, in a part of a text and in a clause of its own."""

    def __init__(self, signs: tuple[str, ...]) -> None:
        self._signs = any_of(signs)

    def in_part(self, text: str) -> bool:
        return bool(self._signs.search(text) or re.search(_NEGATIVE_PARTICIPLE, text, re.IGNORECASE))

    def count(self, sentence: str) -> int:
        """How many clauses of the sentence tell a failure; one without a verb belongs to the clause before it."""
        clauses = [part for part in _JOINED.split(sentence) if part.strip()]
        telling = sum(self.in_part(part) and bool(_FINITE.search(part)) for part in clauses)
        return telling or int(self.in_part(sentence))
