"""How the sentences of a checklist read: remarks for information, never in the way of using it.

Reading ease is Flesch's (1948): 206.835 − 1.015 × words per sentence − 84.6 × syllables per word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from assessment.domain.checklist import Checklist, Criterion
from assessment.domain.remark import Place, Remark, Severity
from assessment.library.rules import Locate

LONGEST_SENTENCE = 35
HARDEST = 45
NEAR_DUPLICATE = 85
SHORTEST_JUDGED = 6

FIELDS = ("statement", "question", "good_practice", "partly", "not_met", "risk", "first_step")
_NO_QUESTION = re.compile(r"^(ensure|make sure|verify|check|confirm)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"')]*\s+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def read_prose(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    """What a careful reader would mark in the margin."""
    for criterion in checklist.criteria:
        yield from _criterion(criterion, locate)
    yield from _near_duplicates(checklist, locate)
    if checklist.head.locale.startswith("en"):
        yield from _spelling(checklist, locate)


def reading_ease(text: str) -> float:
    """Flesch's reading ease: 100 is very easy, 60 plain, under 30 for specialists."""
    words = _WORD.findall(text)
    if not words:
        return 100.0
    sentences = len(_sentences(text))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(_syllables, words)) / len(words)


def _criterion(criterion: Criterion, locate: Locate) -> Iterator[Remark]:
    for field in FIELDS:
        text: str = getattr(criterion, field)
        longest = max(len(sentence.split()) for sentence in _sentences(text))
        if longest > LONGEST_SENTENCE:
            yield _note("prose-long", locate(criterion.id, field), f"A sentence of {longest} words.", "Cut it in two.")
        if len(text.split()) > SHORTEST_JUDGED and (ease := reading_ease(text)) < HARDEST:
            hint = "Use shorter words and sentences."
            yield _note("prose-hard", locate(criterion.id, field), f"Hard to read (Flesch {ease:.0f}).", hint)
    if _NO_QUESTION.match(criterion.question):
        hint = "Ask what one can answer or show: “Show me …”, “When did you last …?”"
        yield _note(
            "prose-question", locate(criterion.id, "question"), "This cannot be answered in an interview.", hint
        )
    for line in criterion.evidence:
        if len(line.split()) == 1:
            hint = "Name it so that somebody could fetch it."
            yield _note("prose-evidence", locate(criterion.id, "evidence"), f"“{line}” is one word.", hint)


def _near_duplicates(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- compiled, loaded only when prose is read

    criteria = checklist.criteria
    for field in FIELDS:
        texts = [getattr(criterion, field) for criterion in criteria]
        for place, (criterion, text) in enumerate(zip(criteria, texts, strict=True)):
            twins: list[Any] = process.extract(
                text, texts[:place], scorer=fuzz.ratio, score_cutoff=NEAR_DUPLICATE, limit=1
            )
            for _, likeness, twin in twins:
                yield _note(
                    "prose-twin",
                    locate(criterion.id, field),
                    f"“{field}” is nearly that of {criteria[twin].id} ({likeness:.0f} % alike).",
                    "Say what is different here, or merge the two.",
                )


def _spelling(checklist: Checklist, locate: Locate) -> Iterator[Remark]:
    from spellchecker import SpellChecker  # noqa: PLC0415 -- loads a dictionary

    known = SpellChecker(language="en")
    own = _own_words()
    for criterion in checklist.criteria:
        for field in FIELDS:
            words = {word.lower().replace("’", "'") for word in _WORD.findall(getattr(criterion, field))}
            strange = sorted(word for word in known.unknown(words) if word.removesuffix("'s") not in own)
            if strange:
                listed = ", ".join(f"“{word}”" for word in strange)
                hint = "Correct it; a word of the trade is fine as it is."
                yield _note("prose-spelling", locate(criterion.id, field), f"Not in the dictionary: {listed}.", hint)


@cache
def _own_words() -> frozenset[str]:
    """British forms and words of the trade that the dictionary lacks."""
    return frozenset((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split())


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence] or [""]


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end: close enough for an average."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(1, groups - silent)


def _note(code: str, place: Place, message: str, hint: str) -> Remark:
    return Remark(code=code, severity=Severity.INFORMATION, place=place, message=message, hint=hint)
