"""Files kept under the SHA-256 of their bytes: written to a temporary name and renamed, through fsspec."""

from __future__ import annotations

import hashlib
from uuid import uuid4

import fsspec

from assessment.domain.errors import NotFound, StorageTrouble


class FileNotKept(StorageTrouble):
    """The file store refused the bytes."""

    def __init__(self, reason: str) -> None:
        """Give the reason."""
        super().__init__(
            f"The file could not be kept: {reason}. Check the disk and the folder named under Settings, then try again."
        )


class FileStore:
    """A folder, or an S3-compatible store, by address; equal bytes are kept once."""

    def __init__(self, address: str) -> None:
        """Keep files under `address` (a path or a URL that fsspec knows)."""
        self._system, self._root = fsspec.core.url_to_fs(address)

    def keep(self, content: bytes) -> str:
        """Store the bytes and return their SHA-256 as hexadecimal text."""
        digest = hashlib.sha256(content).hexdigest()
        target = self._path(digest)
        try:
            if not self._system.exists(target):
                draft = f"{target}.{uuid4().hex}.part"
                self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
                self._system.pipe_file(draft, content)
                self._system.mv(draft, target)
        except OSError as error:
            raise FileNotKept(error.strerror or str(error)) from error
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes with this SHA-256; `NotFound` when they are gone or were changed."""
        try:
            content: bytes = self._system.cat_file(self._path(digest))
        except OSError:
            raise NotFound("file", digest[:12]) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotFound("unchanged file", digest[:12])
        return content

    def _path(self, digest: str) -> str:
        return f"{self._root}/{digest[:2]}/{digest}"
