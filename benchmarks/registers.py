"""Registers of 5,000 nonconformities and 15,000 actions against small ones, and a workbook of 50,000 actions: time and memory.

A page is drawn by the real app on a real database, all but the browser; what it reads is timed on its own as well.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from assessment import resources
from assessment.config import Settings
from assessment.domain.action import Action as PlannedAction
from assessment.domain.action import Purpose
from assessment.domain.action_register import ActionChoice
from assessment.domain.actor import Actor
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.engagement import Engagement
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.organization import Organization, Person
from assessment.domain.record import Record
from assessment.domain.register import Shown
from assessment.export.excel import nonconformity_workbook
from assessment.reporting.case_head import Setting
from assessment.reporting.look import Look
from assessment.reporting.nonconformity_report import NonconformityReport
from assessment.reporting.nonconformity_report_of import RegisterContent, nonconformity_report_of
from assessment.services.action_register import read_actions
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import EngagementLine, NewEngagement, start_engagement
from assessment.services.registers import Register, read_course, read_register_page
from benchmarks.measure import Action, Ratio, detail, medians, seconds

MANY, FEW, ACTIONS_EACH = 5_000, 50, 3
PAGE = 50
ROWS, TENTH = 50_000, 5_000
PAGE_LIMIT, READ_LIMIT, LINEAR, MEGABYTES = 2, 8, 12, 100
"""Of a drawn page and of what it reads, a hundred times the records; of ten times the rows; above the start."""
ROUNDS = 7
TIMEOUT = 60
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
BENCH = "Bench"


@dataclass(frozen=True)
class Home:
    """A data folder with one engagement and its register."""

    folder: Path
    desk: Desk
    line: EngagementLine


def measure() -> Iterator[Ratio]:
    """Draw and read the registers; write the workbook of many actions and of a tenth; look at its peak."""
    with tempfile.TemporaryDirectory() as place:
        many, few = (_home(Path(place) / f"{count}", count) for count in (MANY, FEW))
        actions = f"three actions to each of {MANY:,}"
        yield _ratio(
            f"page of {MANY:,} nonconformities",
            PAGE_LIMIT,
            _drawn(many, "nonconformities"),
            _drawn(few, "nonconformities"),
        )
        yield _ratio(f"page of {actions}", PAGE_LIMIT, _drawn(many, "actions"), _drawn(few, "actions"))
        yield _ratio(f"reading {MANY:,} nonconformities", READ_LIMIT, _read(many), _read(few))
        yield _ratio(f"reading {actions}", READ_LIMIT, _actions_read(many), _actions_read(few))
        yield _ratio(f"figures of {MANY:,}", MANY / FEW, _course_read(many), _course_read(few))
    large, small = (seconds(_written(_report(count))) for count in (ROWS, TENTH))
    told = detail({f"{ROWS}": large, f"{TENTH}": small})
    yield Ratio(f"workbook of {ROWS:,} actions / {TENTH:,}", large / small, LINEAR, told)
    peak = _peak(ROWS)
    yield Ratio(f"megabytes above start, workbook of {ROWS:,} actions", peak, MEGABYTES, "in a process of its own")


def _ratio(what: str, limit: float, many: Action, few: Action) -> Ratio:
    found = medians({f"{MANY}": many, f"{FEW}": few}, rounds=ROUNDS)
    return Ratio(f"{what} / {FEW}", found[f"{MANY}"] / found[f"{FEW}"], limit, detail(found))


def _drawn(home: Home, part: str) -> Action:
    """Draw the page once more, as a reload does; the first time it is opened."""
    test = AppTest.from_file(str(resources.app_script()), default_timeout=TIMEOUT)

    def draw() -> None:
        os.environ.update(ISO10002_HOME=str(home.folder), ISO10002_USER=BENCH)
        test.query_params.update(engagement=home.line.id, assessment=home.line.assessment_id, part=part)
        test.switch_page("assessment/ui/pages/nonconformities.py")
        test.run()
        if test.exception or not test.dataframe:
            message = f"The {part} were not drawn: {[found.value for found in (*test.exception, *test.error)]}"
            raise RuntimeError(message)

    return draw


def _read(home: Home) -> Action:
    return lambda: read_register_page(home.desk, home.line.id, Shown.OPEN)


def _actions_read(home: Home) -> Action:
    return lambda: read_actions(home.desk, home.line.id, ActionChoice())


def _course_read(home: Home) -> Action:
    return lambda: read_course(home.desk, home.line.id)


def _written(report: NonconformityReport) -> Action:
    return lambda: nonconformity_workbook(report)


def _nonconformities(count: int, engagement_id: str) -> list[Nonconformity]:
    return [
        Nonconformity(
            id=f"n{number}",
            engagement_id=engagement_id,
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


def _actions(count: int, nonconformities: int, engagement_id: str) -> list[PlannedAction]:
    return [
        PlannedAction(
            id=f"a{number}",
            engagement_id=engagement_id,
            purpose=Purpose.CORRECTIVE,
            text=f"Write down rule {number} and tell everybody who answers letters",
            owner_id="p",
            due=TODAY + timedelta(days=number % 200 - 50),
            nonconformity_id=f"n{number % nonconformities}" if nonconformities else None,
        )
        for number in range(count)
    ]


def _home(folder: Path, count: int) -> Home:
    """A data folder whose register is written straight to the store."""
    settings = Settings(home=folder, user=BENCH)
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name=BENCH), clock=lambda: NOW)
    line = start_engagement(desk, NewEngagement(organization=BENCH, checklist="iso10002-2018", profile="full"))
    causes = [
        CauseAnalysis(
            id=f"c{number}", engagement_id=line.id, nonconformity_id=f"n{number}", cause_code=f"Cause {number % 9}"
        )
        for number in range(0, count, 2)
    ]
    records: list[Record] = [Person(id="p", engagement_id=line.id, name="Grace"), *_nonconformities(count, line.id)]
    records += [*causes, *_actions(count * ACTIONS_EACH, count, line.id)]
    with desk.store.writing(desk.actor, NOW, line.id) as writer:
        for record in records:
            writer.save(record)
    return Home(folder, desk, line)


def _report(count: int) -> NonconformityReport:
    """A register with few nonconformities and many actions."""
    from assessment.domain.nonconformity_rules import NonconformityRules  # noqa: PLC0415 -- the child process needs less
    from assessment.domain.register import figures_of, line_of  # noqa: PLC0415

    engagement = Engagement(id="e", organization_id="o", title=BENCH, created_at=NOW)
    rules, register = NonconformityRules(id="e", engagement_id="e"), _nonconformities(PAGE, "e")
    actions = _actions(count, PAGE, "e")
    found = Register(
        lines=tuple(line_of(one, rules, TODAY) for one in register),
        figures=figures_of(register, (), actions, (), rules=rules, today=TODAY),
        people={"p": Person(id="p", engagement_id="e", name="Grace")},
        actions=tuple(actions),
    )
    content = RegisterContent(found.lines, found.figures, found.actions, people=found.people)
    setting = Setting(Organization(id="o", name=BENCH), engagement, BENCH, Look(), TODAY)
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
