"""Words that rules look for in what somebody wrote: whole words, with `*` for any letters or any one word, and `a|b`."""

from __future__ import annotations

import re
from functools import cache

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_SENTENCE_END = re.compile(r"[.!?;:]\s+|\n+")


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of the phrases as whole words, whatever their case; the longest wins; nothing when there is none."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(map(_spelled, longest_first)) or r"(?!)", re.IGNORECASE)


def _spelled(phrase: str) -> str:
    words = ("|".join(map(_letters, word.split("|"))) for word in phrase.split())
    start, end = (r"(?<!\w)" if phrase[0].isalnum() else ""), r"(?!\w)"
    return start + r"\s+".join(f"(?:{word})" for word in words) + end


def _letters(word: str) -> str:
    return r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*")


def own_words(text: str) -> str:
    """The text without what it quotes: a quoted word is evidence, not a word of the writer."""
    return _QUOTED.sub(" ", text)


def sentence_until(text: str, position: int) -> str:
    """What stands in its sentence up to the position."""
    return _SENTENCE_END.split(text[:position])[-1]
