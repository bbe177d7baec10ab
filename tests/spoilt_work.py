"""The demo with every text that a person can type replaced by one that Markdown, HTML and formulas would read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import AfterValidator

from assessment.domain.record import LongText, Name, ShortText, Value

if TYPE_CHECKING:
    from assessment.services.demo import Demo
    from assessment.services.desk import Desk

MARKUP = (
    r":material/x: $x^2$ <script>alert(1)</script> [a](javascript:alert(1)) :red[r] **b** _i_ # h ~~s~~ \` |"
    r" -> -- >= :streamlit: :smile: https://x.example www.x.example x@x.example"
)
OPENS, CLOSES = "⟦", "⟧"
FOUND = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}?")
"""One typed text wherever it is shown; without its end where it is shown shortened."""

CODES = {
    *("clause", "criterion_id", "grading", "grade", "pattern", "planned_at", "begins", "country", "conflict"),
    *("cause_code", "removed_engagement", "reported_in", "currency", "stands_for", "series", "passage", "was", "now"),
}
"""Texts that nobody types: they name something of the checklist, a rule, or a time of day."""

KEPT = {"checklist_snapshot", "journal_entry", "number_series", "removal_certificate"}
"""Records that hold no text of their own engagement, or none that may change."""

TYPED = {id(mark) for kind in (LongText, ShortText, Name) for mark in kind.__metadata__}  # type: ignore[attr-defined]


def spoilt_text(where: str) -> str:
    """The text that stands where `where` says."""
    return f"{OPENS}{where} {MARKUP}{CLOSES}"


def make_spoilt_demo(desk: Desk) -> Demo:
    """The demo, made through the services, and then each of its texts saved anew with markup in it."""
    from assessment.domain.actor import Actor
    from assessment.services.demo import make_demo
    from assessment.storage.tables import RECORDS

    made = make_demo(desk)
    vandal = Actor(name=spoilt_text("actor"))
    for kind in (one for one in RECORDS if one.table not in KEPT):
        with desk.store.reading() as reader:
            stored = list(reader.list(kind))
        for record in stored:
            with desk.store.writing(vandal, desk.now()) as writer:
                writer.save(_spoilt(record, f"{record.table} {record.id.removeprefix('demo-')}"))
    return made


def _spoilt(value: Value, where: str) -> Any:
    changes = {name: _field(value, name, where) for name in type(value).model_fields if name not in CODES}
    return value.changed(**{name: new for name, new in changes.items() if new is not None})


def _field(value: Value, name: str, where: str) -> Any:
    field, old = type(value).model_fields[name], getattr(value, name)
    place = f"{where} {name}"
    if isinstance(old, str):
        return spoilt_text(place)[:300] if _is_typed(field.metadata) else None
    if isinstance(old, Value):
        return _spoilt(old, place)
    if isinstance(old, tuple):
        return tuple(_item(field.annotation, one, f"{place} {number}") for number, one in enumerate(old))
    return None


def _item(annotation: Any, item: Any, where: str) -> Any:
    if isinstance(item, Value):
        return _spoilt(item, where)
    inner = get_args(annotation)[0] if get_args(annotation) else None
    typed = get_origin(inner) is Annotated and _is_typed(get_args(inner)[1:])
    return spoilt_text(where) if isinstance(item, str) and typed else item


def _is_typed(metadata: Any) -> bool:
    return any(isinstance(mark, AfterValidator) and id(mark) in TYPED for mark in metadata)
