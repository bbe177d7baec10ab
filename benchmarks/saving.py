"""One answer saved with its journal line, against the same two rows by raw sqlite3 at synchronous=FULL."""

from __future__ import annotations

import itertools
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assessment import resources
from assessment.domain.actor import Actor
from assessment.library.shelf import Shelf
from assessment.services.answers import Field, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import NewEngagement, start_engagement
from assessment.storage.database import Database
from assessment.storage.schema import bring_up_to_date
from assessment.storage.store import Store
from benchmarks.measure import Action, Ratio, detail, medians

LIMIT = 10
ROUNDS = 200


def measure() -> Iterator[Ratio]:
    """Change one rationale again and again, both ways."""
    with tempfile.TemporaryDirectory() as place:
        found = medians({"ours": _ours(Path(place)), "raw": _raw(Path(place))}, rounds=ROUNDS)
    yield Ratio("one save with journal / two raw rows at FULL", found["ours"] / found["raw"], LIMIT, detail(found))


def _ours(place: Path) -> Action:
    database = Database(f"sqlite:///{(place / 'ours.db').as_posix()}")
    bring_up_to_date(database)
    desk = Desk(Store(database), Shelf(resources.checklists()), Actor(name="Bench"))
    line = start_engagement(desk, NewEngagement(organization="Bench", checklist="iso10002-2018", profile="full"))
    texts = itertools.count()
    shown = ""

    def save() -> None:
        nonlocal shown
        text = f"Seen in the register export, {next(texts)}"
        save_answer(desk, line.assessment_id, "7.2-6", Field.RATIONALE, shown=shown, value=text)
        shown = text

    return save


def _raw(place: Path) -> Action:
    connection = sqlite3.connect(place / "raw.db", isolation_level=None)
    for statement in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE result (id TEXT PRIMARY KEY, body TEXT)",
        "CREATE TABLE journal (sequence INTEGER PRIMARY KEY, body TEXT)",
    ):
        connection.execute(statement)
    texts = itertools.count()

    def save() -> None:
        body = json.dumps({"rationale": f"Seen in the register export, {next(texts)}", "rating": None})
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO result VALUES ('1', ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body", (body,)
        )
        connection.execute("INSERT INTO journal (body) VALUES (?)", (body,))
        connection.execute("COMMIT")

    return save
