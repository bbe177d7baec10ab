"""All actions of an engagement as one register, whatever they came from: read them, and move any of them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from enum import StrEnum

from pydantic import Field

from assessment.domain.action import Action, ActionState, Impact
from assessment.domain.action_register import ActionChoice, ActionCount, ActionPicture
from assessment.domain.assessment import CriterionResult
from assessment.domain.checklist import Effort
from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence
from assessment.domain.management_review import ManagementReview
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import is_settled, plan_kept
from assessment.domain.organization import Person
from assessment.domain.record import ShortText, Value
from assessment.services.actions import Step, stepped
from assessment.services.desk import Desk
from assessment.services.nonconformity_files import nonconformity_in, writing_on_running
from assessment.services.people import person_named
from assessment.storage.action_register import (
    Wanted,
    count_actions,
    count_by_state,
    find_actions,
    owners_of_actions,
    picture_of_actions,
)
from assessment.storage.paging import page_of, read_some
from assessment.storage.store import Reader, Writer

ON_A_BOARD = 6
"""Actions of each state that a board shows."""


class Origin(StrEnum):
    """What an action belongs to."""

    GAP = "gap"
    NONCONFORMITY = "nonconformity"
    REVIEW = "review"
    NOTHING = "nothing"


class ActionLine(Value):
    """One action in the register: who owns it (named even after leaving), what it belongs to, and whether it is late.

    What belongs to a closed nonconformity is neither open nor late, unless that was closed on its plan.
    """

    action: Action
    owner: str = ""
    owner_left: bool = False
    origin: Origin = Origin.NOTHING
    source: str = ""
    is_open: bool = True
    is_overdue: bool = False


class ActionPage(Value):
    """One page of a part of the register, the figures of the whole, and everybody who owns an action or may own one.

    As a board it holds the first of each state, and how many there are.
    """

    lines: tuple[ActionLine, ...]
    count: ActionCount
    pages: int = 1
    by_state: dict[ActionState, int] = Field(default_factory=dict)
    people: tuple[str, ...]
    owners: tuple[str, ...]


class ActionDetails(Value):
    """What is entered about an action besides its words and dates; the owner by name, a new name is a new person."""

    owner: ShortText = ""
    impact: Impact | None = None
    effort: Effort | None = None
    evidence_ids: tuple[str, ...] = ()


def read_actions(desk: Desk, engagement_id: str, choice: ActionChoice, *, page: int = 1) -> ActionPage:
    """A page of a part of the register by due date, cancelled ones too; its cost does not grow with the others."""
    with _looking(desk, engagement_id, choice) as (reader, people, wanted):
        count = count_actions(reader, wanted)
        found = page_of(reader, Action, find_actions(wanted), page, total=count.found)
        return ActionPage(
            lines=_lines(reader, people, found.records, desk.today()),
            count=count,
            pages=found.pages,
            **_names(reader, people, engagement_id),
        )


def read_action_board(desk: Desk, engagement_id: str, choice: ActionChoice, *, opened: str | None = None) -> ActionPage:
    """The first actions of each state, how many there are, and the one that is opened, wherever it stands."""
    with _looking(desk, engagement_id, choice) as (reader, people, wanted):
        counts = count_by_state(reader, wanted)
        queries = [find_actions(wanted, state) for state in counts]
        found = [one for query in queries for one in read_some(reader, Action, query, limit=ON_A_BOARD)]
        if opened and all(one.id != opened for one in found):
            found += read_some(reader, Action, find_actions(replace(wanted, action_id=opened)), limit=1)
        return ActionPage(
            lines=_lines(reader, people, found, desk.today()),
            count=count_actions(reader, wanted),
            by_state=counts,
            **_names(reader, people, engagement_id),
        )


def action_picture(desk: Desk, engagement_id: str, choice: ActionChoice) -> ActionPicture:
    """The open actions of a part of the register by impact and effort."""
    with _looking(desk, engagement_id, choice) as (reader, _people, wanted):
        return picture_of_actions(reader, wanted)


def evidence_to_name(desk: Desk, engagement_id: str) -> dict[str, str]:
    """The evidence that can be named for an action, by id."""
    with desk.store.reading() as reader:
        return {
            one.id: " ".join(filter(None, (one.number, one.title)))
            for one in reader.list(Evidence, order="collected_at", engagement_id=engagement_id)
            if not one.withdrawn
        }


def actions_of_review(desk: Desk, review_id: str) -> dict[str, ActionLine]:
    """The actions that the decisions of a management review became, by id."""
    with desk.store.reading() as reader:
        review = reader.get(ManagementReview, review_id)
        found = reader.list(Action, management_review_id=review_id)
        lines = _lines(reader, _people_in(reader, review.engagement_id), found, desk.today())
        return {line.action.id: line for line in lines}


def assessment_of(desk: Desk, action: Action) -> str:
    """The id of the assessment whose gap an action belongs to; `NotFound` when it belongs to none."""
    with desk.store.reading() as reader:
        return reader.get(CriterionResult, action.result_id or "").assessment_id


def take_step(desk: Desk, action_id: str, step: Step, *, seen: int) -> Action:
    """Take one step with any action; what it belongs to follows."""
    with _writing_action(desk, action_id) as (writer, action):
        owner = writer.find(Person, action.owner_id or "")
        moved = stepped(action, step, step.by or desk.actor.name, owner.name if owner else "", desk.today())
        if action.nonconformity_id:
            plan_kept(nonconformity_in(writer, action.nonconformity_id), moved)
        return writer.save(moved, seen=seen)


def log_progress(desk: Desk, action_id: str, text: str, *, seen: int) -> Action:
    """Add a line to the log of an action."""
    with _writing_action(desk, action_id) as (writer, action):
        return writer.save(action.progressed(text, on=desk.today(), by=desk.actor.name), seen=seen)


def postpone_action(desk: Desk, action_id: str, due: date | None, reason: str, *, seen: int) -> Action:
    """Move the due date of an action, with the reason."""
    with _writing_action(desk, action_id) as (writer, action):
        if due and action.nonconformity_id:
            writer.get(Nonconformity, action.nonconformity_id).not_before_raised(due)
        return writer.save(action.postponed(due, reason, on=desk.today(), by=desk.actor.name), seen=seen)


def describe_action(desk: Desk, action_id: str, details: ActionDetails, *, seen: int) -> Action:
    """Save owner, impact, effort and evidence of any action; `StaleRecord` when somebody changed it meanwhile."""
    with _writing_action(desk, action_id) as (writer, action):
        for key in details.evidence_ids:
            if (found := writer.find(Evidence, key)) is None or found.engagement_id != action.engagement_id:
                raise NotFound("evidence", key)
        owner = person_named(desk, writer, action.engagement_id, details.owner) if details.owner else None
        plain = details.model_dump(exclude={"owner"})
        return writer.save(action.changed(**plain, owner_id=owner.id if owner else None), seen=seen)


@contextmanager
def _writing_action(desk: Desk, action_id: str) -> Iterator[tuple[Writer, Action]]:
    """One write transaction around an action; that of a closed nonconformity stays, unless it was closed on its plan."""
    with desk.store.reading() as reader:
        action = reader.get(Action, action_id)
    if action.nonconformity_id is None:
        with desk.store.writing(desk.actor, desk.now(), action.engagement_id) as writer:
            yield writer, writer.get(Action, action_id)
        return
    with writing_on_running(desk, action.nonconformity_id) as (writer, _file):
        yield writer, writer.get(Action, action_id)


@contextmanager
def _looking(
    desk: Desk, engagement_id: str, choice: ActionChoice
) -> Iterator[tuple[Reader, dict[str, Person], Wanted]]:
    """One view of the register: the people, and what the choice asks for; a name stands for everybody who bears it."""
    with desk.store.reading() as reader:
        people = _people_in(reader, engagement_id)
        owners: set[str] | None = None
        if choice.owner:
            owners = {one.id for one in people.values() if one.name == choice.owner}
        if choice.mine:
            mine = {one.id for one in people.values() if one.name.casefold() == choice.mine.casefold()}
            owners = mine if owners is None else owners & mine
        purpose = choice.purpose.value if choice.purpose else None
        yield reader, people, Wanted(engagement_id, choice.shown, desk.today(), purpose, choice.nobody, owners)


def _people_in(reader: Reader, engagement_id: str) -> dict[str, Person]:
    return {one.id: one for one in reader.list(Person, order="name", engagement_id=engagement_id)}


def _names(reader: Reader, people: dict[str, Person], engagement_id: str) -> dict[str, tuple[str, ...]]:
    """Who may own an action, and who owns one."""
    owners = owners_of_actions(reader, engagement_id)
    return {
        "people": tuple(one.name for one in people.values() if not one.left),
        "owners": tuple(dict.fromkeys(one.name for key, one in people.items() if key in owners)),
    }


def _lines(reader: Reader, people: dict[str, Person], actions: Sequence[Action], today: date) -> tuple[ActionLine, ...]:
    """Actions with all that a reader of the register asks; what they belong to is read for these only."""
    above = reader.some(Nonconformity, (one.nonconformity_id for one in actions if one.nonconformity_id))
    reviews = reader.some(ManagementReview, (one.management_review_id for one in actions if one.management_review_id))
    found = []
    for action in actions:
        owner, parent = people.get(action.owner_id or ""), above.get(action.nonconformity_id or "")
        origin, source = _origin(action, parent, reviews)
        runs = parent is None or not is_settled(parent)
        line = ActionLine(
            action=action,
            owner=owner.name if owner else "",
            owner_left=bool(owner and owner.left),
            origin=origin,
            source=source,
            is_open=runs and action.is_open,
            is_overdue=runs and action.is_overdue(today),
        )
        found.append(line)
    return tuple(found)


def _origin(action: Action, parent: Nonconformity | None, reviews: dict[str, ManagementReview]) -> tuple[Origin, str]:
    if parent:
        return Origin.NONCONFORMITY, parent.number
    if action.management_review_id:
        return Origin.REVIEW, reviews[action.management_review_id].title
    return (Origin.GAP, action.criterion_id) if action.result_id else (Origin.NOTHING, "")
