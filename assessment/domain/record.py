"""What every stored record and value shares: frozen pydantic models, safe text, and references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from assessment.domain.errors import InvalidInput

LONG_TEXT_LIMIT = 200_000
SHORT_TEXT_LIMIT = 300

# What XML 1.0 (and so Word and Excel) or UTF-8 cannot hold; PostgreSQL refuses NUL as well.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _name(info: ValidationInfo) -> str:
    return (info.field_name or "text").replace("_", " ")


class UnstorableCharacter(InvalidInput):
    """Text holds a character that no database and no document can keep."""

    def __init__(self, field: str, text: str, position: int) -> None:
        """Say which character stands where."""
        before = text[max(0, position - 20) : position].strip()
        place = f"after “{before}”" if before else "at the beginning"
        super().__init__(
            f"In “{field}”, {place}, there is a hidden control character (U+{ord(text[position]):04X}) that cannot be stored. "
            "Delete it there and leave the field again; your text is kept meanwhile."
        )


class TextTooLong(InvalidInput):
    """Text is longer than its field takes."""

    def __init__(self, field: str, length: int, limit: int) -> None:
        """Say how long it is and how long it may be."""
        super().__init__(
            f"“{field}” holds {length:,} characters; the limit is {limit:,}. "
            "Shorten it, or keep the long document as evidence and refer to it here; your text is kept meanwhile."
        )


class TextMissing(InvalidInput):
    """A text that must be given is empty."""

    def __init__(self, field: str) -> None:
        """Name the empty field."""
        super().__init__(f"“{field[:1].upper() + field[1:]}” is empty. Fill it in and save again.")


class NaiveTime(InvalidInput):
    """A time without a zone cannot be ordered."""

    def __init__(self, field: str) -> None:
        """Name the field."""
        super().__init__(f"“{field}” has a time without a time zone. Give it in UTC.")


def unstorable_at(text: str) -> int | None:
    """Where the first character stands that cannot be stored, or None."""
    bad = _UNSTORABLE.search(text)
    return bad.start() if bad else None


def _storable(text: str, info: ValidationInfo, limit: int) -> str:
    if (bad := unstorable_at(text)) is not None:
        raise UnstorableCharacter(_name(info), text, bad)
    if len(text) > limit:
        raise TextTooLong(_name(info), len(text), limit)
    return text


def _long(text: str, info: ValidationInfo) -> str:
    return _storable(text, info, LONG_TEXT_LIMIT)


def _short(text: str, info: ValidationInfo) -> str:
    return _storable(text, info, SHORT_TEXT_LIMIT).strip()


def _given(text: str, info: ValidationInfo) -> str:
    if not text:
        raise TextMissing(_name(info))
    return text


def _utc(moment: datetime, info: ValidationInfo) -> datetime:
    if moment.tzinfo is None:
        raise NaiveTime(_name(info))
    return moment.astimezone(UTC)


LongText = Annotated[str, AfterValidator(_long)]
ShortText = Annotated[str, AfterValidator(_short)]
Name = Annotated[str, AfterValidator(_short), AfterValidator(_given)]
Moment = Annotated[datetime, AfterValidator(_utc)]


@dataclass(frozen=True)
class References:
    """Marks a field that holds the id of a record of `table`; storage makes a foreign key and an index of it."""

    table: str


class Value(BaseModel):
    """A frozen value; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_timedelta="iso8601")

    def changed(self, **changes: Any) -> Self:
        """The same value with `changes`, checked by all rules again (pydantic's own copy checks nothing)."""
        return type(self)(**{**{name: getattr(self, name) for name in type(self).model_fields}, **changes})


class Record(Value):
    """A value with an identity and a revision that storage raises by one at each save; 0 is not stored yet."""

    table: ClassVar[str]
    unique: ClassVar[tuple[tuple[str, ...], ...]] = ()
    indexed: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str
    revision: int = 0
