"""A logo in a Word document: within a box, its shape kept, with its words for those who cannot see it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.shared import Mm

from assessment.export.charts import InlineXml
from assessment.export.storable import storable
from assessment.reporting.look import Logo, fitted

BOX = (60, 21)
"""Millimetres across and upright."""


def word_logo(document: Any, logo: Logo) -> InlineXml:
    """The logo as a drawing for a run of `document` (python-docx); the picture is kept there once, however often it stands."""
    width, height = fitted(logo, (int(Mm(BOX[0])), int(Mm(BOX[1]))))
    inline = document.part.new_pic_inline(BytesIO(logo.content), width, height)
    for edge in ("distT", "distB", "distL", "distR"):
        inline.set(edge, "0")  # without it LibreOffice leaves room
    for about in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        about.set("name", storable(logo.alt))
        about.set("descr", storable(logo.alt))
    # Braces as references, since docxtpl reads braces again.
    drawn = inline.xml.replace("{", "&#123;").replace("}", "&#125;")
    return InlineXml(f"<w:drawing>{drawn}</w:drawing>")
