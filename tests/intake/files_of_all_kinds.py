"""Small files of every kind, made here, the same bytes each time: real ones, disguised ones and broken ones."""

from __future__ import annotations

import zipfile
from io import BytesIO

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
EXE = b"MZ\x90\x00" + b"\0" * 200
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture."""
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", size, "#0b6e75").save(made, kind)
    return made.getvalue()


def archive(**members: str) -> bytes:
    """A zip archive; double underscores in a name stand for a slash, single ones for a dot."""
    return _archive(zipfile.ZIP_STORED, members)


def packed_tightly(**members: str) -> bytes:
    """The same with its members compressed."""
    return _archive(zipfile.ZIP_DEFLATED, members)


def _archive(method: int, members: dict[str, str]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, text in members.items():
            out.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_", ".")), text, method)
    return made.getvalue()


def office(folder: str) -> bytes:
    """The skeleton of a Word, Excel or PowerPoint file."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(zipfile.ZipInfo("docProps/app.xml"), "<x/>")
        out.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        out.writestr(zipfile.ZipInfo(f"{folder}/document.xml"), "<x/>")
    return made.getvalue()


def typed(content_type: str) -> bytes:
    """A Word file with a part of this type under an innocent name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(zipfile.ZipInfo("[Content_Types].xml"), f'<Types><Default ContentType="{content_type}"/></Types>')
        out.writestr(zipfile.ZipInfo("word/document.xml"), "<x/>")
    return made.getvalue()


def old_office(stream: str) -> bytes:
    """The beginning of a file of the old office family that names a stream."""
    return OLE + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 80
