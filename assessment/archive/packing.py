"""Archives of any size, part by part from and to files: fixed bytes, a manifest of hashes, and nothing outside the folder."""

from __future__ import annotations

import errno
import hashlib
import json
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from pydantic import ValidationError

from assessment.archive.zipping import DAMAGED, ArchiveTooLarge, BrokenArchive, entry_named, refuse_unreadable
from assessment.domain.device_names import is_device_name
from assessment.domain.errors import InvalidInput
from assessment.domain.record import Value

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 64 * 1024 * 1024
PARTS_LIMIT = 1_000_000
SQUEEZED_LIMIT = 200
"""How many times larger than the archive its parts may be; real data stays far below."""
FREELY = 100 * 1024 * 1024
"""Bytes that may unpack from an archive of any size."""

_PIECE = 1024 * 1024


class PartMeta(Value):
    """Hash and size of one part of an archive."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Part:
    """Something to pack: its name, its size in bytes, how to open it, and whether squeezing it is worth the time."""

    name: str
    size: int
    open: Callable[[], BinaryIO]
    is_squeezed: bool = True


class UnsafeArchive(InvalidInput):
    """A part of the archive would land somewhere else, or is no ordinary file."""

    def __init__(self, name: str) -> None:
        """Name the part."""
        super().__init__(
            f"The archive holds “{name[:80]}”, which is no ordinary file of such an archive, so nothing was unpacked. "
            "Take the file only from somebody you trust."
        )


class ChangedArchive(InvalidInput):
    """The archive does not hold what its own list says."""

    def __init__(self, name: str) -> None:
        """Name the part that differs."""
        super().__init__(
            f"The archive does not hold what its list of contents says (“{name[:80]}”), so nothing was changed. "
            "It was altered or only partly copied: take another copy of it."
        )


def file_part(name: str, file: Path) -> Part:
    """A file of the disk as a part."""
    return Part(name, file.stat().st_size, lambda: file.open("rb"))


def pack(target: IO[bytes], parts: Iterator[Part], about: dict[str, Any]) -> dict[str, PartMeta]:
    """Write the parts in their order and the manifest at the end; equal parts give equal bytes."""
    packed: dict[str, PartMeta] = {}
    with ZipFile(target, "w") as archive:
        for part in parts:
            packed[part.name] = _packed(archive, part)
        listed = {name: meta.model_dump() for name, meta in packed.items()}
        manifest = json.dumps({**about, "parts": listed}, ensure_ascii=False, indent=2, sort_keys=True)
        archive.writestr(entry_named(MANIFEST), manifest)
    return packed


@dataclass(frozen=True)
class Archive:
    """An archive whose names, kinds and sizes were looked at: it holds exactly what its manifest lists."""

    about: dict[str, Any]
    parts: dict[str, PartMeta]
    _zip: ZipFile

    def unpack(self, folder: Path) -> None:
        """Write every part below `folder`; `ChangedArchive` for the first whose bytes are not the ones listed."""
        for name, meta in self.parts.items():
            target = folder.joinpath(*name.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with _explained(), self._zip.open(name) as content, target.open("xb") as out:
                if _copied(content, out, meta.size) != meta:
                    raise ChangedArchive(name)

    def altered(self) -> Iterator[str]:
        """The parts whose bytes are not the ones listed; nothing is written anywhere."""
        for name, meta in self.parts.items():
            try:
                with _explained(), self._zip.open(name) as content:
                    is_same = _copied(content, _Nowhere(), meta.size) == meta
            except BrokenArchive:
                is_same = False
            if not is_same:
                yield name


class _Nowhere(BytesIO):
    """Takes bytes and forgets them."""

    def write(self, content: Any) -> int:
        """Count only."""
        return len(content)


@contextmanager
def opened(file: Path, *, is_expected: Callable[[str], bool]) -> Iterator[Archive]:
    """Look at an archive before anything is unpacked; refuses what is unsafe, too large or not as its manifest says."""
    with _explained():
        archive = ZipFile(file)
    with archive:
        with _explained():
            found = _looked_at(archive, file.stat().st_size, is_expected)
        yield found


def _looked_at(archive: ZipFile, size: int, is_expected: Callable[[str], bool]) -> Archive:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _check(entries, size)
    about = _manifest(archive)
    parts = {name: PartMeta.model_validate(meta) for name, meta in about.pop("parts").items()}
    sizes = {entry.filename: entry.file_size for entry in entries if entry.filename != MANIFEST}
    for name in sorted(sizes.keys() | parts.keys()):
        if not (is_safe(name) and is_expected(name)):
            raise UnsafeArchive(name)
        if name not in parts or sizes.get(name) != parts[name].size:
            raise ChangedArchive(name)
    return Archive(about, dict(sorted(parts.items())), archive)


def is_safe(name: str) -> bool:
    """True for a plain relative path that stays below its folder on every system."""
    steps = name.split("/")
    return name.isprintable() and not any(
        step in {"", ".", ".."} or set(step) & set('\\:*?"<>|') or step.endswith((".", " ")) or is_device_name(step)
        for step in steps
    )


def same_name(name: str) -> str:
    """The same for names that some system takes for one: they differ in capitals, or in how accents are put together."""
    return unicodedata.normalize("NFC", name.casefold())


def _packed(archive: ZipFile, part: Part) -> PartMeta:
    entry = entry_named(part.name)
    entry.file_size = part.size  # tells zipfile when four gigabytes do not suffice
    if not part.is_squeezed:
        entry.compress_type = ZIP_STORED
    with part.open() as content, archive.open(entry, "w") as out:
        return _copied(content, out, None)


def _copied(content: IO[bytes], out: IO[bytes], limit: int | None) -> PartMeta:
    """Copy in pieces, never more than `limit` and one piece."""
    digest, size = hashlib.sha256(), 0
    while piece := content.read(_PIECE):
        size += len(piece)
        if limit is not None and size > limit:
            break
        digest.update(piece)
        out.write(piece)
    return PartMeta(sha256=digest.hexdigest(), size=size)


def _manifest(archive: ZipFile) -> dict[str, Any]:
    try:
        entry = archive.getinfo(MANIFEST)
    except KeyError:
        raise BrokenArchive("it holds no list of contents, so it was not made by this toolkit") from None
    if entry.file_size > MANIFEST_LIMIT:
        raise ArchiveTooLarge("a list of contents needs")
    with archive.open(entry) as content:
        found = json.loads(content.read(entry.file_size))
    if not isinstance(found, dict) or not isinstance(found.get("parts"), dict):
        raise BrokenArchive("its list of contents cannot be read")
    return found


def _check(entries: list[ZipInfo], size: int) -> None:
    if len(entries) > PARTS_LIMIT:
        raise ArchiveTooLarge(f"{PARTS_LIMIT:,} files")
    if sum(entry.file_size for entry in entries) > max(FREELY, SQUEEZED_LIMIT * size):
        raise ArchiveTooLarge(f"{SQUEEZED_LIMIT} times its own size")
    names = [same_name(entry.filename) for entry in entries]
    if len(set(names)) < len(names):
        raise BrokenArchive("it holds two files of the same name")
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in {0, stat.S_IFREG} or entry.orig_filename != entry.filename:
            raise UnsafeArchive(entry.filename)
        refuse_unreadable(entry)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise BrokenArchive("its list of contents cannot be read") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise  # the disk's own trouble; a damaged archive sends zipfile to places that do not exist
        raise BrokenArchive("it is damaged") from error
    except DAMAGED as error:
        raise BrokenArchive(str(error)[:200] or "it ends too early") from error
