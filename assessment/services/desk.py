"""What every use case needs at hand: the store, the checklists, who acts, and what time it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from assessment import resources
from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.domain.errors import NotAllowed
from assessment.library.shelf import Shelf as Shelf  # noqa: PLC0414 -- front ends name the type from here
from assessment.services.copies import daily_copies
from assessment.services.leftovers import clean_up
from assessment.services.restore import finish_restore
from assessment.storage.database import Database
from assessment.storage.files import FileStore
from assessment.storage.schema import bring_up_to_date
from assessment.storage.store import Store

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


class NobodyIntroduced(NotAllowed):
    """Something is to be written, but nobody has said who writes."""

    def __init__(self) -> None:
        """Say both ways."""
        super().__init__(
            "The journal needs a name for “who did this”. Start the app once and enter your name, "
            "or set ISO10002_USER to your name and run this again."
        )


def _utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """A new identifier: 10 characters that are easy to read aloud and type (about 49 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


@dataclass(frozen=True)
class Desk:
    """Where one person works: passed to every use case."""

    store: Store
    shelf: Shelf
    person: Actor | None = None
    clock: Callable[[], datetime] = field(default=_utc_now)
    new_id: Callable[[], str] = field(default=new_id)
    files_address: str = ""

    @property
    def actor(self) -> Actor:
        """Who acts; `NobodyIntroduced` before anybody said."""
        if self.person is None:
            raise NobodyIntroduced
        return self.person

    @property
    def files(self) -> FileStore:
        """Where files are kept; opened when it is asked for."""
        return FileStore(self.files_address or Settings().files)

    def now(self) -> datetime:
        """This moment in UTC."""
        return self.clock()

    def today(self) -> date:
        """The date where the person sits."""
        return self.clock().astimezone().date()


def open_store(settings: Settings) -> Store:
    """The store of this installation: tables brought up to date, today's copy made, what was left undone finished."""
    finish_restore(settings.home)
    database = Database(settings.database)
    copies = daily_copies(settings, database)
    copies.due()
    bring_up_to_date(database)
    store = Store(database, after_save=copies.due)
    clean_up(store, settings.files)
    return store


def shelf_of(settings: Settings) -> Shelf:
    """The user's own checklists first, then the shipped ones."""
    return Shelf(settings.own_checklists, resources.checklists())
