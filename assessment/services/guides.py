"""The guides as the app shows them: the same files that stand in `docs/guides`, text and pictures in turn."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assessment import resources
from assessment.domain.errors import NotFound
from assessment.domain.record import Value

_PICTURE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\(\.\./pictures/(?P<file>[\w.-]+)\)$", re.MULTILINE)
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?!https?:)[^)]*\)")


class GuidePart(Value):
    """A stretch of text, or a picture with what it shows."""

    text: str = ""
    picture: str = ""
    alt: str = ""


class Guide(Value):
    """One task, told step by step."""

    name: str
    title: str
    parts: tuple[GuidePart, ...]


@cache
def list_guides() -> tuple[Guide, ...]:
    """All guides by title."""
    return tuple(sorted(map(_guide, resources.guides().glob("*.md")), key=lambda guide: guide.title))


def find_guide(name: str) -> Guide:
    """One guide by its name; `NotFound` when there is none."""
    for guide in list_guides():
        if guide.name == name:
            return guide
    raise NotFound("guide", name)


def _guide(file: Path) -> Guide:
    title, _, body = file.read_text(encoding="utf-8").partition("\n")
    return Guide(name=file.stem, title=title.lstrip("# "), parts=tuple(_parts(body)))


def _parts(body: str) -> list[GuidePart]:
    """Text and pictures in turn; links to other files are read as text, since the app has no such places."""
    found, start = [], 0
    for picture in _PICTURE.finditer(body):
        found.append(GuidePart(text=_plain(body[start : picture.start()])))
        path = resources.guides().parent / "pictures" / picture["file"]
        if path.is_file():
            found.append(GuidePart(picture=str(path), alt=picture["alt"]))
        start = picture.end()
    found.append(GuidePart(text=_plain(body[start:])))
    return [part for part in found if part.text or part.picture]


def _plain(text: str) -> str:
    return _LINK.sub(lambda link: link["text"], text).strip()
