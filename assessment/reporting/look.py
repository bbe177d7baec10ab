"""How documents look: the firm's name, address, colour, paper and way of writing a day, and the two logos."""

from __future__ import annotations

import re
from datetime import date

from pydantic import Field

from assessment.domain.firm import DateFormat, FirmProfile, Paper
from assessment.domain.record import Value
from assessment.wording.figures import day

WHITE, BLACK = "#ffffff", "#000000"
READABLE = 4.5
"""Contrast that WCAG 2 (1.4.3) asks of text of ordinary size."""

_DARKER = 0.94
_PALE = 0.46
_BARE_NUMBER = re.compile(r"\d(?:[.,'’ \u00a0\u202f]?\d)*")


class Logo(Value):
    """A picture beside a name: its words for those who cannot see it, its size, and its bytes (not part of the data)."""

    sha256: str = Field(description="SHA-256 of the picture")
    alt: str = Field(description="what the picture shows")
    width: int = Field(description="width in pixels")
    height: int = Field(description="height in pixels")
    content: bytes = Field(default=b"", exclude=True, repr=False, description="the picture itself; not in the data")


class Look(Value):
    """The firm as its documents show it; the defaults are those of an installation without a profile."""

    firm: str = Field(default="", description="name of the firm; may be empty")
    address: str = Field(default="", description="address of the firm, line by line; may be empty")
    disclaimer: str = Field(default="", description="what the firm wants said about its reports; may be empty")
    colour: str = Field(default=FirmProfile(id="").colour, description="colour of headings and table heads, #rrggbb")
    paper: Paper = Field(default=Paper.A4, description="a4 or letter")
    date_format: DateFormat = Field(default=DateFormat.DAY_NAME, description="how a day is written")
    currency: str = Field(
        default=FirmProfile(id="").currency, description="currency of amounts written as a bare number"
    )
    firm_logo: Logo | None = Field(default=None, description="logo of the firm; none without one")
    client_logo: Logo | None = Field(default=None, description="logo of the organization assessed; none without one")

    @property
    def on_colour(self) -> str:
        """The colour of words on the firm's colour: white where that can be read, else black; `RRGGBB`."""
        return rgb(WHITE if contrast(WHITE, self.colour) >= READABLE else BLACK)

    @property
    def ink(self) -> str:
        """The firm's colour for words on white, darkened until they can be read; `RRGGBB`."""
        colour = self.colour
        while contrast(colour, WHITE) < READABLE:
            colour = f"#{''.join(f'{int(part * _DARKER):02x}' for part in _parts(colour))}"
        return rgb(colour)

    @property
    def pale(self) -> str:
        """The firm's colour mixed with white, for what stands beside it; `RRGGBB`."""
        return "".join(f"{round(part * _PALE + 255 * (1 - _PALE)):02X}" for part in _parts(self.colour))

    def day(self, when: date) -> str:
        """A day as the firm writes it."""
        return day(when, self.date_format)

    def amount(self, written: str) -> str:
        """Money as somebody wrote it; a bare number gets the firm's currency in front, words stay as they are."""
        text = written.strip()
        return f"{self.currency}\u00a0{text}" if self.currency and _BARE_NUMBER.fullmatch(text) else text


def look_of(profile: FirmProfile, *, firm_logo: Logo | None, client_logo: Logo | None) -> Look:
    """The look of the documents of a firm about one client."""
    return Look(
        firm=profile.name,
        address=profile.address.strip(),
        disclaimer=profile.disclaimer.strip(),
        colour=profile.colour,
        paper=profile.paper,
        date_format=profile.date_format,
        currency=profile.currency,
        firm_logo=firm_logo,
        client_logo=client_logo,
    )


def fitted(logo: Logo, box: tuple[int, int]) -> tuple[int, int]:
    """Width and height of a picture that fills the box without changing its shape."""
    scale = min(box[0] / logo.width, box[1] / logo.height)
    return max(1, round(logo.width * scale)), max(1, round(logo.height * scale))


def rgb(colour: str) -> str:
    """`RRGGBB`, as documents write a colour."""
    return colour.lstrip("#").upper()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- WCAG's numbers


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
