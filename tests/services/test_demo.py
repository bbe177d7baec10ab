"""The demo is made once, whole or not at all, and holds what a finished and a running engagement hold."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from assessment.domain.action import Action, ActionState, Purpose
from assessment.domain.actor import Actor
from assessment.domain.assessment import CriterionResult, GapSeverity, result_id
from assessment.domain.audit import Audit, AuditState
from assessment.domain.evidence import Evidence
from assessment.domain.fieldwork import FieldNote, Interview, InterviewState
from assessment.domain.finding import Finding, Position
from assessment.domain.gap import gaps_of
from assessment.domain.journal import JournalEntry
from assessment.domain.management_review import ManagementReview, ReviewState
from assessment.domain.narrative import NarrativeText
from assessment.domain.nonconformity import Nonconformity, NonconformityState, Source
from assessment.domain.record import Value
from assessment.domain.register import Shown
from assessment.domain.scoring import Band, BlockerKind
from assessment.domain.work import Work
from assessment.library.shelf import Shelf
from assessment.reporting.gap_report import GapReport
from assessment.services import demo as demos
from assessment.services.audit_closing import audit_problems, still_as_signed
from assessment.services.audit_documents import AuditDocument, make_audit_document
from assessment.services.audit_files import open_audit
from assessment.services.audit_lines import audit_lines
from assessment.services.demo import COMPLETE, IN_PROGRESS, Demo, make_demo
from assessment.services.desk import Desk
from assessment.services.engagements import list_engagements, newest_assessment
from assessment.services.findings import FindingText, check_words
from assessment.services.issues import issued_document, issued_reports
from assessment.services.management_reviews import list_management_reviews, open_management_review
from assessment.services.registers import read_register, read_register_page
from assessment.services.reports import Format, ReportName, gap_report, make_report, render_gap_report
from assessment.services.work import open_work
from assessment.storage.database import Database
from assessment.storage.store import Store
from assessment.storage.tables import RECORDS

TOLD = (CriterionResult, Action, Evidence, NarrativeText, Finding, Nonconformity, ManagementReview, Audit, FieldNote)
"""The records whose texts a story writes."""

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


@pytest.fixture
def again(made: Desk, shelf: Shelf, tmp_path: Path) -> Iterator[Desk]:
    """A desk with a copy of `made`, which may be changed."""
    made.store.database.copy_to(tmp_path / "iso10002.db")
    desk = desk_on(f"sqlite:///{(tmp_path / 'iso10002.db').as_posix()}", shelf, tmp_path)
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


def said(report: Value) -> str:
    """A report without the heads of the journal, whose lines are salted."""
    return re.sub(r"\b[0-9a-f]{16,64}\b", "HEAD", report.model_dump_json())


def story(desk: Desk) -> dict[str, object]:
    """What is stored of each kind, and all that is read of it, from the answers to the reports."""
    with desk.store.reading() as reader:
        stored = {record.table: len(reader.list(record)) for record in RECORDS}
    register = read_register(desk, COMPLETE)
    assessments = [newest_assessment(desk, key).id for key in (COMPLETE, IN_PROGRESS)]
    return {
        "stored": stored,
        "readiness": [open_work(desk, key).readiness for key in assessments],
        "reports": [said(make_report(desk, key, name).content) for key in assessments for name in ReportName],
        "audits": [
            said(make_audit_document(desk, line.audit.id, name).content)
            for line in audit_lines(desk, COMPLETE)
            for name in AuditDocument
        ],
        "register": (register.lines, register.figures),
        "pages of the register": [read_register_page(desk, COMPLETE, shown) for shown in Shown],
        "reviews": list_management_reviews(desk, COMPLETE),
        "engagements": list_engagements(desk),
    }


def entries(desk: Desk) -> list[JournalEntry]:
    """The journal, chain by chain."""
    with desk.store.reading() as reader:
        return sorted(reader.list(JournalEntry), key=lambda entry: (entry.chain, entry.sequence))


def late(actions: Iterable[Action], today: date) -> list[Purpose]:
    """What the overdue actions are for; one action for several gaps counts once."""
    return sorted({action.text: action.purpose for action in actions if action.is_overdue(today)}.values())


def interrupted(*_arguments: object) -> None:
    """Stand in for a step during which somebody pulls the plug."""
    raise KeyboardInterrupt


# Made once


def test_both_engagements_are_listed(made: Desk) -> None:
    lines = {line.id: line for line in list_engagements(made)}
    assert set(lines) == {COMPLETE, IN_PROGRESS} == {"demo-complete", "demo-progress"}
    assert lines[COMPLETE].organization != lines[IN_PROGRESS].organization


def test_a_second_call_writes_nothing_and_gives_the_same_ids(again: Desk) -> None:
    written = len(entries(again))
    assert make_demo(again) == Demo(complete=COMPLETE, in_progress=IN_PROGRESS)
    assert len(entries(again)) == written


def test_from_the_first_answer_to_the_reports_it_is_the_same_on_postgresql(
    made: Desk, postgresql_url: str, shelf: Shelf, tmp_path: Path
) -> None:
    desk = desk_on(postgresql_url, shelf, tmp_path)
    make_demo(desk)
    assert all(check.intact for check in desk.store.check_journal())
    assert desk.store.check_records() == []
    assert story(desk) == story(made)
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
    assert named <= set(complete.evidence)


def test_readiness_is_believable_and_two_blockers_show(complete: Work) -> None:
    percent = complete.readiness.score.percent
    assert percent is not None
    assert 62 <= percent <= 78
    assert complete.readiness.band is Band.PARTLY_READY
    blockers = {blocker.kind: blocker.nonconformities for blocker in complete.readiness.blockers}
    assert set(blockers) == {BlockerKind.OPEN_MAJOR, BlockerKind.NOT_REVIEWED}
    assert len(blockers[BlockerKind.OPEN_MAJOR]) == 1


def test_actions_are_in_every_state_and_one_of_each_purpose_is_overdue(made: Desk, complete: Work) -> None:
    with made.store.reading() as reader:
        actions = reader.list(Action, engagement_id=COMPLETE)
    assert {action.state for action in actions} == set(ActionState)
    assert late(actions, NOW.date()) == [Purpose.CORRECTIVE, Purpose.IMPROVEMENT]
    assert all(action.owner_id in complete.people and action.due for action in actions)


def test_every_action_belongs_to_a_gap_a_nonconformity_or_a_decision(complete: Work) -> None:
    gaps = {gap.action.id for gap in gaps_of(complete)}
    for action in complete.actions.values():
        assert action.id in gaps or action.nonconformity_id or action.management_review_id


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


# What came after it


def test_one_audit_is_signed_as_it_stands_and_one_is_under_way(made: Desk) -> None:
    running, signed = (line.audit for line in audit_lines(made, COMPLETE))
    assert (signed.state, running.state) == (AuditState.SIGNED_OFF, AuditState.IN_PROGRESS)
    assert still_as_signed(made, signed.id)
    assert [remark.code for remark in audit_problems(made, signed.id)] == ["finding-disputed"]


def test_the_signed_audit_holds_what_an_audit_holds(made: Desk) -> None:
    file = open_audit(made, audit_lines(made, COMPLETE)[1].audit.id)
    assert {finding.grade for finding in file.standing_findings} == {
        "major", "minor", "gap", "opportunity", "good-practice",
    }  # fmt: skip
    assert {finding.position for finding in file.standing_findings} == set(Position)
    assert any(finding.withdrawn_on for finding in file.findings)
    assert file.work is not None
    assert all(file.work.result(criterion).evidence_ids for criterion in file.work.checklist.criteria)
    assert file.awareness
    assert file.contacts
    assert file.walk_throughs
    assert file.waivers


def test_the_findings_survive_the_statement_check(made: Desk) -> None:
    file = open_audit(made, audit_lines(made, COMPLETE)[1].audit.id)
    for finding in file.standing_findings:
        text = FindingText(**finding.model_dump(include=set(FindingText.model_fields)))
        assert [remark.code for remark in check_words(file, text)] == [], finding.number


def test_nonconformities_are_in_every_state(made: Desk) -> None:
    register = read_register(made, COMPLETE)
    assert set(register.figures.by_state) == set(NonconformityState)
    assert {line.nonconformity.source for line in register.lines} == set(Source)
    counts = [cause.count for cause in register.figures.causes]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_one_management_review_is_approved_and_one_lies_ahead(made: Desk) -> None:
    ahead, held = list_management_reviews(made, COMPLETE)
    assert (ahead.state, held.state) == (ReviewState.PLANNED, ReviewState.APPROVED)
    assert len(open_management_review(made, held.id)[1]) == 3


def test_talks_and_notes_are_there(made: Desk) -> None:
    with made.store.reading() as reader:
        states = {interview.state for interview in reader.list(Interview, engagement_id=COMPLETE)}
        notes = reader.list(FieldNote, engagement_id=COMPLETE)
    assert states == {InterviewState.HELD, InterviewState.CALLED_OFF}
    assert any(note.criterion_ids for note in notes)
    assert any(not note.criterion_ids for note in notes)


# The running one


def test_three_fifths_are_assessed_and_the_headline_says_so(made: Desk) -> None:
    running = work_of(made, IN_PROGRESS)
    assert 55 < running.readiness.score.coverage < 65
    assert BlockerKind.COVERAGE in {blocker.kind for blocker in running.readiness.blockers}
    assert report_of(made, IN_PROGRESS).headline.startswith("Assessed so far: ")
    assert render_gap_report(report_of(made, IN_PROGRESS), Format.DOCX).content


# Dates


@pytest.mark.parametrize("days", [0, 4, 6, 500])
def test_it_never_looks_old_or_reaches_into_the_future(
    sqlite_url: str, shelf: Shelf, tmp_path: Path, days: int
) -> None:
    """Each number of days leads to another weekday."""
    now = NOW + timedelta(days=days, hours=-15)
    desk = desk_on(sqlite_url, shelf, tmp_path, now)
    make_demo(desk)
    last = max(entry.at for entry in entries(desk))
    assert timedelta(0) <= now - last < timedelta(days=11)
    with desk.store.reading() as reader:
        overdue = late(reader.list(Action), desk.today())
        kettle = reader.get(CriterionResult, result_id(newest_assessment(desk, COMPLETE).id, "5.4.1-7"))
    assert overdue == [Purpose.CORRECTIVE, Purpose.IMPROVEMENT]
    assert "{" not in kettle.rationale
    desk.store.database.close()


def test_no_text_keeps_a_placeholder(made: Desk) -> None:
    with made.store.reading() as reader:
        for record in TOLD:
            bodies = [stored.model_dump_json() for stored in reader.list(record)]
            assert bodies
            assert not [body for body in bodies if "{day" in body or "{month" in body or "~" in body]
