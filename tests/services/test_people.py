"""People and places: one name once, marked as left and back, removed only while nothing names them."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.domain.organization import Person, Process, Site
from assessment.domain.record import TextMissing
from assessment.services.actions import ActionChange, change_actions
from assessment.services.answers import Field, name_responsible, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import describe_engagement
from assessment.services.interviews import InterviewPlan, hold_interview, plan_interview
from assessment.services.people import (
    PersonEntry,
    PersonInUse,
    SameName,
    add_person,
    change_person,
    remove_person,
    set_person_left,
)
from assessment.services.places import (
    ProcessEntry,
    SamePlace,
    SiteEntry,
    add_process,
    add_site,
    change_process,
    change_site,
    list_places,
    set_place_left,
)
from assessment.services.work import open_work
from assessment.storage.store import StaleRecord
from tests.services.plans import as_now

pytestmark = pytest.mark.both_databases

GRACE = PersonEntry(name="Grace Hopper", role="Complaints manager", unit="Service")


@pytest.fixture
def engagement(desk: Desk, assessment_id: str) -> str:
    """The engagement of the assessment."""
    return open_work(desk, assessment_id).engagement.id


def people(desk: Desk, assessment_id: str) -> list[str]:
    return [person.name for person in open_work(desk, assessment_id).people.values()]


# People


def test_somebody_is_added_and_changed(desk: Desk, engagement: str, assessment_id: str) -> None:
    person = add_person(desk, engagement, GRACE)
    change_person(desk, person.id, GRACE.changed(unit="Returns", is_assessor=True), seen=person.revision)
    (stored,) = open_work(desk, assessment_id).people.values()
    assert (stored.unit, stored.is_assessor) == ("Returns", True)
    with pytest.raises(StaleRecord):
        change_person(desk, person.id, GRACE, seen=person.revision)
    with pytest.raises(TextMissing):
        GRACE.changed(name=" ")


def test_one_name_stands_for_one_person(desk: Desk, engagement: str) -> None:
    person = add_person(desk, engagement, GRACE)
    with pytest.raises(SameName, match="Change that entry"):
        add_person(desk, engagement, GRACE.changed(name="grace hopper"))
    set_person_left(desk, person.id, left=True, seen=person.revision)
    with pytest.raises(SameName, match="Mark that person as back"):
        add_person(desk, engagement, GRACE)


def test_somebody_leaves_and_comes_back(desk: Desk, engagement: str) -> None:
    person = add_person(desk, engagement, GRACE)
    left = set_person_left(desk, person.id, left=True, seen=person.revision)
    assert left.left
    assert not set_person_left(desk, person.id, left=False, seen=left.revision).left


def test_an_entry_made_by_mistake_is_removed(desk: Desk, engagement: str, assessment_id: str) -> None:
    remove_person(desk, add_person(desk, engagement, GRACE).id)
    assert people(desk, assessment_id) == []
    assert all(chain.intact for chain in desk.store.check_journal())


def test_somebody_who_was_interviewed_is_not_removed(desk: Desk, engagement: str, assessment_id: str) -> None:
    interview = plan_interview(desk, engagement, InterviewPlan(person="Grace Hopper"))
    hold_interview(desk, interview.id, date(2026, 11, 20), seen=interview.revision)
    with pytest.raises(PersonInUse, match=r"there was an interview on 20.Nov.2026.*Mark Grace Hopper as left instead"):
        remove_person(desk, interview.person_id or "")
    assert people(desk, assessment_id) == ["Grace Hopper"]


@pytest.mark.parametrize("use", ["responsible", "owner of an action", "owner of a process"])
def test_somebody_whom_a_record_names_is_not_removed(use: str, desk: Desk, engagement: str, assessment_id: str) -> None:
    person = add_person(desk, engagement, GRACE)
    match use:
        case "responsible":
            name_responsible(desk, assessment_id, "7.2-1", "Grace Hopper")
        case "owner of an action":
            save_answer(desk, assessment_id, "7.2-1", Field.RATING, shown=None, value="not_met")
            change_actions(
                desk, assessment_id, as_now(desk, assessment_id, ["7.2-1"]), ActionChange(owner="Grace Hopper")
            )
        case _:
            add_process(desk, engagement, ProcessEntry(name="Returns", owner="Grace Hopper"))
    with pytest.raises(PersonInUse, match="1 other record names this person"):
        remove_person(desk, person.id)
    with desk.store.reading() as reader:
        assert reader.get(Person, person.id)


# Places


def test_a_site_that_is_added_stands_in_the_description_of_the_engagement(desk: Desk, engagement: str) -> None:
    site = add_site(desk, engagement, SiteEntry(name="Leeds"))
    assert describe_engagement(desk, engagement).sites == ("Leeds",)
    changed = change_site(desk, site.id, SiteEntry(name="Leeds North", note="Since May"), seen=site.revision)
    set_place_left(desk, Site, site.id, left=True, seen=changed.revision)
    assert describe_engagement(desk, engagement).sites == ()
    assert [place.name for place in list_places(desk, Site, engagement)] == ["Leeds North"]


def test_one_name_stands_for_one_place(desk: Desk, engagement: str) -> None:
    add_site(desk, engagement, SiteEntry(name="Leeds"))
    with pytest.raises(SamePlace, match="“Leeds” is on record already"):
        add_site(desk, engagement, SiteEntry(name="leeds"))
    add_process(desk, engagement, ProcessEntry(name="Leeds"))  # a process is no site


def test_a_process_gets_another_owner_or_none(desk: Desk, engagement: str, assessment_id: str) -> None:
    process = add_process(desk, engagement, ProcessEntry(name="Returns", owner="Grace Hopper"))
    assert people(desk, assessment_id) == ["Grace Hopper"]
    changed = change_process(desk, process.id, ProcessEntry(name="Returns"), seen=process.revision)
    assert changed.owner_id is None
    with pytest.raises(StaleRecord):
        set_place_left(desk, Process, process.id, left=True, seen=process.revision)
