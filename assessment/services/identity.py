"""Who sits at this computer: asked once, kept in the data folder, overridden by `ISO10002_USER`."""

from __future__ import annotations

import json

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.domain.errors import InvalidInput, StorageTrouble
from assessment.services.documents import written_whole

FILE = "identity.json"


class IdentityNotKept(StorageTrouble):
    """The data folder cannot be written."""

    def __init__(self, folder: str, reason: str) -> None:
        """Name the folder and the reason."""
        super().__init__(
            f"Your name could not be kept in {folder} ({reason}). Give your account write access there, "
            "or choose another folder with ISO10002_HOME."
        )


def who_works_here(settings: Settings) -> Actor | None:
    """The person at this computer, or None before the first introduction."""
    kept = _read(settings)
    if settings.user:
        return Actor(name=settings.user, firm=kept.firm if kept else "")
    return kept


def introduce(settings: Settings, name: str, firm: str) -> Actor:
    """Keep name and firm for this computer, whole or not at all."""
    actor = Actor(name=name, firm=firm)
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        with written_whole(settings.home / FILE) as out:
            out.write(actor.model_dump_json().encode())
    except OSError as error:
        raise IdentityNotKept(str(settings.home), error.strerror or "unknown reason") from error
    return actor


def _read(settings: Settings) -> Actor | None:
    try:
        return Actor(**json.loads((settings.home / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, InvalidInput):
        return None
