"""Names of people in what somebody wrote: known ones, and words that stand as only a name does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from assessment.domain.whole_words import any_of

SHORT_NAME = 4
"""Letters from which a first or last name is looked for by itself: shorter ones are words too often."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*[^\W\d_]"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Mister|Madame|Monsieur|Herr|Frau|Mme|Mevrouw"
    rf"|Signora?|Señora?|Shri|Smt|Captain|Sergeant|Sgt|Constable)\b\.?\s+({_CAPITAL})"
)
_CAPITALS = re.compile(rf"(?:[A-Z]\.\s?)*\b{_CAPITAL}(?:\s+(?:(?:[A-Z]\.|van|von|de|der|la|di|bin|al)\s+)*{_CAPITAL})*")
_INITIALS = r"(?:[A-Z]\.\s?)"
_IN_APPOSITION = re.compile(rf"\s*[,(:–-]\s*({_INITIALS}+{_CAPITAL}|{_CAPITAL}\s+{_CAPITAL})(?=[’']s\b|\s*[,.;)]|\s*$)")
_NEXT_TO_IT = re.compile(rf":?\s+({_INITIALS}+{_CAPITAL}|{_INITIALS}{{2,}}|{_CAPITAL})")
_EXPLAINED = re.compile(r"\s*[,(]\s*(?:(?:an?|the|our|their|its|who)\s+)?(?:[\w-]+\s+){0,3}?$")
_NO_PART_OF_IT = re.compile(
    r"^(?:(?:the|a|an|on|in|at|of|from|by|when|while|after|before|since|if|as|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s+)+",
    re.IGNORECASE,
)
_ABBREVIATIONS = re.compile(r"^(?:[A-Z]{2,}\s+)+")
_ACTS = re.compile(
    r"^(?:\s+(?:of|at|from)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+)?"
    r"(?:[’']s\b|\s*,?\s*(?:who\b|(?:has|had|was|is|did|does|do|could|cannot|can|never|also|still|then|later|only)\b"
    r"|(?!is\b)\w+ed\b|(?:left|kept|told|said|says|wrote|gave|took|made|knew|forgot|sent|went|held|found|lost|paid"
    r"|chose|dealt|spoke|put|let|saw|read|meant|thought|brought|began|ran|knows|states|admits|explains|refuses|handles"
    r"|decides|closes|signs|answers|approves|keeps|deals|writes|works)\b))"
)
_ACTED_ON = re.compile(
    r"\b(?:by|with|asked|told|tell|interviewed|according to|named|called|told by|forwarded to|colleague"
    r"|(?:assigned|handed|passed|allocated) to)\s+$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:of|for|in|at|near|the|an?|this|our|its|their)\s+$", re.IGNORECASE)
"""What stands before a place or a department rather than before a person."""


class Capitals(NamedTuple):
    """What capitals stand for: words of a role, things that are no people, and given names."""

    roles: tuple[str, ...]
    things: tuple[str, ...]
    given: tuple[str, ...]


def person_in(text: str, known: Iterable[str], capitals: Capitals) -> str | None:
    """The first person named: after a title or a role, one of the known, a given name, or two names that act."""
    if titled := _TITLED.search(text):
        return titled.group()
    return _known(text, known) or _with_role(text, capitals) or _standing_alone(text, capitals)


def _known(text: str, known: Iterable[str]) -> str | None:
    for name in filter(None, map(str.strip, known)):
        if any_of((name,)).search(text) or any(
            re.search(rf"\b{re.escape(part)}\b", text) for part in name.split() if len(part) >= SHORT_NAME
        ):
            return name
    return None


def _with_role(text: str, capitals: Capitals) -> str | None:
    """`team leader Osman`, `the handler (P. Novak)`: a name at a role, unless it is a thing of the organization."""
    things = any_of(capitals.things)
    for role in any_of(capitals.roles).finditer(text):
        name = _NEXT_TO_IT.match(text, role.end()) or _IN_APPOSITION.match(text, role.end())
        if name and not things.search(name.group(1)) and all(map(_mixed, _parts(name.group(1)))):
            return name.group(1)
    return None


def _standing_alone(text: str, capitals: Capitals) -> str | None:
    """Capitals of which none is a thing, and one a given name, or two that do something or are explained by a role."""
    given, things = any_of(capitals.given), any_of(capitals.things)
    for run in _CAPITALS.finditer(text):
        name = _ABBREVIATIONS.sub("", _NO_PART_OF_IT.sub("", run.group()))
        words = _parts(name)
        full = " ".join(word for word in words if not word.endswith("."))
        if not all(map(_mixed, words)) or things.search(full):
            continue
        before, after = text[: run.end() - len(name)], text[run.end() :]
        if given.search(full) or (len(words) > 1 and _stands_for_somebody(before, after, capitals.roles)):
            return name
    return None


def _stands_for_somebody(before: str, after: str, roles: tuple[str, ...]) -> bool:
    if _PLACED.search(before):
        return False
    role = any_of(roles).search(after)
    return bool(_ACTS.search(after) or _ACTED_ON.search(before) or (role and _EXPLAINED.match(after[: role.start()])))


def _parts(name: str) -> list[str]:
    return name.replace(".", ". ").split()


def _mixed(word: str) -> bool:
    """Abbreviations are no names, and neither is what holds a digit; an initial may stand in one."""
    letters = word.rstrip(".")
    return not (len(letters) > 1 and letters.isupper()) and not re.search(r"\d", word)
