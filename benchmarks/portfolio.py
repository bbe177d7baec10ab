"""The start page with 1,000 engagements against the same page with 10: what is not shown must cost next to nothing."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assessment import resources
from assessment.domain.actor import Actor
from assessment.domain.assessment import Assessment, CriterionResult
from assessment.domain.engagement import Engagement
from assessment.domain.organization import Organization
from assessment.library.shelf import Shelf
from assessment.services.desk import Desk
from assessment.services.engagements import pin_checklist
from assessment.services.portfolio import portfolio
from assessment.storage.database import Database
from assessment.storage.schema import bring_up_to_date
from assessment.storage.store import Store
from benchmarks.measure import Action, Ratio, detail, medians

MANY, FEW = 1_000, 10
RESULTS = 60
"""Criteria rated in each engagement, a third of a full walk."""
LIMIT = 1.5
ROUNDS = 9
WORDS = "bench 7"


def measure() -> Iterator[Ratio]:
    """Read the first page, and search, with many engagements and with few."""
    with tempfile.TemporaryDirectory() as place:
        many, few = (_desk(Path(place) / f"{count}.db", count) for count in (MANY, FEW))
        found = medians({f"{MANY}": _page(many), f"{FEW}": _page(few), "search": _page(many, WORDS)}, rounds=ROUNDS)
    told = detail(found)
    yield Ratio(f"start page, {MANY:,} engagements / {FEW}", found[f"{MANY}"] / found[f"{FEW}"], LIMIT, told)
    yield Ratio(f"search in {MANY:,} engagements / page of {FEW}", found["search"] / found[f"{FEW}"], LIMIT, told)


def _page(desk: Desk, words: str = "") -> Action:
    return lambda: portfolio(desk, words)


def _desk(file: Path, count: int) -> Desk:
    """Engagements with results, each in a chain of its own, written straight to the store."""
    database = Database(f"sqlite:///{file.as_posix()}")
    bring_up_to_date(database)
    now = datetime(2026, 1, 5, 9, tzinfo=UTC)
    desk = Desk(Store(database), Shelf(resources.checklists()), Actor(name="Bench"), clock=lambda: now)
    checklist = desk.shelf.load("iso10002-2018")
    with desk.store.writing(desk.actor, now) as writer:
        snapshot = pin_checklist(desk, writer, checklist).id
    for number in range(count):
        later = dataclasses.replace(desk, clock=lambda number=number: now + timedelta(minutes=number))
        with later.store.writing(later.actor, later.now(), f"e{number}") as writer:
            writer.save(Organization(id=f"o{number}", name=f"Bench {number}"))
            writer.save(
                Engagement(id=f"e{number}", organization_id=f"o{number}", title="Complaints handling", created_at=now)
            )
            assessment = writer.save(
                Assessment(
                    id=f"a{number}",
                    engagement_id=f"e{number}",
                    title="Gap analysis",
                    snapshot_id=snapshot,
                    profile="full",
                    started_on=now.date(),
                )
            )
            for criterion in checklist.criteria[:RESULTS]:
                rating = checklist.head.scale[1].id
                blank = CriterionResult.blank(assessment, criterion)
                writer.save(blank.rated(rating, checklist, by="Bench", at=now))
    return desk
