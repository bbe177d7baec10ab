"""A small, upright copy of a picture to look at, whatever the picture itself holds."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from assessment.intake.picture import MOST_PIXELS

EDGE = 1200
"""Pixels that the longer edge is brought down to."""

# What Pillow raises on bytes that only begin like a picture.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError)


def small_picture(content: bytes) -> bytes | None:
    """The picture as PNG, at most `EDGE` pixels wide and high; None for what is damaged, too large or of another kind."""
    from PIL import Image, ImageOps  # noqa: PLC0415 -- loads when it is used

    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.draft("RGB", (EDGE, EDGE))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((EDGE, EDGE))
            made = BytesIO()
            upright.convert("RGBA" if upright.has_transparency_data else "RGB").save(made, "PNG")
            return made.getvalue()
    except (*_BROKEN, Image.DecompressionBombError):
        return None
