"""Names of people in what somebody wrote: known ones, and words that stand as only a name does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assessment.domain.whole_words import any_of

SHORT_NAME = 4
"""Letters from which a first or last name is looked for by itself: shorter ones are words too often."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*[^\W\d_]"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof)\b\.?\s+({_CAPITAL})")
_CAPITALS = re.compile(rf"(?:[A-Z]\.\s?)?\b{_CAPITAL}(?:\s+(?:(?:[A-Z]\.|van|von|de|der|la|di|bin|al)\s+)*{_CAPITAL})*")
_NO_PART_OF_IT = re.compile(
    r"^(?:(?:the|a|an|on|in|at|of|from|by|when|while|after|before|since|if|as|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s+)+",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^(?:[’']s\b|\s*,?\s*(?:who\b|(?:has|had|was|is|did|does|do|could|cannot|can|never|also|still|then|later|only)\b"
    r"|(?!is\b)\w+ed\b|(?:left|kept|told|said|says|wrote|gave|took|made|knew|forgot|sent|went|held|found|lost|paid"
    r"|chose|dealt|spoke|put|let|saw|read|meant|thought|brought|began|ran|knows|states|admits|explains)\b))"
)
_ACTED_ON = re.compile(
    r"\b(?:by|with|asked|told|tell|interviewed|according to|named|called|told by|forwarded to|colleague)\s+$",
    re.IGNORECASE,
)


def person_in(text: str, known: Iterable[str], roles: tuple[str, ...], things: tuple[str, ...]) -> str | None:
    """The first person named: after a title or a role, one of the known, or a first and last name that act."""
    if titled := _TITLED.search(text):
        return titled.group()
    return _known(text, known) or _after_role(text, roles, things) or _pair(text, things)


def _known(text: str, known: Iterable[str]) -> str | None:
    for name in filter(None, map(str.strip, known)):
        if any_of((name,)).search(text) or any(
            re.search(rf"\b{re.escape(part)}\b", text) for part in name.split() if len(part) >= SHORT_NAME
        ):
            return name
    return None


def _after_role(text: str, roles: tuple[str, ...], things: tuple[str, ...]) -> str | None:
    """`team leader Osman`: a capital straight after the role, unless it is a thing of the organization."""
    for role in any_of(roles).finditer(text):
        name = re.match(rf"\s+({_CAPITAL})", text[role.end() :])
        if name and not any_of(things).search(name.group(1)) and _mixed(name.group(1)):
            return role.group() + name.group()
    return None


def _pair(text: str, things: tuple[str, ...]) -> str | None:
    """Two or three capitals in a row that do something, or that something is done by; none of them a thing."""
    for run in _CAPITALS.finditer(text):
        name = _NO_PART_OF_IT.sub("", run.group())
        words = name.replace(".", ". ").split()
        full = " ".join(word for word in words if not word.endswith("."))
        if len(words) == 1 or not all(map(_mixed, words)) or any_of(things).search(full):
            continue
        if _ACTS.search(text[run.end() :]) or _ACTED_ON.search(text[: run.start()]):
            return name
    return None


def _mixed(word: str) -> bool:
    """Abbreviations are no names, and neither is what holds a digit; an initial may stand in one."""
    letters = word.rstrip(".")
    return not (len(letters) > 1 and letters.isupper()) and not re.search(r"\d", word)
