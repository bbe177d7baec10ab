"""A store whose reads and writes all join one transaction under way, so that many use cases are kept together or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from assessment.domain.actor import Actor
from assessment.domain.journal import INSTALLATION_CHAIN
from assessment.storage.database import Database
from assessment.storage.store import Reader, Store, Writer


class JoinedStore(Store):
    """What use cases write here is kept when the transaction they join is kept."""

    def __init__(self, database: Database, writer: Writer) -> None:
        """Join the transaction of `writer`."""
        super().__init__(database)
        self._writer = writer

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """The view of the transaction itself."""
        yield self._writer

    @contextmanager
    def writing(self, actor: Actor, now: datetime, chain: str = INSTALLATION_CHAIN) -> Iterator[Writer]:
        """The same transaction, gone on with by `actor` at `now`."""
        writer = self._writer.acting(actor, now)
        writer.claim(chain)
        yield writer
