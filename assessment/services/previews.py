"""What a file of evidence shows before it is downloaded: a picture, a document, the first lines of a text, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessment.intake.preview import small_picture
from assessment.intake.recognition import PICTURES, TEXTS, first_lines
from assessment.services.desk import Desk
from assessment.services.downloads import stored_file

LARGEST = 20_000_000
"""Bytes of a file that is shown."""
CHARACTERS = 4_000

_PDF = "application/pdf"


class PreviewKind(StrEnum):
    """How a file is shown."""

    PICTURE = "picture"
    PDF = "pdf"
    TEXT = "text"
    NONE = "none"
    LARGE = "large"


@dataclass(frozen=True)
class Preview:
    """What to show: a PNG or a PDF in `content`, or `text`, which is `cut` where the file goes on."""

    kind: PreviewKind
    content: bytes = b""
    text: str = ""
    cut: bool = False


def preview_of(desk: Desk, evidence_id: str, file_id: str) -> Preview:
    """The preview of one file of a piece of evidence; `NotFound` when the bytes are gone or were changed."""
    _, file = stored_file(desk, evidence_id, file_id)
    if file.media_type not in (*PICTURES, _PDF, *TEXTS):
        return Preview(PreviewKind.NONE)
    if file.size > LARGEST:
        return Preview(PreviewKind.LARGE)
    content = desk.files.read(file_id)
    if file.media_type in PICTURES:
        picture = small_picture(content)
        return Preview(PreviewKind.PICTURE, picture) if picture else Preview(PreviewKind.NONE)
    if file.media_type == _PDF:
        return Preview(PreviewKind.PDF, content)
    text = first_lines(content, CHARACTERS)
    return Preview(PreviewKind.TEXT, text=text, cut=len(text) == CHARACTERS)
