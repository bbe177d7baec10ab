"""All actions of an engagement as one register, whatever they came from: read them, and move any of them on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum

from assessment.domain.action import Action
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
from assessment.storage.store import Reader, Writer


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


class ActionRegister(Value):
    """The actions of an engagement by due date, those without one last, and everybody who may own one."""

    lines: tuple[ActionLine, ...]
    people: tuple[str, ...]
    evidence: dict[str, str]


class ActionDetails(Value):
    """What is entered about an action besides its words and dates; the owner by name, a new name is a new person."""

    owner: ShortText = ""
    impact: int | None = None
    effort: Effort | None = None
    evidence_ids: tuple[str, ...] = ()


def register_mark(desk: Desk, engagement_id: str) -> str:
    """Something that is another one as soon as anything of the engagement was saved: the head of its journal."""
    with desk.store.reading() as reader:
        return reader.chain_head(engagement_id).hash


def read_actions(desk: Desk, engagement_id: str) -> ActionRegister:
    """Every stored action, cancelled ones too; those of a nonconformity that was taken back are left out."""
    with desk.store.reading() as reader:
        sources = _Sources(reader, engagement_id, desk.today())
        found = [
            sources.line(action)
            for action in reader.list(Action, engagement_id=engagement_id)
            if not sources.is_taken_back(action)
        ]
        return ActionRegister(
            lines=tuple(sorted(found, key=_order)),
            people=tuple(one.name for one in sources.people.values() if not one.left),
            evidence={
                one.id: " ".join(filter(None, (one.number, one.title)))
                for one in reader.list(Evidence, order="collected_at", engagement_id=engagement_id)
                if not one.withdrawn
            },
        )


def actions_of_review(desk: Desk, review_id: str) -> dict[str, ActionLine]:
    """The actions that the decisions of a management review became, by id."""
    with desk.store.reading() as reader:
        review = reader.get(ManagementReview, review_id)
        sources = _Sources(reader, review.engagement_id, desk.today())
        return {one.id: sources.line(one) for one in reader.list(Action, management_review_id=review_id)}


def assessment_of(desk: Desk, action: Action) -> str:
    """The id of the assessment whose gap an action belongs to; `NotFound` when it belongs to none."""
    with desk.store.reading() as reader:
        return reader.get(CriterionResult, action.result_id or "").assessment_id


def take_step(desk: Desk, action_id: str, step: Step, *, seen: int) -> Action:
    """Take one step with any action; what it belongs to follows."""
    with _writing_action(desk, action_id) as (writer, action):
        owner = writer.find(Person, action.owner_id or "")
        moved = stepped(action, step, step.by or desk.actor.name, owner.name if owner else "")
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


class _Sources:
    """What actions belong to and who owns them, read once for all of them."""

    def __init__(self, reader: Reader, engagement_id: str, today: date) -> None:
        """Read the people, numbers and titles of an engagement."""
        self.people = {one.id: one for one in reader.list(Person, order="name", engagement_id=engagement_id)}
        self.register = {one.id: one for one in reader.list(Nonconformity, engagement_id=engagement_id)}
        self.reviews = {one.id: one.title for one in reader.list(ManagementReview, engagement_id=engagement_id)}
        self.today = today

    def line(self, action: Action) -> ActionLine:
        """An action with all that a reader of the register asks."""
        owner = self.people.get(action.owner_id or "")
        origin, source = self._origin(action)
        above = self.register.get(action.nonconformity_id or "")
        runs = above is None or not is_settled(above)
        return ActionLine(
            action=action,
            owner=owner.name if owner else "",
            owner_left=bool(owner and owner.left),
            origin=origin,
            source=source,
            is_open=runs and action.is_open,
            is_overdue=runs and action.is_overdue(self.today),
        )

    def _origin(self, action: Action) -> tuple[Origin, str]:
        if action.nonconformity_id:
            return Origin.NONCONFORMITY, self.register[action.nonconformity_id].number
        if action.management_review_id:
            return Origin.REVIEW, self.reviews[action.management_review_id]
        return (Origin.GAP, action.criterion_id) if action.result_id else (Origin.NOTHING, "")

    def is_taken_back(self, action: Action) -> bool:
        """True when the nonconformity it belongs to was a mistake."""
        above = self.register.get(action.nonconformity_id or "")
        return above is not None and above.withdrawn_on is not None


def _order(line: ActionLine) -> tuple[date, str]:
    return line.action.due or date.max, line.action.id
