"""Files kept under the SHA-256 of their bytes: written to a temporary name and renamed, through fsspec."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import fsspec

from assessment.domain.errors import NotFound, StorageTrouble

_DIGEST = re.compile("[0-9a-f]{64}")
_BUCKET = re.compile(r"[A-Za-z0-9._-]{1,255}")
_PIECE = 1 << 20


def is_kept(file: Path) -> bool:
    """True for a place where a store keeps a file: a hash below its first two letters."""
    return bool(_DIGEST.fullmatch(file.name)) and file.absolute().parent.name == file.name[:2]


class UnusableFilesAddress(StorageTrouble):
    """The address of the file store cannot be used."""

    def __init__(self, reason: str) -> None:
        """Give the reason; the address itself may hold a password."""
        super().__init__(
            f"ISO10002_FILES_URL cannot be used: {reason.rstrip('.')}. Write it as s3://bucket/folder, or take it away to "
            "keep files in the data folder."
        )


class FileNotKept(StorageTrouble):
    """The file store refused the bytes."""

    def __init__(self, reason: str) -> None:
        """Give the reason."""
        super().__init__(
            f"The file could not be kept: {reason}. Check the disk and the folder named under Settings, then try again."
        )


class FileNotRemoved(StorageTrouble):
    """The file store would not let go of the bytes."""

    def __init__(self, digest: str, reason: str) -> None:
        """Name the file by its hash, and give the reason."""
        super().__init__(
            f"The file {digest[:12]}… could not be deleted: {reason}. It is tried again at the next start; "
            "close other programs that have it open."
        )


class FilesOutOfReach(StorageTrouble):
    """The file store does not answer, or does not let anybody look."""

    def __init__(self, reason: str) -> None:
        """Give the reason."""
        super().__init__(
            f"The files cannot be reached: {reason.rstrip('.')}. Nothing is lost. Check the connection and the place of the "
            "files (ISO10002_FILES_URL), then try again."
        )


def _read_address(address: str) -> tuple[str, str]:
    """The kind of store and the place in it; everything else would lose files, or fail in words of its own."""
    scheme, mark, rest = address.partition("://")
    if scheme == "s3" and mark:
        bucket, _, inside = rest.strip("/").partition("/")
        if not _BUCKET.fullmatch(bucket):
            raise UnusableFilesAddress("the name of the bucket is not one; key and secret stand in AWS_… variables")
        return "s3", f"{bucket}/{inside}".rstrip("/")
    if mark and "/" not in scheme and scheme != "file":
        raise UnusableFilesAddress("only folders and S3-compatible stores are supported")
    folder = Path(rest if scheme == "file" and mark else address).expanduser()
    with _saying(FilesOutOfReach):
        if folder.exists() and not folder.is_dir():
            raise FilesOutOfReach(f"{folder} is no folder")
    return "file", folder.absolute().as_posix()


@contextmanager
def _saying(trouble: Callable[[str], StorageTrouble]) -> Iterator[None]:
    """Say a fault of the folder or of the S3 client in a sentence; what is simply not there stays `FileNotFoundError`."""
    try:
        yield
    except FileNotFoundError:
        raise
    except _faults() as error:
        raise trouble(getattr(error, "strerror", "") or str(error)) from error


def _faults() -> tuple[type[Exception], ...]:
    """What a folder and an S3 client raise; the client's own faults only where it is loaded, since it is an extra."""
    client = sys.modules.get("botocore.exceptions")
    return (OSError, client.BotoCoreError) if client else (OSError,)


class FileStore:
    """A folder, or an S3-compatible store, by address; equal bytes are kept once."""

    def __init__(self, address: str) -> None:
        """Keep files under `address`: the path of a folder, or s3://bucket/folder."""
        try:
            kind, place = _read_address(address)
            # What others put there or took away is seen at once: no list of ours stands in between.
            self._system, self._root = fsspec.filesystem(kind, use_listings_cache=False), place
        except ImportError as error:
            raise UnusableFilesAddress(
                f"the part for such stores is not installed ({sys.executable} -m pip install s3fs)"
            ) from error
        except ValueError as error:
            raise UnusableFilesAddress(str(error)) from error

    def keep(self, content: bytes) -> str:
        """Store the bytes and return their SHA-256 as hexadecimal text."""
        return self.keep_stream(BytesIO(content))

    def keep_stream(self, stream: BinaryIO) -> str:
        """Store what a stream holds, read in pieces, and return its SHA-256; the stream is left at its start."""
        reckoned = hashlib.sha256()
        stream.seek(0)
        while piece := stream.read(_PIECE):
            reckoned.update(piece)
        digest = reckoned.hexdigest()
        stream.seek(0)
        target = self._path(digest)
        with self._keeping():
            if not self._system.exists(target):
                draft = f"{target}.{uuid4().hex}.part"
                self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
                with self._system.open(draft, "wb") as out:
                    shutil.copyfileobj(stream, out, _PIECE)
                self._system.mv(draft, target)
        stream.seek(0)
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes with this SHA-256; `NotFound` when they are gone or were changed."""
        try:
            with _saying(FilesOutOfReach):
                content: bytes = self._system.cat_file(self._path(digest))
        except FileNotFoundError:
            raise NotFound("file", digest[:12]) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotFound("unchanged file", digest[:12])
        return content

    def holds(self, digest: str) -> bool:
        """True when bytes are kept under this SHA-256."""
        with _saying(FilesOutOfReach):
            return bool(self._system.exists(self._path(digest)))

    def remove(self, digest: str) -> None:
        """Delete the bytes with this SHA-256; `FileNotRemoved` when they are still there afterwards."""
        with suppress(FileNotFoundError), _saying(lambda reason: FileNotRemoved(digest, reason)):
            if self._system.exists(self._path(digest)):
                self._system.rm_file(self._path(digest))

    def kept(self) -> list[tuple[str, int]]:
        """The SHA-256 and the size in bytes of everything that is kept, in order."""
        try:
            with _saying(FilesOutOfReach):
                found = self._system.find(self._root, detail=True)
        except FileNotFoundError:
            return []
        sizes = {path.rpartition("/")[2]: int(about["size"] or 0) for path, about in found.items()}
        return sorted((name, size) for name, size in sizes.items() if _DIGEST.fullmatch(name))

    def open(self, digest: str) -> BinaryIO:
        """The bytes with this SHA-256 as a stream, unchecked; the caller closes it."""
        try:
            with _saying(FilesOutOfReach):
                stream: BinaryIO = self._system.open(self._path(digest), "rb")
        except FileNotFoundError:
            raise NotFound("file", digest[:12]) from None
        return stream

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """Say why bytes could not be kept, be it that the folder for them is gone."""
        try:
            with _saying(FileNotKept):
                yield
        except FileNotFoundError as error:
            raise FileNotKept(error.strerror or str(error)) from error

    def _path(self, digest: str) -> str:
        return f"{self._root}/{digest[:2]}/{digest}"
