"""Opening an engagement stores everything in one go, and the list says how far each one is."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from assessment.domain.assessment import Assessment, ChecklistSnapshot
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.errors import NotFound
from assessment.domain.journal import JournalEntry
from assessment.domain.organization import Organization, Site, Size
from assessment.domain.record import Record, TextMissing, UnstorableCharacter
from assessment.library.shelf import Shelf, UnknownChecklist
from assessment.services.answers import Field, save_answer
from assessment.services.assessments import widen
from assessment.services.desk import Desk, NobodyIntroduced
from assessment.services.engagements import (
    NewEngagement,
    NoAssessment,
    change_engagement,
    describe_engagement,
    list_engagements,
    newest_assessment,
    start_engagement,
)
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord
from assessment.storage.tables import RECORDS, table_of

pytestmark = pytest.mark.both_databases

SMALL = Path(__file__).parents[1] / "library" / "small"

NORTHWIND = NewEngagement(
    organization="Northwind",
    sector="Retail",
    size=Size.MEDIUM,
    sites=("Leeds", "York", "", "Leeds"),
    title="First look",
    scope="All shops.",
    exclusions="Employment disputes.",
    complaint_definition="Any expression of dissatisfaction.",
    checklist="small",
    profile="full",
)


def count(desk: Desk, record: type[Record]) -> int:
    with desk.store.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table_of(record))) or 0


def test_everything_that_was_entered_is_stored(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    work = open_work(desk, line.assessment_id)
    assert (work.organization.name, work.organization.sector, work.organization.size) == (
        "Northwind",
        "Retail",
        Size.MEDIUM,
    )
    assert sorted(site.name for site in work.sites) == ["Leeds", "York"]
    engagement = work.engagement
    assert (engagement.id, engagement.title, engagement.scope) == (line.id, "First look", "All shops.")
    assert engagement.exclusions == "Employment disputes."
    assert engagement.complaint_definition == "Any expression of dissatisfaction."
    assert (engagement.created_by, engagement.firm) == ("Ada Lovelace", "Analytical Engines")


def test_the_first_assessment_starts_today_with_the_checklist_as_it_is(desk: Desk, checklist: Checklist) -> None:
    line = start_engagement(desk, NORTHWIND)
    work = open_work(desk, line.assessment_id)
    assert work.assessment.started_on == desk.today() == date(2026, 11, 21)
    assert (work.assessment.title, work.assessment.started_by) == ("Gap analysis 2026", "Ada Lovelace")
    assert work.assessment.snapshot_id == checklist.fingerprint
    assert work.checklist == checklist
    assert work.results == {}


def test_only_the_name_of_the_organization_must_be_given(desk: Desk) -> None:
    line = start_engagement(desk, NewEngagement(organization="Northwind", checklist="small", profile="quick"))
    work = open_work(desk, line.assessment_id)
    assert (line.organization, line.title) == ("Northwind", "Complaints handling 2026")
    assert [criterion.id for criterion in work.checklist.criteria] == ["7.1-1", "7.2-1"]
    assert list(work.sites) == []


def test_the_line_says_what_is_running_and_that_nothing_was_assessed(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    assert (line.checklist, line.profile) == ("Small checklist", "Full")
    assert (line.readiness.score.total, line.readiness.score.assessed) == (6, 0)


def test_each_record_has_its_line_in_the_journal(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    checks = {check.chain: (check.entries, check.intact) for check in desk.store.check_journal()}
    assert checks == {"installation": (2, True), line.id: (4, True)}
    with desk.store.reading() as reader:
        assert {entry.actor for entry in reader.list(JournalEntry)} == {"Ada Lovelace"}


def nothing_is_stored(desk: Desk) -> bool:
    return all(count(desk, record) == 0 for record in RECORDS)


def test_an_unknown_checklist_stores_nothing(desk: Desk) -> None:
    with pytest.raises(UnknownChecklist, match="“iso9001”"):
        start_engagement(desk, NORTHWIND.changed(checklist="iso9001"))
    assert nothing_is_stored(desk)


def test_an_unknown_profile_stores_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound, match="profile “short”"):
        start_engagement(desk, NORTHWIND.changed(profile="short"))
    assert nothing_is_stored(desk)


def test_a_failure_at_the_last_record_stores_nothing(desk: Desk) -> None:
    ids = iter(["e1", "o1", "s1", "s2"])
    with pytest.raises(StopIteration):
        start_engagement(dataclasses.replace(desk, new_id=lambda: next(ids)), NORTHWIND)
    assert nothing_is_stored(desk)


def test_without_a_name_nothing_is_stored_and_the_refusal_says_how_to_give_one(desk: Desk) -> None:
    with pytest.raises(NobodyIntroduced, match="ISO10002_USER"):
        start_engagement(dataclasses.replace(desk, person=None), NORTHWIND)
    assert nothing_is_stored(desk)


def test_an_organization_without_a_name_is_refused() -> None:
    with pytest.raises(TextMissing, match="“Organization” is empty"):
        NewEngagement(organization="  ", checklist="small", profile="full")
    with pytest.raises(UnstorableCharacter, match="“scope”"):
        NORTHWIND.changed(scope="a\x00b")


def test_a_checklist_is_stored_once_however_often_it_is_used(desk: Desk) -> None:
    for name in ("Northwind", "Southwind", "Eastwind"):
        start_engagement(desk, NORTHWIND.changed(organization=name))
    assert count(desk, ChecklistSnapshot) == 1
    assert [count(desk, record) for record in (Organization, Engagement, Assessment, Site)] == [3, 3, 3, 6]


def test_a_list_without_engagements_is_empty(desk: Desk) -> None:
    assert list_engagements(desk) == []


def test_the_engagement_touched_last_stands_first(desk: Desk) -> None:
    north, south, east = (
        start_engagement(desk, NORTHWIND.changed(organization=name)) for name in ("Northwind", "Southwind", "Eastwind")
    )
    assert [line.id for line in list_engagements(desk)] == [east.id, south.id, north.id]
    save_answer(desk, south.assessment_id, "7.1-1", Field.RATING, shown=None, value="met")
    assert [line.organization for line in list_engagements(desk)] == ["Southwind", "Eastwind", "Northwind"]


def test_the_list_shows_the_same_figures_as_the_work(desk: Desk) -> None:
    started = start_engagement(desk, NORTHWIND)
    save_answer(desk, started.assessment_id, "7.2-1", Field.RATING, shown=None, value="partly_met")
    (line,) = list_engagements(desk)
    assert line.readiness == open_work(desk, started.assessment_id).readiness
    assert line.readiness.score.achieved * 2 == 3


def test_an_engagement_works_on_its_newest_assessment(desk: Desk) -> None:
    started = start_engagement(desk, NORTHWIND)
    first = newest_assessment(desk, started.id)
    assert first.id == started.assessment_id
    with desk.store.writing(desk.actor, desk.now(), started.id) as writer:
        second = writer.save(first.changed(id="a2", revision=0, started_on=date(2027, 5, 1)))
    assert newest_assessment(desk, started.id) == second
    assert [line.assessment_id for line in list_engagements(desk)] == ["a2"]


def test_an_engagement_without_an_assessment_is_refused_by_its_title(desk: Desk) -> None:
    with desk.store.writing(desk.actor, desk.now(), "e9") as writer:
        writer.save(Organization(id="o9", name="Westwind"))
        writer.save(Engagement(id="e9", organization_id="o9", title="Empty", created_at=desk.now()))
    with pytest.raises(NoAssessment, match="“Empty” has no assessment yet"):
        newest_assessment(desk, "e9")
    assert list_engagements(desk) == []


def test_a_description_is_read_and_changed(desk: Desk, colleague: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    shown = describe_engagement(desk, line.id)
    assert (shown.organization, shown.size, shown.sites) == ("Northwind", Size.MEDIUM, ("Leeds", "York"))
    wanted = shown.changed(organization="Northwind Ltd", scope="Two shops.", sites=("York", "Bath", ""))
    change_engagement(colleague, line.id, wanted)
    again = describe_engagement(desk, line.id)
    assert (again.organization, again.scope, again.sites) == ("Northwind Ltd", "Two shops.", ("Bath", "York"))
    assert again.title == shown.title
    assert (again.organization_revision, again.engagement_revision) == (2, 2)


def test_a_description_that_is_saved_unchanged_writes_nothing(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    before = count(desk, JournalEntry)
    change_engagement(desk, line.id, describe_engagement(desk, line.id))
    assert count(desk, JournalEntry) == before


def test_a_site_that_goes_is_kept_and_can_come_back(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    with desk.store.reading() as reader:
        (leeds,) = reader.list(Site, name="Leeds")
    for sites in (("York",), ("Leeds", "York")):
        change_engagement(desk, line.id, describe_engagement(desk, line.id).changed(sites=sites))
        assert describe_engagement(desk, line.id).sites == sites
    with desk.store.reading() as reader:
        assert reader.list(Site, name="Leeds") == [leeds.changed(revision=3)]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ({"scope": "Theirs."}, {"scope": "Mine."}),
        ({"scope": "Theirs."}, {"title": "Mine"}),
        ({"organization": "Theirs"}, {"sector": "Mine"}),
        ({"sites": ("Leeds", "York", "Bath")}, {"scope": "Mine."}),
        ({"sites": ("Leeds", "York", "Bath")}, {"sites": ("Leeds",)}),
        ({"scope": "Theirs."}, {"sites": ("Leeds",)}),
        ({"scope": "Theirs."}, {}),
    ],
)
def test_a_stale_description_is_refused_and_undoes_nothing(
    desk: Desk, colleague: Desk, theirs: dict[str, object], mine: dict[str, object]
) -> None:
    line = start_engagement(desk, NORTHWIND)
    shown = describe_engagement(desk, line.id)
    change_engagement(colleague, line.id, shown.changed(**theirs))
    after_theirs = describe_engagement(desk, line.id)
    with pytest.raises(StaleRecord, match="was changed by Charles Babbage"):
        change_engagement(desk, line.id, shown.changed(**mine))
    assert describe_engagement(desk, line.id) == after_theirs


def test_a_wider_profile_keeps_the_answers_given_so_far(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND.changed(profile="quick"))
    save_answer(desk, line.assessment_id, "7.1-1", Field.RATING, shown=None, value="met")
    assert widen(desk, line.assessment_id, "full").profile == "full"
    work = open_work(desk, line.assessment_id)
    assert (len(work.checklist.criteria), work.results["7.1-1"].rating) == (6, "met")


def test_answers_outside_a_narrower_profile_are_kept_and_not_counted(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    save_answer(desk, line.assessment_id, "7.2-2", Field.RATING, shown=None, value="met")
    widen(desk, line.assessment_id, "quick")
    narrow = open_work(desk, line.assessment_id)
    assert (narrow.results, narrow.readiness.score.assessed) == ({}, 0)
    widen(desk, line.assessment_id, "full")
    assert open_work(desk, line.assessment_id).results["7.2-2"].rating == "met"


def test_an_unknown_profile_widens_nothing(desk: Desk) -> None:
    line = start_engagement(desk, NORTHWIND)
    with pytest.raises(NotFound, match="profile “short”"):
        widen(desk, line.assessment_id, "short")
    assert open_work(desk, line.assessment_id).assessment.revision == 1


def test_an_assessment_keeps_the_checklist_it_was_started_with(desk: Desk, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(SMALL, own / "small")
    at_own = dataclasses.replace(desk, shelf=Shelf(own))
    line = start_engagement(at_own, NORTHWIND)
    chapter = own / "small" / "chapter-7.yaml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("title: Receipt", "title: Renamed"), encoding="utf-8")
    later = start_engagement(at_own, NORTHWIND.changed(organization="Southwind"))
    assert open_work(desk, line.assessment_id).checklist.clause("7.2").title == "Receipt"
    assert open_work(desk, later.assessment_id).checklist.clause("7.2").title == "Renamed"
    shutil.rmtree(own)
    assert open_work(desk, line.assessment_id).checklist.clause("7.2").title == "Receipt"
    assert count(desk, ChecklistSnapshot) == 2


@pytest.mark.parametrize("key", ["nowhere", "a\x00b", "\ud800", ""])
def test_an_address_that_leads_nowhere_is_refused(desk: Desk, key: str) -> None:
    with pytest.raises(NotFound, match="There is no assessment"):
        open_work(desk, key)
    with pytest.raises(NotFound):
        newest_assessment(desk, key)
