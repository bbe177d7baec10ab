"""Bytes of removed files that could not be deleted at once: found again through the certificates, and deleted."""

from __future__ import annotations

from contextlib import suppress

from assessment.domain.errors import StorageTrouble
from assessment.domain.removal import RemovalCertificate
from assessment.storage.files import FileStore
from assessment.storage.removal import files_in_use
from assessment.storage.store import Store


def clean_up(store: Store, address: str) -> None:
    """Delete the bytes below `address` that certificates name and nothing uses; what will not go is tried again at the next start."""
    if not (unused := unused_files(store)):
        return
    files = FileStore(address)
    for digest in unused:
        with suppress(StorageTrouble):
            files.remove(digest)


def unused_files(store: Store) -> list[str]:
    """The hashes that certificates name and that no record uses."""
    with store.reading() as reader:
        named = {digest for certificate in reader.list(RemovalCertificate) for digest in certificate.files}
        return sorted(named - files_in_use(reader)) if named else []
