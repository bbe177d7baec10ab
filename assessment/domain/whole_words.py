"""Words that rules look for in what somebody wrote: whole words, with `*`, `**`, `^` and `a|b`."""

from __future__ import annotations

import re
from functools import cache

QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|(?<!\w)‘[^‘\n]*?’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)")
_SENTENCE_END = re.compile(r"[.!?;:]\s+|\n+")
_BEGINNING, _UP_TO_FOUR = r"(?:^|[.!?;:]\s+|\n)\s*", r"(?:[\w’'-]+\s+){0,4}"


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of the phrases as whole words, whatever their case; the longest wins; nothing when there is none.

    `*` stands for any letters, alone for any one word, `**` for up to four, `^` for the beginning of a sentence.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    at_a_word = [_spelled(phrase) for phrase in longest_first if phrase[0].isalnum() or phrase[0] == "*"]
    elsewhere = [_spelled(phrase) for phrase in longest_first if not (phrase[0].isalnum() or phrase[0] == "*")]
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(at_a_word) or '(?!)'})", *elsewhere]), re.IGNORECASE)


def _spelled(phrase: str) -> str:
    return "".join(map(_place, phrase.split())).removesuffix(r"\s+") + r"(?!\w)"


def _place(word: str) -> str:
    """What may stand at one place of a phrase, and the space after it."""
    if word in ("^", "**"):
        return _BEGINNING if word == "^" else _UP_TO_FOUR
    return f"(?:{'|'.join(map(_letters, word.split('|')))})" + r"\s+"


def _letters(word: str) -> str:
    return r"[\w’'-]+" if word == "*" else re.escape(word).replace(r"\*", r"\w*").replace("'", "[’']")


def own_words(text: str) -> str:
    """The text without what it quotes: a quoted word is evidence, not a word of the writer."""
    return QUOTED.sub(" ", text)


def sentence_until(text: str, position: int) -> str:
    """What stands in its sentence up to the position."""
    return _SENTENCE_END.split(text[:position])[-1]
