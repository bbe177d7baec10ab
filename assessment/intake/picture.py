"""A picture from outside as one that every document takes: known by its content, bounded, with nothing hidden in it."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from assessment.domain.errors import InvalidInput

LIMIT = 5 * 1024 * 1024
"""Bytes that a picture may have."""
MOST_PIXELS = 40_000_000
EDGE = 1600
"""Pixels that the longer edge is brought down to: a logo of 13 cm, well printed."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_QUALITY = 92
_VECTOR = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_HEAD = 4096
# What Pillow raises on bytes that only begin like a picture.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError)


class PictureTooLarge(InvalidInput):
    """The file is larger than a logo can be."""

    def __init__(self, name: str) -> None:
        """Name it, and the limit."""
        super().__init__(
            f"“{name}” is larger than {LIMIT // 1024 // 1024} MB. Save the logo smaller, about 1,600 pixels wide, and try again."
        )


class TooManyPixels(InvalidInput):
    """The picture would not fit into memory."""

    def __init__(self, name: str) -> None:
        """Name it, and the limit."""
        super().__init__(
            f"“{name}” has more than {MOST_PIXELS // 1_000_000} million pixels, too many for a logo. "
            "Save it smaller, about 1,600 pixels wide, and try again."
        )


class VectorRefused(InvalidInput):
    """SVG can hold programs, and Word and Excel do not take it from us."""

    def __init__(self, name: str) -> None:
        """Say what to do."""
        super().__init__(
            f"“{name}” is an SVG drawing, which can hold hidden programs. "
            "Save the logo as PNG, about 1,600 pixels wide, and choose that file."
        )


class NoPicture(InvalidInput):
    """The content is no picture that documents take."""

    def __init__(self, name: str) -> None:
        """Name it, and what is taken."""
        super().__init__(
            f"“{name}” is no PNG, JPEG, GIF or WebP picture, whatever its name says, or it is damaged. "
            "Open it in a picture program, save it as PNG, and choose that file."
        )


@dataclass(frozen=True)
class Picture:
    """A picture made anew from its pixels; `ending` fits its type."""

    content: bytes
    media_type: str
    ending: str


def read_picture(content: bytes, name: str) -> Picture:
    """The picture without everything but its pixels; a refusal for what is too large, no picture, or a drawing with code."""
    from PIL import Image, ImageOps  # noqa: PLC0415 -- loads when it is used

    if len(content) > LIMIT:
        raise PictureTooLarge(name)
    if _VECTOR.search(content[:_HEAD]):
        raise VectorRefused(name)
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise TooManyPixels(name)
            is_photo = opened.format == "JPEG"
            upright = ImageOps.exif_transpose(opened)
            pixels = upright.convert("RGB" if is_photo or not upright.has_transparency_data else "RGBA")
    except InvalidInput:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixels(name) from error
    except _BROKEN as error:
        raise NoPicture(name) from error
    pixels.thumbnail((EDGE, EDGE))
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)  # a new picture has no metadata
    made = BytesIO()
    if is_photo:
        clean.save(made, "JPEG", quality=_QUALITY)
        return Picture(made.getvalue(), "image/jpeg", "jpg")
    clean.save(made, "PNG", optimize=True)
    return Picture(made.getvalue(), "image/png", "png")


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a picture that `read_picture` made."""
    from PIL import Image  # noqa: PLC0415 -- as above

    with Image.open(BytesIO(content), formats=_FORMATS) as opened:
        return opened.size
