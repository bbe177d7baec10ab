"""The statement check: what in the words of a finding would not survive a challenge, as remarks with stable codes.

Rules are data (`checklists/audit/statement-rules.yaml`); here is how each kind of rule looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from assessment.domain.audit import FindingForm
from assessment.domain.checklist import Line, Token
from assessment.domain.record import Value
from assessment.domain.remark import Place, Remark, Severity

OWN_SHARE, ASKED_SHARE = 0.75, 0.5
"""A statement restates its criterion when so much of it comes from there, and so much of the criterion is in it."""
SHORT_NAME = 4
"""Letters from which a first or last name is looked for by itself: shorter ones are words too often."""


class RuleKind(StrEnum):
    """How a rule is found."""

    MISSING = "missing"
    NO_RECORD = "no_record"
    RESTATES = "restates"
    PERSON = "person"
    WORDS = "words"
    SEVERAL = "several"


class StatementRule(Value):
    """One rule with its sentence, a bad and a good example."""

    code: Token
    kind: RuleKind
    message: Line
    hint: Line
    bad: Line
    good: Line
    forms: tuple[FindingForm, ...] = tuple(FindingForm)
    words: tuple[Line, ...] = ()


class StatementRules(Value):
    """All rules, in the order in which they are shown."""

    rules: Annotated[tuple[StatementRule, ...], Field(min_length=1)]


class Statement(Value):
    """What is looked at: the words of a finding, what it was judged against, and who might be named."""

    statement: str
    evidence: str = ""
    has_evidence: bool = False
    criterion: str = ""
    form: FindingForm = FindingForm.ISO
    people: tuple[str, ...] = ()


def check_statement(words: Statement, rules: StatementRules, item: str = "") -> tuple[Remark, ...]:
    """The remarks on one finding; none while nothing is written."""
    if not words.statement.strip():
        return ()
    return tuple(
        Remark(
            code=rule.code,
            severity=Severity.WARNING,
            place=Place(item=item),
            message=rule.message.format(found=found),
            hint=rule.hint,
        )
        for rule in rules.rules
        if words.form in rule.forms and (found := _KINDS[rule.kind](words, rule)) is not None
    )


def _missing(words: Statement, _rule: StatementRule) -> str | None:
    return None if words.has_evidence or words.evidence.strip() else ""


_TRACE = re.compile(r"\d|[“”\"«»]|\b(?:yesterday|today)\b", re.IGNORECASE)


def _no_record(words: Statement, _rule: StatementRule) -> str | None:
    """A number, a date or a quotation can be followed up; months and weekdays alone cannot."""
    return None if _TRACE.search(f"{words.statement} {words.evidence}") else ""


def _restates(words: Statement, _rule: StatementRule) -> str | None:
    """Nearly all telling words of the criterion, and hardly any of its own."""
    asked, said = _telling(words.criterion), _telling(words.statement)
    if not asked or not said:
        return None
    shared = len(asked & said)
    return "" if shared / len(said) >= OWN_SHARE and shared / len(asked) >= ASKED_SHARE else None


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+[A-Z][\w’'-]+")


def _person(words: Statement, _rule: StatementRule) -> str | None:
    text = f"{words.statement}\n{words.evidence}"
    if titled := _TITLED.search(text):
        return titled.group()
    for name in filter(None, map(str.strip, words.people)):
        if _whole(name).search(text) or any(_part(one).search(text) for one in name.split() if len(one) >= SHORT_NAME):
            return name
    return None


def _words(words: Statement, rule: StatementRule) -> str | None:
    found = _any(rule.words).search(words.statement)
    return found.group() if found else None


_DENIES = re.compile(
    r"\b(?:not|no|never|none|without|missing|lacks?|late|nobody|nothing|cannot|unable|wrong|incomplete|expired|down|\w+n't|fails?|absent|unanswered|overdue)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])|;\s+|,\s+and\s+(?=the\b|no\b|nobody\b)|\n+")


def _several(words: Statement, rule: StatementRule) -> str | None:
    """Words that join failures where something is denied on both sides, or two parts that each deny something."""
    text = words.statement
    joined = _any(rule.words).search(text)
    if joined and _DENIES.search(text[: joined.start()]) and _DENIES.search(text[joined.end() :]):
        return joined.group()
    denying = [part for part in _SENTENCE_END.split(text) if _DENIES.search(part)]
    return "" if len(denying) > 1 else None


_KINDS: dict[RuleKind, Callable[[Statement, StatementRule], str | None]] = {
    RuleKind.MISSING: _missing,
    RuleKind.NO_RECORD: _no_record,
    RuleKind.RESTATES: _restates,
    RuleKind.PERSON: _person,
    RuleKind.WORDS: _words,
    RuleKind.SEVERAL: _several,
}

_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by for from has have in is it its no not of on or that the there they this to was were "
        "which who with without every each all any whatever when where does do did always never only their them these "
        "those can could would may such",
    )
)


def _telling(text: str) -> set[str]:
    """The words that carry the meaning, cut to their first five letters so that endings do not matter."""
    return {word[:5] for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in _SMALL_WORDS}


@cache
def _any(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def _part(name: str) -> re.Pattern[str]:
    """A first or last name by itself, written as a name is."""
    return re.compile(rf"\b{re.escape(name)}\b")


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name.strip())}\b", re.IGNORECASE)
