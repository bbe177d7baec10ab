"""Find a criterion by its number or by words of its statement and question, the best match first."""

from __future__ import annotations

import re
import unicodedata

from assessment.domain.checklist import Checklist, Criterion

_NUMBER = re.compile(r"[a-z]?[0-9]+(\.[0-9]+)*\.?(-[0-9]*)?")
_LETTERS = re.compile(r"\w+")


def find(checklist: Checklist, words: str) -> tuple[Criterion, ...]:
    """The criteria in which every one of `words` occurs, capitals and accents aside; nothing is found without words.

    A number stands for a criterion (7.2-3) or for a clause with all below it (7.2).
    """
    wanted = folded(words).split()
    if not wanted:
        return ()
    ranked = [(rank, criterion) for criterion in checklist.criteria if (rank := _rank(criterion, wanted)) is not None]
    return tuple(criterion for _, criterion in sorted(ranked, key=lambda one: -one[0]))


def folded(text: str) -> str:
    """The text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _rank(criterion: Criterion, wanted: list[str]) -> int | None:
    """How well a criterion answers; None when one of the words does not occur."""
    statement, question = folded(criterion.statement), folded(criterion.question)
    ranks = [_rank_of(word, criterion, statement, question) for word in wanted]
    return None if None in ranks else sum(rank for rank in ranks if rank)


def _rank_of(word: str, criterion: Criterion, statement: str, question: str) -> int | None:
    if _NUMBER.fullmatch(word) and (rank := _rank_of_number(word, criterion.id.lower())) is not None:
        return rank
    for text, gain in ((statement, 4), (question, 1)):
        if word in text:
            found = _LETTERS.findall(text)
            return gain + (2 if word in found else 1 if any(one.startswith(word) for one in found) else 0)
    return None


def _rank_of_number(number: str, criterion_id: str) -> int | None:
    """Nine for the criterion itself, five for one below the clause."""
    bare = number.rstrip(".-")
    if criterion_id == bare:
        return 9
    clause = criterion_id.rpartition("-")[0]
    return 5 if f"{clause}.".startswith(f"{bare}.") else None
