"""What one of many writers does; run as a thread's function, or as a script in a process of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from assessment.domain.actor import Actor
from assessment.domain.organization import Site
from assessment.storage.database import Database
from assessment.storage.store import Store

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def write_sites(store: Store, writer_number: int, saves: int) -> None:
    """Save new sites of engagement e1, one transaction each."""
    actor = Actor(name=f"Writer {writer_number}")
    for number in range(saves):
        site = Site(id=f"s{writer_number}-{number}", engagement_id="e1", name=f"Site {number}", note=actor.name)
        with store.writing(actor, NINE, "e1") as writer:
            writer.save(site)


def in_a_process(url: str, ready: Any, writer_number: int, saves: int) -> None:
    """Wait for the other processes, then write."""
    database = Database(url)
    ready.wait(60)
    write_sites(Store(database), writer_number, saves)
    database.close()


if __name__ == "__main__":
    in_a_process(*ARGUMENTS)  # type: ignore[name-defined]  # noqa: F821 -- given by whoever starts this script
