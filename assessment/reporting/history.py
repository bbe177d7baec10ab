"""Earlier versions in words: the name of a field, and a value of it as people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from assessment.domain.assessment import GapKind, GapSeverity
from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.reporting import phrases
from assessment.wording import UnknownWords, label, say
from assessment.wording.figures import day

LONGEST = 600
"""Characters of a text that a list of versions shows."""


def field_name(field: str) -> str:
    """What people call a field; one without words of its own is called by its name."""
    try:
        return say(f"history.field.{field}")
    except UnknownWords:
        return field.removesuffix("_id").replace("_", " ").capitalize()


def plain_value(value: Any, names: Mapping[str, str] | None = None) -> str:
    """Any value of a field; ids that `names` knows become names."""
    if value in (None, "", [], {}):
        return say("draft.empty")
    if isinstance(value, bool):
        return say("history.yes" if value else "history.no")
    if isinstance(value, list):
        return ", ".join(plain_value(one, names) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{field_name(key)}: {plain_value(one, names)}" for key, one in value.items() if one)
    return _shortened(_dated((names or {}).get(str(value), str(value))))


def answer_value(field: str, value: Any, checklist: Checklist, names: Mapping[str, str]) -> str:
    """A value of an answer: ratings, kinds of gap and severities by their labels, people and evidence by their names."""
    shown: dict[str, Callable[[str], str]] = {
        "rating": lambda rating: _rating(rating, checklist),
        "gap_kind": lambda kind: label(GapKind(kind)),
        "severity": lambda severity: label(GapSeverity(severity)),
    }
    if value is not None and field in shown:
        return shown[field](str(value))
    if field == "flagged":
        return plain_value(bool(value))
    return plain_value(value, names)


def _rating(rating: str, checklist: Checklist) -> str:
    known = rating == NOT_APPLICABLE or rating in checklist.rating_values
    return phrases.rating(rating, checklist) if known else rating


def _dated(text: str) -> str:
    """A date or moment of the journal as people write it."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return day(datetime.fromisoformat(text).astimezone().date())
    except ValueError:
        return text


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
