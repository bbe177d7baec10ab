"""What a file really is, told by its content and never by its name; only what evidence may be is let in."""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

from assessment.domain.errors import InvalidInput
from assessment.intake.file_names import safe_name, split_name, with_ending

_CHUNK = 1 << 20
_HEAD = 8192
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

TEXT, MAIL = "text/plain", "message/rfc822"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
"""Pictures that browsers draw."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/heic": ("heic", "heif"),
    f"{_OFFICE}.wordprocessingml.document": ("docx",),
    f"{_OFFICE}.spreadsheetml.sheet": ("xlsx",),
    f"{_OFFICE}.presentationml.presentation": ("pptx",),
    f"{_OPEN}.text": ("odt",),
    f"{_OPEN}.spreadsheet": ("ods",),
    f"{_OPEN}.presentation": ("odp",),
    "application/vnd.ms-outlook": ("msg",),
    MAIL: ("eml",),
    "text/csv": ("csv", "tsv"),
    "text/markdown": ("md",),
    TEXT: ("txt", "text", "log"),
}
"""What is let in, with the endings that fit; the first is given where another one stood."""

_PARTS = {"word/": "wordprocessingml.document", "xl/": "spreadsheetml.sheet", "ppt/": "presentationml.presentation"}
TEXTS = ("text/csv", "text/markdown", MAIL, TEXT)
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_TYPES = "[Content_Types].xml"
_MACROS = re.compile(r"vbaProject\.bin$|^xl/macrosheets/|^(Basic|Scripts)/.", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_PROTECTED = "EncryptedPackage"
# What zipfile raises on bytes that only begin like an archive.
_DAMAGED = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    struct.error,
)
_OLD_OFFICE = {"WordDocument": "DOC", "Workbook": "XLS", "Book": "XLS", "PowerPoint Document": "PPT"}
_PROGRAMS = {"exe": "EXE", "elf": "ELF", "deb": "DEB", "rpm": "RPM", "crx": "CRX", "swf": "SWF", "wasm": "WASM"}
_BUNDLES = {"zip", "rar", "7z", "tar", "gz", "bz2", "xz", "zst", "lz", "lz4", "lzo", "Z", "cab", "ar", "br"}


class EmptyFile(InvalidInput):
    """There is nothing in the file."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(
            f"“{name}” is empty, so there is nothing to keep. Open it where it came from and save it again."
        )


class FileTooLarge(InvalidInput):
    """The file is larger than the limit."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        """Give both sizes, in megabytes."""
        super().__init__(
            f"“{name}” has {size / 1_000_000:,.0f} MB; the limit is {limit} MB. Attach the part that proves the point, "
            "or note where the whole file is kept. ISO10002_MAX_UPLOAD_MB sets another limit."
        )


class ProgramRefused(InvalidInput):
    """The file is a program, whatever it is called."""

    def __init__(self, name: str, kind: str) -> None:
        """Say what it really is."""
        super().__init__(
            f"“{name}” was not taken: it is really a program ({kind}), and programs are no evidence. "
            "If you expected a document, ask the sender, and do not open it."
        )


class BundleRefused(InvalidInput):
    """The file is an archive of other files."""

    def __init__(self, name: str, kind: str) -> None:
        """Say what it really is."""
        super().__init__(
            f"“{name}” was not taken: it is an archive ({kind}) of other files. Unpack it and attach the files in it."
        )


class OldOfficeRefused(InvalidInput):
    """The file has a format that may hold hidden programs."""

    def __init__(self, name: str, kind: str) -> None:
        """Say what it is and what to do."""
        super().__init__(
            f"“{name}” was not taken: it is an office file of a kind ({kind}) that can hold hidden programs. "
            "Open it, save it as PDF, DOCX, XLSX or PPTX, and attach that."
        )


class ProtectedFile(InvalidInput):
    """The file opens with a password only."""

    def __init__(self, name: str) -> None:
        """Say what to do."""
        super().__init__(
            f"“{name}” was not taken: it is protected by a password, so nobody could read it here. "
            "Open it, take the password off or save it as PDF, and attach that."
        )


class UnknownFile(InvalidInput):
    """The content is of no kind that evidence may be."""

    def __init__(self, name: str, kind: str) -> None:
        """Say what it is, where that is known, and what is taken."""
        what = f"it is really of the kind {kind}" if kind else "its content is of no known kind and no text"
        super().__init__(
            f"“{name}” was not taken: {what}. Attach PDF, pictures (PNG, JPG, GIF, WebP, HEIC), office files "
            "(DOCX, XLSX, PPTX, ODT, ODS, ODP), messages (MSG, EML) or text."
        )


@dataclass(frozen=True)
class Recognised:
    """What a file is, and the name it gets; `was` is the ending it came with where that one did not fit."""

    media_type: str
    name: str
    size: int
    was: str | None = None


def recognise(stream: BinaryIO, name: str, *, limit_mb: int) -> Recognised:
    """What the bytes are; a refusal for what is empty, too large, a program, an archive, or unknown. Leaves the stream at its start."""
    shown = safe_name(name)
    size = stream.seek(0, SEEK_END)
    if not size:
        raise EmptyFile(shown)
    if size > limit_mb * 1024 * 1024:
        raise FileTooLarge(shown, size, limit_mb)
    media_type = _media_type(stream, shown)
    stream.seek(0)
    return _named(media_type, shown, size)


def _named(media_type: str, shown: str, size: int) -> Recognised:
    """The file with an ending that fits; text keeps an unfitting ending in front, so that a script is only read."""
    ending = split_name(shown)[1]
    if ending in ENDINGS[media_type]:
        return Recognised(media_type, shown, size)
    is_swap = media_type not in TEXTS or any(ending in known for known in ENDINGS.values())
    return Recognised(media_type, with_ending(shown, ENDINGS[media_type][0], instead=is_swap), size, was=ending)


def _media_type(stream: BinaryIO, shown: str) -> str:
    import filetype  # noqa: PLC0415 -- loads when it is used

    head = _read(stream, 0, _HEAD)
    if head.startswith(b"PK"):
        return _office(stream, shown)
    if head.startswith(_OLE):
        return _old_office(stream, shown)
    guessed = filetype.guess(head)
    if guessed and guessed.mime in ENDINGS:
        return str(guessed.mime)
    if not head.startswith(b"{\\rtf") and is_text(stream):
        return _text_type(shown)
    kind = guessed.extension if guessed else ""
    if kind in _PROGRAMS:
        raise ProgramRefused(shown, _PROGRAMS[kind])
    if kind in _BUNDLES:
        raise BundleRefused(shown, kind.upper())
    if kind == "rtf":
        raise OldOfficeRefused(shown, "RTF")
    raise UnknownFile(shown, kind.upper())


def _text_type(shown: str) -> str:
    ending = split_name(shown)[1]
    return next((media_type for media_type in TEXTS if ending in ENDINGS[media_type]), TEXT)


def _office(stream: BinaryIO, shown: str) -> str:
    """The kind of office file that an archive is, told by its table of contents; nothing is unpacked but that."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if _has_macros(archive, names):
                raise OldOfficeRefused(shown, "with macros")
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= _HEAD:
                media_type = _begin(archive, "mimetype", _HEAD).decode("ascii", "replace").strip()
                if media_type in ENDINGS:
                    return media_type
            if _TYPES in names:
                for folder, kind in _PARTS.items():
                    if any(name.startswith(folder) for name in names):
                        return f"{_OFFICE}.{kind}"
    except _DAMAGED:
        raise UnknownFile(shown, "") from None
    raise BundleRefused(shown, "ZIP")


def _has_macros(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """True where a part is a program by its place, or by what the list of types calls it, whatever its name."""
    if any(_MACROS.search(name) for name in names):
        return True
    if _TYPES not in names:
        return False
    return bool(_MACRO_TYPES.search(_begin(archive, _TYPES, _CHUNK)))


def _begin(archive: zipfile.ZipFile, name: str, count: int) -> bytes:
    """The beginning of a part, whatever size it claims; only the ways of squeezing that unpack piece by piece."""
    if archive.getinfo(name).compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile
    with archive.open(name) as part:
        return part.read(count)


def _old_office(stream: BinaryIO, shown: str) -> str:
    """A message of Outlook is let in; other files of this family are not."""
    if _holds(stream, _PROTECTED.encode("utf-16-le")):
        raise ProtectedFile(shown)
    streams = [name.encode("utf-16-le") for name in ("__nameid_version1.0", "__substg1.0_")]
    if any(_holds(stream, one) for one in streams):
        return "application/vnd.ms-outlook"
    kinds = (kind for name, kind in _OLD_OFFICE.items() if _holds(stream, name.encode("utf-16-le")))
    raise OldOfficeRefused(shown, next(kinds, "OLE"))


def is_text(stream: BinaryIO) -> bool:
    """True when the bytes are text: UTF-8, UTF-16 with its mark, or one byte a letter without control characters."""
    head = _read(stream, 0, _HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decodes(stream, "utf-16")
    if any(_BINARY.search(part) for part in _parts(stream)):
        return False
    return _decodes(stream, "utf-8") or _decodes(stream, "cp1252")


def first_lines(content: bytes, characters: int) -> str:
    """The beginning of a text, in whatever encoding it is."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    begin = content[: characters * 4]
    try:
        return codecs.getincrementaldecoder(encoding)().decode(begin)[:characters]
    except UnicodeDecodeError:
        return begin.decode("cp1252", "replace")[:characters]


def _decodes(stream: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for part in _parts(stream):
            if "\0" in decoder.decode(part):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _holds(stream: BinaryIO, wanted: bytes) -> bool:
    before = b""
    for part in _parts(stream):
        if wanted in before + part:
            return True
        before = part[-len(wanted) :]
    return False


def _parts(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while part := stream.read(_CHUNK):
        yield part


def _read(stream: BinaryIO, begin: int, count: int) -> bytes:
    stream.seek(begin)
    return stream.read(count)
