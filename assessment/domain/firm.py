"""The assessing firm as its documents show it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from assessment.domain.record import LongText, Record, References, ShortText

FIRM_ID = "firm"
HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Paper(StrEnum):
    """The size of a printed page."""

    A4 = "a4"
    LETTER = "letter"


class DateFormat(StrEnum):
    """How a day is written."""

    DAY_NAME = "day_name"
    DAY_DOTS = "day_dots"
    DAY_SLASHES = "day_slashes"
    MONTH_FIRST = "month_first"
    ISO = "iso"


class FirmProfile(Record):
    """Name, look and habits of the firm; one per installation, with the fixed id `firm`."""

    table: ClassVar[str] = "firm_profile"

    name: ShortText = ""
    address: LongText = ""
    disclaimer: LongText = ""
    logo_id: Annotated[str | None, References("stored_file")] = None
    colour: HexColour = "#0b6e75"
    paper: Paper = Paper.A4
    date_format: DateFormat = DateFormat.DAY_NAME
    currency: ShortText = "EUR"
