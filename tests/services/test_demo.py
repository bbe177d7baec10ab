"""The demo is made once, whole or not at all, and holds what a finished and a running engagement hold."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from assessment.domain.action import Action, ActionState
from assessment.domain.actor import Actor
from assessment.domain.assessment import CriterionResult, GapSeverity, result_id
from assessment.domain.evidence import Evidence
from assessment.domain.gap import gaps_of
from assessment.domain.journal import JournalEntry
from assessment.domain.narrative import NarrativeText
from assessment.domain.scoring import Band, BlockerKind
from assessment.domain.work import Work
from assessment.library.shelf import Shelf
from assessment.reporting.gap_report import GapReport
from assessment.services import demo as demos
from assessment.services.demo import COMPLETE, IN_PROGRESS, Demo, make_demo
from assessment.services.desk import Desk
from assessment.services.engagements import list_engagements, newest_assessment
from assessment.services.issues import issued_document, issued_reports
from assessment.services.reports import Format, gap_report, render_gap_report
from assessment.services.work import open_work
from assessment.storage.database import Database
from assessment.storage.store import Store

NOW = datetime(2026, 11, 18, 15, 20, tzinfo=UTC)
"""A Wednesday."""


def desk_on(url: str, shelf: Shelf, folder: Path, now: datetime = NOW) -> Desk:
    """Ada's desk at one moment."""
    ada = Actor(name="Ada Carter", firm="Carter Ltd")
    return Desk(Store(Database(url)), shelf, ada, clock=lambda: now, files_address=str(folder / "files"))


@pytest.fixture
def fresh(sqlite_url: str, shelf: Shelf, tmp_path: Path) -> Iterator[Desk]:
    """A desk without any engagement."""
    desk = desk_on(sqlite_url, shelf, tmp_path)
    yield desk
    desk.store.database.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path, shelf: Shelf) -> Iterator[Desk]:
    """A desk with the demo, to be looked at and not changed."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "iso10002.db").write_bytes(migrated_file.read_bytes())
    desk = desk_on(f"sqlite:///{(folder / 'iso10002.db').as_posix()}", shelf, folder)
    make_demo(desk)
    yield desk
    desk.store.database.close()


def work_of(desk: Desk, engagement_id: str) -> Work:
    """The assessment of one of the two."""
    return open_work(desk, newest_assessment(desk, engagement_id).id)


@pytest.fixture
def complete(made: Desk) -> Work:
    """The finished assessment."""
    return work_of(made, COMPLETE)


def report_of(desk: Desk, engagement_id: str) -> GapReport:
    """The gap report as it is now."""
    return gap_report(desk, newest_assessment(desk, engagement_id).id)


def entries(desk: Desk) -> list[JournalEntry]:
    """The journal, chain by chain."""
    with desk.store.reading() as reader:
        return sorted(reader.list(JournalEntry), key=lambda entry: (entry.chain, entry.sequence))


def interrupted(*_arguments: object) -> None:
    """Stand in for a step during which somebody pulls the plug."""
    raise KeyboardInterrupt


# Made once


def test_both_engagements_are_listed(made: Desk) -> None:
    lines = {line.id: line for line in list_engagements(made)}
    assert set(lines) == {COMPLETE, IN_PROGRESS} == {"demo-complete", "demo-progress"}
    assert lines[COMPLETE].organization != lines[IN_PROGRESS].organization


def test_a_second_call_writes_nothing_and_gives_the_same_ids(fresh: Desk) -> None:
    first = make_demo(fresh)
    written = len(entries(fresh))
    assert make_demo(fresh) == first == Demo(complete=COMPLETE, in_progress=IN_PROGRESS)
    assert len(entries(fresh)) == written


def test_it_is_made_on_both_databases(database_url: str, shelf: Shelf, tmp_path: Path) -> None:
    desk = desk_on(database_url, shelf, tmp_path)
    make_demo(desk)
    assert all(check.intact for check in desk.store.check_journal())
    desk.store.database.close()


def test_an_interruption_leaves_nothing_and_the_next_call_makes_it_whole(
    fresh: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(demos, "kept_issue", interrupted)
        with pytest.raises(KeyboardInterrupt):
            make_demo(fresh)
    assert list_engagements(fresh) == []
    assert entries(fresh) == []
    make_demo(fresh)
    assert len(list_engagements(fresh)) == 2


def test_an_interruption_between_the_two_keeps_the_first(fresh: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(demos.FILES, IN_PROGRESS, "../missing.yaml")
        with pytest.raises(FileNotFoundError):
            make_demo(fresh)
    assert [line.id for line in list_engagements(fresh)] == [COMPLETE]
    make_demo(fresh)
    assert {line.id for line in list_engagements(fresh)} == {COMPLETE, IN_PROGRESS}


def test_it_needs_no_introduction(fresh: Desk) -> None:
    make_demo(dataclasses.replace(fresh, person=None))
    assert len(list_engagements(fresh)) == 2


# The journal


def test_the_journal_is_intact_and_each_chain_runs_forward(made: Desk) -> None:
    checks = made.store.check_journal()
    assert [check.chain for check in checks] == [COMPLETE, IN_PROGRESS, "installation"]
    assert all(check.intact for check in checks)
    for _, chain in itertools.groupby(entries(made), key=lambda entry: entry.chain):
        moments = [entry.at for entry in chain]
        assert moments == sorted(moments)
        assert moments[-1] <= NOW


def test_the_people_of_the_story_act_and_the_shared_part_is_adas(made: Desk) -> None:
    actors = {
        chain: {entry.actor for entry in entries(made) if entry.chain == chain} for chain in (COMPLETE, "installation")
    }
    assert actors["installation"] == {"Ada Carter"}
    assert {"Ruth Calloway", "Owen Pryce", "Helen Ashdown", "Imran Sadiq"} <= actors[COMPLETE]
    assert "Ada Carter" not in actors[COMPLETE]


# The finished one


def test_every_criterion_is_assessed_with_evidence_and_a_responsible(complete: Work) -> None:
    assert len(complete.results) == 176
    assert all(
        result.is_assessed and result.evidence_ids and result.responsible_id for result in complete.results.values()
    )
    named = {key for result in complete.results.values() for key in result.evidence_ids}
    assert named == set(complete.evidence)


def test_readiness_is_believable_and_one_blocker_shows(complete: Work) -> None:
    percent = complete.readiness.score.percent
    assert percent is not None
    assert 62 <= percent <= 78
    assert complete.readiness.band is Band.PARTLY_READY
    assert [blocker.kind for blocker in complete.readiness.blockers] == [BlockerKind.NO_INTERNAL_AUDIT]


def test_actions_are_in_every_state_and_one_is_overdue(complete: Work) -> None:
    actions = complete.actions.values()
    assert {action.state for action in actions} == set(ActionState)
    late = {action.text for action in actions if action.is_overdue(NOW.date())}
    assert len(late) == 1
    assert all(action.owner_id in complete.people and action.due for action in actions)


def test_every_action_belongs_to_a_gap(complete: Work) -> None:
    assert {action.id for action in complete.actions.values()} <= {gap.action.id for gap in gaps_of(complete)}


def test_closed_gaps_graded_gaps_and_internal_notes_are_there(complete: Work) -> None:
    results = complete.results.values()
    closed = [result for result in results if result.closed_gap]
    assert len(closed) == 3
    assert all(result.closed_gap and result.rationale != result.closed_gap.rationale for result in closed)
    assert complete.results["5.4.1-7"].severity is GapSeverity.HIGH
    assert complete.results["5.4.1-7"].judgement_reason
    assert sum(bool(result.note) for result in results) >= 2
    assert sum(bool(result.strength) for result in results) >= 4


def test_the_report_carries_the_edited_sentences_and_renders(made: Desk) -> None:
    from docx import Document

    report = report_of(made, COMPLETE)
    assert {passage.key for passage in report.passages if passage.is_edited} == {"verdict", "summary", "next_steps"}
    assert report.verdict.startswith("Complaints that Tarnwick Home writes down")
    content = render_gap_report(report, Format.DOCX).content
    words = "\n".join(part.text or "" for part in Document(BytesIO(content)).element.iter() if part.text)
    assert "Tarnwick Home Ltd" in words
    for result in work_of(made, COMPLETE).results.values():
        assert not result.note or result.note not in words


def test_the_report_was_issued_before_the_gaps_were_closed(made: Desk) -> None:
    work = work_of(made, COMPLETE)
    (issued,) = issued_reports(made, work.assessment.id)
    assert (issued.issue, issued.issued_by) == (1, "Ruth Calloway")
    closings = [result.closed_gap.verified_on for result in work.results.values() if result.closed_gap]
    assert issued.issued_at.date() < min(closings)
    assert issued_document(made, issued).content.startswith(b"PK")


# The running one


def test_three_fifths_are_assessed_and_the_headline_says_so(made: Desk) -> None:
    running = work_of(made, IN_PROGRESS)
    assert 55 < running.readiness.score.coverage < 65
    assert BlockerKind.COVERAGE in {blocker.kind for blocker in running.readiness.blockers}
    assert report_of(made, IN_PROGRESS).headline.startswith("Assessed so far: ")
    assert render_gap_report(report_of(made, IN_PROGRESS), Format.DOCX).content


# Dates


@pytest.mark.parametrize("days", [*range(7), 100, 500])
def test_it_never_looks_old_or_reaches_into_the_future(
    sqlite_url: str, shelf: Shelf, tmp_path: Path, days: int
) -> None:
    now = NOW + timedelta(days=days, hours=-15)
    desk = desk_on(sqlite_url, shelf, tmp_path, now)
    make_demo(desk)
    last = max(entry.at for entry in entries(desk))
    assert timedelta(0) <= now - last < timedelta(days=11)
    with desk.store.reading() as reader:
        late = {action.text for action in reader.list(Action) if action.is_overdue(desk.today())}
        kettle = reader.get(CriterionResult, result_id(newest_assessment(desk, COMPLETE).id, "5.4.1-7"))
    assert len(late) == 1
    assert "{" not in kettle.rationale
    desk.store.database.close()


def test_no_text_keeps_a_placeholder(made: Desk) -> None:
    with made.store.reading() as reader:
        for record in (CriterionResult, Action, Evidence, NarrativeText):
            bodies = [stored.model_dump_json() for stored in reader.list(record)]
            assert bodies
            assert not [body for body in bodies if "{day" in body or "{month" in body]
