"""A finished file: its formats, its name that every system takes, and how it is written whole or not at all."""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from assessment import resources
from assessment.domain.errors import NotAllowed, StorageTrouble
from assessment.domain.record import Value
from assessment.storage.copies import is_database, is_log
from assessment.storage.files import is_kept

if TYPE_CHECKING:
    from assessment.reporting.gap_report import GapReport
    from assessment.reporting.removal_report import RemovalReport
    from assessment.reporting.report_head import ReportHead


class Format(StrEnum):
    """What a report can be turned into."""

    DOCX = "docx"
    XLSX = "xlsx"
    JSON = "json"


MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
}


class Document(Value):
    """A finished file."""

    name: str
    media_type: str
    content: bytes


class NotOffered(NotAllowed):
    """A document that cannot be had in this format."""

    def __init__(self, name: str, form: Format, possible: Sequence[Format]) -> None:
        """Name what is possible."""
        super().__init__(f"The {name} report cannot be written as {form}. Choose one of: {', '.join(possible)}.")


class NotWritten(StorageTrouble):
    """The file could not be written where it was asked for."""

    def __init__(self, where: Path, reason: str) -> None:
        """Name the place and the reason."""
        super().__init__(
            f"The file could not be written to {where}: {reason}. Choose another place with --out; nothing was left behind."
        )


def template_file(name: str) -> Path:
    """Where the Word template of that name stands."""
    return resources.templates() / f"{name}.docx"


def as_json(report: Value) -> bytes:
    """A report as data, as its JSON Schema says."""
    return report.model_dump_json(indent=2).encode()


def as_word(report: GapReport | ReportHead | RemovalReport, template: str) -> bytes:
    """A report in Word, by the template of that name; equal reports give equal bytes."""
    from assessment.export.word import render_template  # noqa: PLC0415 -- the Word library loads when it is used

    return render_template(template_file(template), report, title=report.title, author=report.author)


def write_document(document: Document, where: Path | None = None) -> Path:
    """Write a document whole or not at all; `where` may be a file, a folder, or nothing for the current folder."""
    target = placed(where or Path(), document.name)
    try:
        with written_whole(target) as out:
            out.write(document.content)
    except OSError as error:
        raise NotWritten(target, error.strerror or "unknown reason") from error
    return target


def placed(where: Path, name: str) -> Path:
    """The file `where`, or one of this name in the folder `where`; `NotWritten` when the system cannot even look there."""
    try:
        return where / name if where.is_dir() else where
    except OSError as error:
        raise NotWritten(where, error.strerror or str(error)) from error


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Write beside the target and put it in its place at the end; a failure leaves nothing behind.

    What is no ordinary file is refused: a device or a pipe would be replaced by a file. So is what may be our own data.
    """
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "there is something that is no ordinary file")
    if target.exists() and is_database(target):
        raise OSError(errno.EEXIST, "there is a database, which no document may replace")
    if is_log(target):
        raise OSError(errno.EEXIST, "there is a part of a database, which no document may replace")
    if target.exists() and is_kept(target):
        raise OSError(errno.EEXIST, "there is a kept file of evidence, which no document may replace")
    draft = target.with_name(f".{uuid4().hex}.part")
    try:
        with draft.open("xb") as out:
            yield out
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def file_name(*parts: str) -> str:
    """A file name that every system takes: letters, digits and dashes; the last part is the ending."""
    *stem, ending = parts
    plain = (unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in stem)
    dashed = (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-").lower()[:60] for part in plain)
    return f"{'-'.join(filter(None, dashed))}.{ending}"
