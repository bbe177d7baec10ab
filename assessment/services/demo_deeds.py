"""Tell the sequel of a demo: each deed is one use case, done through the service that the pages call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import partial
from typing import Any

from assessment.domain.record import Record
from assessment.library.demo_sequel import Deed, Sequel
from assessment.services.demo_audit_deeds import AUDIT_DEEDS
from assessment.services.demo_case_deeds import CASE_DEEDS
from assessment.services.demo_field_deeds import FIELD_DEEDS
from assessment.services.desk import Desk

_WORDS = {"true": True, "false": False}
_KEY = re.compile(r"~(\w+)")
DEEDS: Mapping[str, Callable[..., Record | None]] = {**FIELD_DEEDS, **AUDIT_DEEDS, **CASE_DEEDS}


@dataclass
class Telling:
    """A sequel while it is told: how a day, a text and a person's key become what the services take."""

    prefix: str
    day: Callable[[int], date]
    dated: Callable[[str], str]
    names: Mapping[str, str]
    ids: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def deeds(self, sequel: Sequel, desk: Callable[[], Desk]) -> list[tuple[int, str, Callable[[], None]]]:
        """Day, who acts, and what is done; `desk` is that of the person who acts then."""
        return [(deed.on, deed.by, partial(self._do, deed, desk)) for deed in sequel.deeds]

    def _do(self, deed: Deed, desk: Callable[[], Desk]) -> None:
        given = {name: self._plain(value) for name, value in deed.given.items()}
        acting = replace(desk(), new_id=self._ids_of(deed.known_as))
        record = DEEDS[deed.do](acting, self.prefix, **given)
        if record is not None and deed.known_as:
            self.ids[deed.known_as] = record.id

    def _ids_of(self, name: str) -> Callable[[], str]:
        """Ids that stay the same each time the demo is made: the record's name first, then numbers."""
        wanted = [f"{self.prefix}-{name}"] if name else []

        def new_id() -> str:
            if wanted:
                return wanted.pop()
            self._count += 1
            return f"{self.prefix}-{self._count:04}"

        return new_id

    def _plain(self, value: Any) -> Any:
        """What is entered, with days, people and records as the services take them."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list | tuple):
            return tuple(self._plain(one) for one in value)
        if isinstance(value, dict) and "day" in value:
            day = self.day(int(value["day"]))
            return datetime.combine(day, time.fromisoformat(value["at"])).astimezone() if "at" in value else day
        if isinstance(value, dict):
            return {name: self._plain(one) for name, one in value.items()}
        return value

    def _text(self, text: str) -> str | bool:
        if text in _WORDS:
            return _WORDS[text]
        if text.startswith("="):
            return self.ids.get(text[1:], f"{self.prefix}-{text[1:]}")
        return self.dated(_KEY.sub(lambda found: self.names[found[1]], text))
