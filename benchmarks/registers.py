"""Registers of 5,000 nonconformities and 15,000 actions against small ones, and a workbook of 50,000 actions: time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from assessment import resources
from assessment.domain.action import Action as PlannedAction
from assessment.domain.action import Purpose
from assessment.domain.action_register import ActionChoice
from assessment.domain.actor import Actor
from assessment.domain.engagement import Engagement
from assessment.domain.nonconformity import CauseAnalysis, Nonconformity
from assessment.domain.organization import Organization, Person
from assessment.domain.record import Record
from assessment.domain.register import Shown
from assessment.export.excel import nonconformity_workbook
from assessment.library.shelf import Shelf
from assessment.reporting.case_head import Setting
from assessment.reporting.look import Look
from assessment.reporting.nonconformity_report import NonconformityReport
from assessment.reporting.nonconformity_report_of import RegisterContent, nonconformity_report_of
from assessment.services.action_register import read_actions
from assessment.services.desk import Desk
from assessment.services.registers import Register, read_course, read_register_page
from assessment.storage.database import Database
from assessment.storage.schema import bring_up_to_date
from assessment.storage.store import Store
from benchmarks.measure import Action, Ratio, detail, medians, seconds

MANY, FEW, ACTIONS_EACH = 5_000, 50, 3
PAGE = 50
ROWS, TENTH = 50_000, 5_000
READ_LIMIT, LINEAR, MEGABYTES = 2, 12, 100
ROUNDS = 3
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ENGAGEMENT = Engagement(id="e", organization_id="o", title="Bench", created_at=NOW)


def measure() -> Iterator[Ratio]:
    """Read the register per nonconformity; write the workbook of many actions and of a tenth; look at its peak."""
    with tempfile.TemporaryDirectory() as place:
        many, few = (_desk(Path(place) / f"{count}.db", count) for count in (MANY, FEW))
        least = _desk(Path(place) / "least.db", -(-PAGE // ACTIONS_EACH))
        register = {f"{count}": _read(desk) for count, desk in ((MANY, many), (FEW, few))}
        actions = {f"{MANY * ACTIONS_EACH}": _actions_read(many), f"{PAGE}": _actions_read(least)}
        for name, reads in (("register", register), ("register of actions", actions)):
            (large, small), found = reads, medians(reads, rounds=ROUNDS)
            yield Ratio(
                f"page of a {name} of {int(large):,} / {small}", found[large] / found[small], READ_LIMIT, detail(found)
            )
        course = {f"{MANY}": lambda: read_course(many, "e"), f"{FEW}": lambda: read_course(few, "e")}
        found = medians(course, rounds=ROUNDS)
        yield Ratio(f"figures of {MANY:,} / {FEW}", found[f"{MANY}"] / found[f"{FEW}"], MANY / FEW, detail(found))
    large, small = (seconds(_written(_report(count))) for count in (ROWS, TENTH))
    told = detail({f"{ROWS}": large, f"{TENTH}": small})
    yield Ratio(f"workbook of {ROWS:,} actions / {TENTH:,}", large / small, LINEAR, told)
    peak = _peak(ROWS)
    yield Ratio(f"megabytes above start, workbook of {ROWS:,} actions", peak, MEGABYTES, "in a process of its own")


def _read(desk: Desk) -> Action:
    return lambda: read_register_page(desk, "e", Shown.OPEN)


def _actions_read(desk: Desk) -> Action:
    return lambda: read_actions(desk, "e", ActionChoice())


def _written(report: NonconformityReport) -> Action:
    return lambda: nonconformity_workbook(report)


def _nonconformities(count: int) -> list[Nonconformity]:
    return [
        Nonconformity(
            id=f"n{number}",
            engagement_id="e",
            number=f"NC-{number:05}",
            grade="minor",
            clause="7.2",
            statement=f"Letter {number} was not answered in time.",
            raised_on=TODAY - timedelta(days=number % 700),
            close_due=TODAY + timedelta(days=number % 90 - 30),
            responsible_id="p",
        )
        for number in range(count)
    ]


def _actions(count: int, nonconformities: int) -> list[PlannedAction]:
    return [
        PlannedAction(
            id=f"a{number}",
            engagement_id="e",
            purpose=Purpose.CORRECTIVE,
            text=f"Write down rule {number} and tell everybody who answers letters",
            owner_id="p",
            due=TODAY + timedelta(days=number % 200 - 50),
            nonconformity_id=f"n{number % nonconformities}" if nonconformities else None,
        )
        for number in range(count)
    ]


def _desk(file: Path, count: int) -> Desk:
    """A register written straight to the store."""
    database = Database(f"sqlite:///{file.as_posix()}")
    bring_up_to_date(database)
    desk = Desk(Store(database), Shelf(resources.checklists()), Actor(name="Bench"), clock=lambda: NOW)
    causes = [
        CauseAnalysis(
            id=f"c{number}", engagement_id="e", nonconformity_id=f"n{number}", cause_code=f"Cause {number % 9}"
        )
        for number in range(0, count, 2)
    ]
    records: list[Record] = [Organization(id="o", name="Bench"), ENGAGEMENT]
    records += [Person(id="p", engagement_id="e", name="Grace"), *_nonconformities(count), *causes]
    with desk.store.writing(desk.actor, NOW, "e") as writer:
        for record in (*records, *_actions(count * ACTIONS_EACH, count)):
            writer.save(record)
    return desk


def _report(count: int) -> NonconformityReport:
    """A register with few nonconformities and many actions."""
    from assessment.domain.nonconformity_rules import NonconformityRules  # noqa: PLC0415 -- the child process needs less
    from assessment.domain.register import figures_of, line_of  # noqa: PLC0415

    rules, register = NonconformityRules(id="e", engagement_id="e"), _nonconformities(PAGE)
    actions = _actions(count, PAGE)
    found = Register(
        lines=tuple(line_of(one, rules, TODAY) for one in register),
        figures=figures_of(register, (), actions, (), rules=rules, today=TODAY),
        people={"p": Person(id="p", engagement_id="e", name="Grace")},
        actions=tuple(actions),
    )
    content = RegisterContent(found.lines, found.figures, found.actions, people=found.people)
    setting = Setting(Organization(id="o", name="Bench"), ENGAGEMENT, "Bench", Look(), TODAY)
    return nonconformity_report_of(setting, content, is_plan=True)


def _peak(count: int) -> float:
    """Megabytes that writing takes at most, in a process that has done nothing else."""
    command = [sys.executable, "-m", "benchmarks.registers", str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _print_peak(count: int) -> None:
    """What writing takes at most: the larger of what Python counts and what the process grew by; read before tracing."""
    report = _report(count)
    nonconformity_workbook(_report(PAGE))
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    nonconformity_workbook(report)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start) / 1_000
    tracemalloc.start()
    nonconformity_workbook(report)
    traced = tracemalloc.get_traced_memory()[1] / 1_000_000
    print(max(traced, grown))


if __name__ == "__main__":
    _print_peak(int(sys.argv[1]))
