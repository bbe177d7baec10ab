"""The firm's paper and colour on a filled-in Word document; what the firm left as it was stays as the template has it."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm

from assessment.domain.firm import Paper
from assessment.reporting.look import Look

_LETTER = (Mm(215.9), Mm(279.4))
_A4 = (Mm(210), Mm(297))
_ABOUT = Mm(1)
_ACCENT = "accent1"
_THEME_COLOUR = re.compile(rb'(<a:(?:accent1|hlink)>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}')


def put_on(document: Any, look: Look) -> None:
    """Change A4 to Letter, and the first accent colour to the firm's, where the firm asks for it."""
    if look.paper is Paper.LETTER:
        _use_letter(document)
    if look.colour != Look().colour:
        _use_colour(document, look.ink)


def _use_letter(document: Any) -> None:
    """The text stays as wide as it is on A4; only its margins change."""
    for section in document.sections:
        size = (section.page_width, section.page_height)
        wide = size[0] > size[1]
        if any(abs(one - other) > _ABOUT for one, other in zip(sorted(size), _A4, strict=True)):
            continue  # the template has another size, on purpose
        new = _LETTER[::-1] if wide else _LETTER
        half = (new[0] - size[0]) // 2
        section.page_width, section.page_height = new
        section.left_margin, section.right_margin = section.left_margin + half, section.right_margin + half


def _use_colour(document: Any, colour: str) -> None:
    """In the theme, and beside it in everything that names the accent: LibreOffice reads the value, Word the theme."""
    for part in document.part.package.iter_parts():
        if part.partname.startswith("/word/theme/"):
            part._blob = _THEME_COLOUR.sub(rb"\g<1>" + colour.encode(), part.blob)  # noqa: SLF001 -- python-docx knows no themes
        elif (element := getattr(part, "element", None)) is not None:
            for node in element.iter():
                _recolour(node, colour)


def _recolour(node: Any, colour: str) -> None:
    if not isinstance(node.tag, str):
        return
    if node.get(qn("w:themeColor")) == _ACCENT:
        value = qn("w:val") if node.tag == qn("w:color") else qn("w:color")
        node.set(value, _tinted(colour, node.get(qn("w:themeTint"))))
    if node.get(qn("w:themeFill")) == _ACCENT:
        node.set(qn("w:fill"), _tinted(colour, node.get(qn("w:themeFillTint"))))


def _tinted(colour: str, tint: str | None) -> str:
    """The colour mixed with white as Word does it; `tint` is the colour's share in 255ths, as two hexadecimal digits."""
    share = int(tint, 16) / 255 if tint else 1.0
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part * share + 255 * (1 - share)):02X}" for part in parts)
