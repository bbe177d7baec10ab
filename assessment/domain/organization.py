"""The party assessed, its sites and processes, and the people met there."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from assessment.domain.record import LongText, Name, Record, References, ShortText


class Size(StrEnum):
    """Head count, in the classes the European Commission uses (recommendation 2003/361/EC)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Organization(Record):
    """The organization whose complaints handling is assessed."""

    table: ClassVar[str] = "organization"

    name: Name
    sector: ShortText = ""
    size: Size | None = None
    logo_id: Annotated[str | None, References("stored_file")] = None


class Site(Record):
    """A place of the organization within the scope; kept when it leaves the scope (`left`)."""

    table: ClassVar[str] = "site"

    engagement_id: Annotated[str, References("engagement")]
    name: Name
    note: LongText = ""
    left: bool = False


class Process(Record):
    """A process of the organization within the scope; kept when it leaves the scope (`left`)."""

    table: ClassVar[str] = "process"

    engagement_id: Annotated[str, References("engagement")]
    name: Name
    owner_id: Annotated[str | None, References("person")] = None
    note: LongText = ""
    left: bool = False


class Person(Record):
    """Somebody of the organization or of the assessing team (`is_assessor`); kept when the person leaves (`left`)."""

    table: ClassVar[str] = "person"

    engagement_id: Annotated[str, References("engagement")]
    name: Name
    role: ShortText = ""
    unit: ShortText = ""
    is_assessor: bool = False
    left: bool = False
