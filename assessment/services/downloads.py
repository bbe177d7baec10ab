"""Hand out the files of evidence by links that are signed and hold for a minute."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from assessment.config import Settings
from assessment.domain.errors import NotAllowed, NotFound, StorageTrouble
from assessment.domain.evidence import Evidence, StoredFile
from assessment.intake.file_names import safe_name, split_name, with_ending
from assessment.intake.recognition import ENDINGS
from assessment.services.desk import Desk, shelf_of
from assessment.services.documents import Document
from assessment.services.files import find_evidence
from assessment.storage.database import Database
from assessment.storage.store import Store

LIFETIME = 60
"""Seconds that a link holds."""

_KEY_FILE = "links.key"
_KEY_BYTES = 32


class LinkExpired(NotAllowed):
    """The link was good, but its minute is over."""

    def __init__(self) -> None:
        """Say how to get another."""
        super().__init__(
            "This link held for one minute and has expired. Go back to the evidence, load the page again and choose "
            "Download once more."
        )


class LinkBroken(NotAllowed):
    """The link was not made by this installation, or was altered."""

    def __init__(self) -> None:
        """Say where the good ones are."""
        super().__init__(
            "This link is not one of this installation, or was altered on its way. Open the evidence in the app and "
            "choose Download there."
        )


class KeyNotKept(StorageTrouble):
    """The key that links are signed with cannot be kept."""

    def __init__(self, where: Path, reason: str) -> None:
        """Name the file and the reason."""
        super().__init__(f"The key for links could not be kept in {where}: {reason}. Check the disk and the folder.")


class _Signer(TimestampSigner):
    """Signs with the time of the desk's clock."""

    def __init__(self, *args: Any, clock: Callable[[], datetime], **more: Any) -> None:
        super().__init__(*args, **more)
        self._clock = clock

    def get_timestamp(self) -> int:
        """Seconds since 1970."""
        return int(self._clock().timestamp())


def download_token(desk: Desk, evidence_id: str, file_id: str) -> str:
    """A token that opens one file of one piece of evidence for a minute."""
    return str(_serializer(desk).dumps([evidence_id, file_id]))


def hand_out(settings: Settings, token: str) -> Document:
    """The file a token stands for, read through a connection of its own: who asks is no tab of the app."""
    database = Database(settings.database)
    try:
        return redeem(Desk(Store(database), shelf_of(settings)), token)
    finally:
        database.close()


def redeem(desk: Desk, token: str) -> Document:
    """The file a token stands for; `LinkExpired`, `LinkBroken`, or `NotFound` when evidence or file are gone."""
    try:
        evidence_id, file_id = _serializer(desk).loads(token, max_age=LIFETIME)
    except SignatureExpired:
        raise LinkExpired from None
    except (BadData, ValueError, TypeError):
        raise LinkBroken from None
    return file_of(desk, evidence_id, file_id)


def file_of(desk: Desk, evidence_id: str, file_id: str) -> Document:
    """A file of a piece of evidence with its bytes as they came; `NotFound` for one that is not the evidence's own."""
    evidence, file = stored_file(desk, evidence_id, file_id)
    return Document(name=name_of(evidence, file), media_type=file.media_type, content=desk.files.read(file.id))


def stored_file(desk: Desk, evidence_id: str, file_id: str) -> tuple[Evidence, StoredFile]:
    """A piece of evidence and one of its own files."""
    evidence = find_evidence(desk, evidence_id)
    if file_id not in evidence.file_ids:
        raise NotFound("file", file_id[:12])
    with desk.store.reading() as reader:
        return evidence, reader.get(StoredFile, file_id)


def name_of(evidence: Evidence, file: StoredFile) -> str:
    """The name of a file: the one it was brought with here; the ending is always one of its true kind."""
    name = safe_name(evidence.file_name if file.id == evidence.file_id and evidence.file_name else file.name)
    endings = ENDINGS.get(file.media_type, ())
    return name if not endings or split_name(name)[1] in endings else with_ending(name, endings[0], instead=False)


def _serializer(desk: Desk) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        _key(Settings().home), salt="evidence", signer=_Signer, signer_kwargs={"clock": desk.clock}
    )


def _key(home: Path) -> bytes:
    """The secret of this installation, made at first use and kept for its owner's eyes."""
    file = home / _KEY_FILE
    try:
        if not file.exists():
            _make_key(file)
        return file.read_bytes()
    except OSError as error:
        raise KeyNotKept(file, error.strerror or "unknown reason") from error


def _make_key(file: Path) -> None:
    """Write a new key whole or not at all; of two that start at once, the first one's key counts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(secrets.token_bytes(_KEY_BYTES))
    try:
        if not file.exists():
            draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)
