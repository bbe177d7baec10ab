"""Zip files whose bytes follow from their parts alone: fixed times, fixed permissions, fixed order, fixed compression."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from assessment.domain.errors import InvalidInput

PARTS_LIMIT = 10_000
BYTES_LIMIT = 512 * 1024 * 1024
"""Unpacked size; a report with the longest text in every field stays below."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_UNIX = 3
_READABLE = 0o644 << 16
ENCRYPTED = 0x1
DAMAGED = (
    BadZipFile,
    EOFError,
    zlib.error,
    NotImplementedError,
    ValueError,
    RuntimeError,
    OverflowError,
    struct.error,
)
"""What Python's reader raises on bytes that only begin like an archive; not implemented are ways to squeeze it lacks."""


_PIECEWISE = (ZIP_STORED, ZIP_DEFLATED)
"""Ways to squeeze that Python unpacks piece by piece; of the others a few hundred bytes fill all memory at once."""


class BrokenArchive(InvalidInput):
    """The bytes are no zip file that can be read whole."""

    def __init__(self, reason: str) -> None:
        """Say what the reader met."""
        super().__init__(f"The archive cannot be read: {reason}. Take a fresh copy of the file and try again.")


class ArchiveTooLarge(InvalidInput):
    """The archive unpacks to more than anything honest would."""

    def __init__(self, limit: str) -> None:
        """Name the limit."""
        super().__init__(
            f"The archive unpacks to more than {limit}, so it was not opened. Take out what does not belong in it."
        )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip file, in the order given; equal parts give equal bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in parts.items():
            archive.writestr(entry_named(name), content)
    return buffer.getvalue()


def entry_named(name: str) -> ZipInfo:
    """A part of this name with nothing in it that depends on the day or the system."""
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


def unzipped(content: bytes, *, limit: int = BYTES_LIMIT) -> dict[str, bytes]:
    """The parts of a zip file in their order, folders left out; never unpacks more than `limit` bytes in all."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries, limit)
            return {entry.filename: _content(archive, entry) for entry in entries}
    except DAMAGED as error:
        raise BrokenArchive(str(error)[:200] or "it ends too early") from error


def parts_of(content: bytes, start: str) -> dict[str, bytes]:
    """The parts of a file of our own whose name begins with `start`; no others are unpacked."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith(start)}


def replaced(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A file of our own with some parts replaced, none of the others whole in memory; bytes as `zipped` gives them."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name in source.namelist():
            if name in parts:
                target.writestr(entry_named(name), parts[name])
            else:
                with source.open(name) as part, target.open(entry_named(name), "w") as out:
                    copyfileobj(part, out)
    return buffer.getvalue()


def repacked(content: bytes) -> bytes:
    """The same parts in the same order without the times and marks of the program that wrote them."""
    return zipped(unzipped(content))


def refuse_unreadable(entry: ZipInfo) -> None:
    """Refuse a part that is encrypted, or squeezed in a way that cannot be unpacked within bounds."""
    if entry.flag_bits & ENCRYPTED:
        raise BrokenArchive("it is protected by a password")
    if entry.compress_type not in _PIECEWISE:
        raise BrokenArchive("it is squeezed in a way that this toolkit does not use")


def _content(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Read no more than the entry declares: without a size, zipfile unpacks first and cuts afterwards."""
    with archive.open(entry) as part:
        return part.read(entry.file_size)


def _check(entries: list[ZipInfo], limit: int) -> None:
    if len(entries) > PARTS_LIMIT:
        raise ArchiveTooLarge(f"{PARTS_LIMIT:,} files")
    if sum(entry.file_size for entry in entries) > limit:
        raise ArchiveTooLarge(f"{limit // 1024 // 1024} MB")
    for entry in entries:
        refuse_unreadable(entry)
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise BrokenArchive("it holds two files of the same name")
