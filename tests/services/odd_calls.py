"""Calls of services with values that have the right types and nothing else: odd texts, strange ids, days out of order."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from importlib import import_module
from io import BytesIO
from random import Random
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from assessment.domain.errors import AssessmentError
from assessment.domain.record import Record
from assessment.services.desk import Desk
from assessment.services.files import Upload
from assessment.storage.tables import RECORDS

MODULES = (
    *("action_register", "actions", "adopted_documents", "answers", "assessments", "audit_closing", "audit_documents"),
    *("audit_fieldwork", "audit_files", "audit_lines", "audit_plan", "audits", "comparisons", "engagements"),
    *("evidence", "field_notes", "fieldwork", "files", "findings", "firm", "history", "interviews"),
    *("management_review_documents", "management_review_inputs", "management_reviews", "narratives", "nonconformities"),
    *("nonconformity_documents", "nonconformity_files", "nonconformity_settings", "nonconformity_steps"),
    *("observations", "pace", "people", "places", "portfolio", "pressing", "programmes", "proposals", "registers"),
    *("reminders", "removal", "reports", "rest_of_clause", "visits", "work"),
)
STANDS_FOR = {
    "review": "management_review",
    "adopted": "adopted_document",
    "document": "document_review",
    "file": "stored_file",
}
WORDS = {
    "checklist": ("small",),
    "profile": ("full", "quick"),
    "grade": ("minor", "major"),
    "shown": ("",),
    "name": ("start", "implement", "verify", "cancel", "started", "implemented", "verified", "cancelled", "Grace"),
}
LEFT_OUT = {"remove_engagement", "newer_audits"}
"""What would take the ground away."""

PLAIN = ("Ada", "Grace", "Seen in the register", "7.1", "minor", "major", "small", "full", "09:00", "2026-11-21")
TEXTS = (
    *(
        "",
        " ",
        "7",
        "4.2",
        "due",
        "asked",
        "\x00",
        "\ud800",
        "\ufffe",
        "\u202ex",
        "x" * 100_000,
        "<b>&{{ x }}",
        "=1+1",
        "%s {0}",
        "\\",
        "İß",
        "\r\n\x85",
        "-1",
        "a\tb",
    ),
)
SOON = (date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22), date(2027, 3, 1))
DAYS = (date.min, date(1970, 1, 1), date.max, *SOON)
NUMBERS = (-1, 7, 10_000, 2**31, 2**63, 10**30)
BYTES = (b"", b"seen", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"\x00" * 9)


class NoValue(Exception):
    """No value of this type can be made."""


def functions() -> list[Callable[..., Any]]:
    """Every public function of the services that takes a desk first."""
    found = []
    for name in MODULES:
        module = import_module(f"assessment.services.{name}")
        for key, value in vars(module).items():
            own = inspect.isfunction(value) and value.__module__ == module.__name__ and not key.startswith("_")
            if own and key not in LEFT_OUT and next(iter(inspect.signature(value).parameters), "") == "desk":
                found.append(value)
    return found


class Caller:
    """Calls functions at random, with ids of what is on record, and remembers what was not a sentence."""

    def __init__(self, desk: Desk, seed: int) -> None:
        """Work at this desk."""
        self._desk, self.chance = desk, Random(seed)  # noqa: S311 -- chance that can be repeated
        self._records: dict[str, list[Record]] = {}
        self._hints: dict[Any, dict[str, Any]] = {}
        self._oddness = 0.0
        self.done: set[str] = set()
        self.faults: list[tuple[str, dict[str, Any], BaseException]] = []

    def look(self) -> None:
        """See what is on record now."""
        with self._desk.store.reading() as reader:
            self._records = {kind.table: list(reader.list(kind)) for kind in RECORDS}

    def call(self, function: Callable[..., Any]) -> None:
        """Call once; a refusal is fine, anything else is a fault."""
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
        self._oddness = self.chance.choice((0.0, 0.1, 0.5))
        try:
            arguments = self._arguments(function)
        except (AssessmentError, ValidationError, NoValue):
            return
        try:
            result = function(self._desk, **arguments)
            if inspect.isgenerator(result):
                list(result)
            self.done.add(name)
        except AssessmentError as refusal:
            if not refusal.message.endswith((".", "?", ")")) or len(refusal.message) > 3_000:
                self.faults.append((name, arguments, refusal))
        except Exception as fault:  # noqa: BLE001 -- what this looks for
            self.faults.append((name, arguments, fault))

    def _arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        hints = self._of(function)
        made = {}
        for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
            if parameter.default is not parameter.empty and self.chance.random() < 0.5:
                continue
            if parameter.kind not in {parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL}:
                made[name] = self._value(hints[name], name)
        if isinstance(made.get("seen"), int) and self.chance.random() < 0.8:
            ids = {value for value in made.values() if isinstance(value, str)}
            made["seen"] = next((one.revision for many in self._records.values() for one in many if one.id in ids), 1)
        if isinstance(made.get("seen"), dict):
            many = self._records[self.chance.choice(("action", "criterion_result", "nonconformity"))]
            made["seen"] = {one.id: one.revision for one in self.chance.sample(many, min(len(many), 3))}
        return made

    def _of(self, thing: Any) -> dict[str, Any]:
        if thing not in self._hints:
            self._hints[thing] = typing.get_type_hints(thing, include_extras=True)
        return self._hints[thing]

    def _text(self, name: str) -> str:
        if name.endswith(("_id", "_ids", "key", "id", "chain")) and not self._is_odd():
            stem = name.removesuffix("s").removesuffix("_id")
            stem = STANDS_FOR.get(stem, stem)
            named = next((many for table, many in self._records.items() if table.endswith(stem) and many), [])
            own = self._records.get(stem) or named or [one for many in self._records.values() for one in many]
            if stem != "criterion" and own:
                return self.chance.choice(own).id
        if any(word in name for word in ("criterion", "clause")):
            return (
                self.chance.choice(("7.1-1", "7.1-2", "4.2-1", "7.2-1", "7.1", "7.2", "4.2", "7", "9.9"))
                if not self._is_odd()
                else ""
            )
        return self._pick(WORDS.get(name, PLAIN), TEXTS)

    def _is_odd(self) -> bool:
        return self.chance.random() < self._oddness

    def _pick(self, plain: Sequence[Any], odd: Sequence[Any]) -> Any:
        return self.chance.choice(odd if self._is_odd() else plain)

    def _value(self, kind: Any, name: str) -> Any:
        origin, inner = get_origin(kind), get_args(kind)
        if origin in {Annotated, typing.Union, types.UnionType}:
            return self._value(inner[0] if origin is Annotated else self.chance.choice(inner), name)
        if origin in {Literal, type}:
            return self.chance.choice(inner) if origin is Literal else self._class(inner[0])
        return self._many(origin, inner, name) if inner else self._plain(kind, name)

    def _many(self, origin: Any, inner: tuple[Any, ...], name: str) -> Any:
        if origin is tuple and Ellipsis not in inner:
            return tuple(self._value(one, name) for one in inner)
        if not (inspect.isclass(origin) and issubclass(origin, Iterable)):
            raise NoValue(str(origin))
        count = range(self.chance.choice((0, 1, 1, 2, 3)))
        if issubclass(origin, Mapping):
            return {self._value(inner[0], name): self._value(inner[1], name) for _ in count}
        items = [self._value(inner[0], name) for _ in count]
        return items if origin is list else frozenset(items) if issubclass(origin, AbstractSet) else tuple(items)

    def _class(self, bound: Any) -> Any:
        choices = (
            get_args(getattr(bound, "__bound__", None) or bound) or getattr(bound, "__constraints__", ()) or (bound,)
        )
        return self.chance.choice(choices)

    def _plain(self, kind: Any, name: str) -> Any:
        chance = self.chance
        if kind is Any or isinstance(kind, typing.TypeVar):
            return chance.choice((*TEXTS, None, True, *DAYS))
        simple: dict[Any, Callable[[], Any]] = {
            type(None): lambda: None,
            str: lambda: self._text(name),
            bool: lambda: chance.random() < 0.5,
            int: lambda: chance.choice((1, 2, 3)) if name == "ranks" else self._pick((0, 1, 2, 3), NUMBERS),
            float: lambda: chance.choice((0.0, -1.0, 1e308)),
            Decimal: lambda: Decimal(chance.choice(("0", "1", "0.5", "-1", "1e30"))),
            date: lambda: self._pick(SOON, DAYS),
            time: lambda: chance.choice((time.min, time(9), time.max)),
            datetime: lambda: datetime.combine(self._pick(SOON, DAYS), time(9), UTC),
            bytes: lambda: chance.choice(BYTES),
            Upload: lambda: Upload(self._pick(PLAIN, TEXTS), BytesIO(chance.choice(BYTES))),
        }
        if kind in simple:
            return simple[kind]()
        return self._made(kind)

    def _made(self, kind: Any) -> Any:
        chance = self.chance
        if inspect.isclass(kind) and issubclass(kind, Enum):
            return chance.choice(list(kind))
        if inspect.isclass(kind) and issubclass(kind, Record) and (stored := self._records.get(kind.table)):
            return chance.choice(stored)
        if inspect.isclass(kind) and issubclass(kind, BaseModel):
            fields = self._of(kind)
            return kind(
                **{
                    field: self._value(fields[field], field)
                    for field, about in kind.model_fields.items()
                    if about.is_required() or chance.random() < 0.5
                }
            )
        raise NoValue(str(kind))
