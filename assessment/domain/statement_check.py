"""The statement check: what in the words of a finding would not survive a challenge, as remarks with stable codes.

Rules are data (`checklists/audit/statement-rules.yaml`); here is how each kind of rule looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from assessment.domain.audit import FindingForm
from assessment.domain.checklist import Line, Token
from assessment.domain.record import Value
from assessment.domain.remark import Place, Remark, Severity
from assessment.domain.statement_clauses import failures_in
from assessment.domain.statement_names import Capitals, person_in
from assessment.domain.whole_words import QUOTED, any_of, own_words, sentence_until

OWN_SHARE, ASKED_SHARE = 0.75, 0.5
"""A statement restates its criterion when so much of it comes from there, and so much of the criterion is in it."""


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
    unless: tuple[Line, ...] = ()
    signs: tuple[Line, ...] = ()
    harmless: tuple[Line, ...] = ()


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
    places: tuple[str, ...] = ()


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


_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|all"
)
_TRACE = re.compile(
    rf"\d|\b(?:yesterday|today)\b|\b(?:{_NUMBER})\s+(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+)?(?:{_NUMBER})\b",
    re.IGNORECASE,
)


def _no_record(words: Statement, _rule: StatementRule) -> str | None:
    """A number, a date, a quotation or a count of a sample can be followed up; months and weekdays alone cannot."""
    text = f"{words.statement} {words.evidence}"
    return None if _TRACE.search(text) or QUOTED.search(text) else ""


def _restates(words: Statement, rule: StatementRule) -> str | None:
    """Nearly all telling words of a sentence asked for, and hardly any of its own beside where and when."""
    said = _telling(_BRACKETED.sub(" ", words.statement), rule.unless)
    for sentence in words.criterion.splitlines():
        asked = _telling(sentence, rule.unless)
        shared = len(asked & said)
        if shared and shared / len(said) >= OWN_SHARE and shared / len(asked) >= ASKED_SHARE:
            return ""
    return None


def _person(words: Statement, rule: StatementRule) -> str | None:
    text = f"{words.statement}\n{words.evidence}"
    things = (*rule.unless, *filter(None, map(str.strip, words.places)))
    return person_in(text, words.people, Capitals(rule.words, things, rule.signs))


def _words(words: Statement, rule: StatementRule) -> str | None:
    """One of the words, unless it means something else, or its sentence says before it that somebody else says so."""
    text = own_words(words.statement)
    reported, harmless = any_of(rule.unless), tuple(any_of(rule.harmless).finditer(text))
    for found in any_of(rule.words).finditer(text):
        meant_otherwise = any(one.start() < found.end() and found.start() < one.end() for one in harmless)
        if not meant_otherwise and not reported.search(sentence_until(text, found.end())):
            return found.group().strip(" .,;:!?\n")
    return None


def _several(words: Statement, rule: StatementRule) -> str | None:
    return failures_in(own_words(words.statement), rule.signs, rule.words)


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

_PRESENT = dict(
    re.findall(
        r"(\w+) (\w+)",
        "kept keep told tell sent send gave give given give made make taken take took take held hold written write "
        "wrote write known know knew know found find met meet seen see heard hear set set dealt deal said say led lead",
    )
)

_BRACKETED = re.compile(r"\([^)]*\)")


def _telling(text: str, frame: tuple[str, ...]) -> set[str]:
    """The words that carry the meaning, cut to their first five letters so that endings do not matter."""
    told = any_of(frame).sub(" ", text.casefold())
    return {_PRESENT.get(word, word)[:5] for word in re.findall(r"[^\W\d_]+", told) if word not in _SMALL_WORDS}
