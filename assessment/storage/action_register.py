"""Queries on the register of actions: counts, the part that is looked at, who owns some, and the picture of the open ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from assessment.domain.action import Action, ActionState
from assessment.domain.action_register import ActionCount, ActionPicture, ActionSpot, ActionsShown
from assessment.domain.checklist import Effort
from assessment.domain.management_review import ManagementReview
from assessment.domain.nonconformity import Nonconformity, NonconformityState
from assessment.domain.nonconformity_file import SETTLED_STATES
from assessment.domain.organization import Person
from assessment.storage.store import Reader
from assessment.storage.tables import table_of

_ACTION, _ABOVE, _REVIEW = (table_of(record) for record in (Action, Nonconformity, ManagementReview))
_SOURCES_NAMED = 5
_DONE, _LATE, _RUNS = "done", "late", "runs"
_PARTS = {
    ActionsShown.OPEN: (_LATE, _RUNS),
    ActionsShown.OVERDUE: (_LATE,),
    ActionsShown.DONE: (_DONE,),
    ActionsShown.ALL: (_DONE, _LATE, _RUNS),
}


@dataclass(frozen=True)
class Wanted:
    """A part of the register; `owner_ids` are those of whom one owns it, None for anybody; `action_id` is one action of the part."""

    engagement_id: str
    shown: ActionsShown
    today: date
    purpose: str | None = None
    nobody: bool = False
    owner_ids: Collection[str] | None = None
    action_id: str | None = None


def count_actions(reader: Reader, wanted: Wanted) -> ActionCount:
    """Count the register of an engagement and the part that is wanted, in one look at it."""
    over = _ACTION.c.verified_on.is_not(None) | _ACTION.c.cancelled_on.is_not(None)
    part = sa.case((over | ~_outside(wanted, SETTLED_STATES), _DONE), (_is_late(wanted), _LATE), else_=_RUNS).label(
        "part"
    )
    nobody = _ACTION.c.owner_id.is_(None).label("nobody")
    is_asked = sa.and_(sa.true(), *_asked(wanted)).label("is_asked")
    query = sa.select(part, nobody, is_asked, sa.func.count().label("count")).where(*_standing(wanted))
    rows = list(reader.connection.execute(query.group_by("part", "nobody", "is_asked")).mappings())
    shown = _PARTS[wanted.shown]
    return ActionCount(
        total=sum(row["count"] for row in rows),
        open=sum(row["count"] for row in rows if row["part"] != _DONE),
        overdue=sum(row["count"] for row in rows if row["part"] == _LATE),
        nobody=sum(row["count"] for row in rows if row["part"] != _DONE and row["nobody"]),
        found=sum(row["count"] for row in rows if row["part"] in shown and row["is_asked"]),
    )


def find_actions(wanted: Wanted, state: ActionState | None = None) -> sa.Select[tuple[str]]:
    """The ids of a part of the register by due date, those without one last; of one state where it is named."""
    query = sa.select(_ACTION.c.id).where(*_conditions(wanted))
    if state:
        query = query.where(_state() == state.value)
    return query.order_by(_ACTION.c.due.nulls_last(), _ACTION.c.id)


def count_by_state(reader: Reader, wanted: Wanted) -> dict[ActionState, int]:
    """How many of a part of the register are in each state; states without any are left out."""
    query = sa.select(_state().label("state"), sa.func.count()).where(*_conditions(wanted)).group_by("state")
    return {ActionState(name): count for name, count in reader.connection.execute(query)}


def owners_of_actions(reader: Reader, engagement_id: str) -> set[str]:
    """The ids of those who own an action of an engagement."""
    person = table_of(Person)
    owns = sa.exists().where(_ACTION.c.owner_id == person.c.id)
    return set(reader.connection.scalars(sa.select(person.c.id).where(person.c.engagement_id == engagement_id, owns)))


def picture_of_actions(reader: Reader, wanted: Wanted) -> ActionPicture:
    """The open ones of a part of the register by impact and effort, each place with its first sources by due date."""
    placed = _ACTION.c.impact.is_not(None) & _ACTION.c.effort.is_not(None)
    running = (*_conditions(wanted), _is_open(wanted))
    by, due = (_ACTION.c.impact, _ACTION.c.effort), sa.func.min(_ACTION.c.due)
    counted = sa.select(*by, _source().label("source"), sa.func.count().label("count"), due.label("due"))
    each = counted.where(*running, placed).group_by(*by, "source").subquery()
    spot = (each.c.impact, each.c.effort)
    place = sa.func.row_number().over(partition_by=spot, order_by=(each.c.due.nulls_last(), each.c.source))
    total = sa.func.sum(each.c.count).over(partition_by=spot)
    ranked = sa.select(each, place.label("place"), total.label("total")).subquery()
    first = sa.select(ranked).where(ranked.c.place <= _SOURCES_NAMED).order_by(*ranked.c["impact", "effort", "place"])
    return ActionPicture(
        spots=_spots(list(reader.connection.execute(first))),
        unplaced=reader.connection.scalar(sa.select(sa.func.count()).where(*running, ~placed)) or 0,
    )


def _spots(rows: list[sa.Row[Any]]) -> tuple[ActionSpot, ...]:
    """One spot for the rows of each impact and effort."""
    sources: dict[tuple[int, str, int], list[str]] = {}
    for row in rows:
        sources.setdefault((row.impact, row.effort, int(row.total)), []).append(row.source)
    return tuple(
        ActionSpot(impact=impact, effort=Effort(effort), count=count, sources=tuple(filter(None, found)))
        for (impact, effort, count), found in sources.items()
    )


def _standing(wanted: Wanted) -> tuple[sa.ColumnElement[bool], ...]:
    """What makes an action of the engagement part of its register: not of a nonconformity that was taken back."""
    return _ACTION.c.engagement_id == wanted.engagement_id, _outside(wanted, {NonconformityState.WITHDRAWN})


def _conditions(wanted: Wanted) -> tuple[sa.ColumnElement[bool], ...]:
    """What makes an action of the engagement one of those that are wanted."""
    shown = {
        ActionsShown.OPEN: (_is_open(wanted),),
        ActionsShown.OVERDUE: (_is_open(wanted), _is_late(wanted)),
        ActionsShown.DONE: (~_is_open(wanted),),
        ActionsShown.ALL: (),
    }
    return *_standing(wanted), *shown[wanted.shown], *_asked(wanted)


def _asked(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """What is asked of an action besides how far it is."""
    asked = [
        _ACTION.c.purpose == wanted.purpose if wanted.purpose else None,
        _ACTION.c.owner_id.is_(None) if wanted.nobody else None,
        _ACTION.c.owner_id.in_(sorted(wanted.owner_ids)) if wanted.owner_ids is not None else None,
        _ACTION.c.id == wanted.action_id if wanted.action_id else None,
    ]
    return [condition for condition in asked if condition is not None]


def _outside(wanted: Wanted, states: Collection[NonconformityState]) -> sa.ColumnElement[bool]:
    """True for what belongs to no nonconformity in one of these states; their ids are read once, not one per action."""
    above = sa.select(_ABOVE.c.id).where(
        _ABOVE.c.engagement_id == wanted.engagement_id, _ABOVE.c.state.in_(sorted(states))
    )
    return _ACTION.c.nonconformity_id.is_(None) | _ACTION.c.nonconformity_id.not_in(above)


def _is_open(wanted: Wanted) -> sa.ColumnElement[bool]:
    """As `ActionLine.is_open` says it: neither over, nor of a nonconformity that is settled."""
    return _outside(wanted, SETTLED_STATES) & _ACTION.c.verified_on.is_(None) & _ACTION.c.cancelled_on.is_(None)


def _is_late(wanted: Wanted) -> sa.ColumnElement[bool]:
    """As `Action.is_overdue` says it of an action that is open."""
    return _ACTION.c.implemented_on.is_(None) & _ACTION.c.due.is_not(None) & (_ACTION.c.due < wanted.today)


def _state() -> sa.ColumnElement[str]:
    """As `Action.state` says it."""
    return sa.case(
        (_ACTION.c.cancelled_on.is_not(None), ActionState.CANCELLED.value),
        (_ACTION.c.verified_on.is_not(None), ActionState.VERIFIED.value),
        (_ACTION.c.implemented_on.is_not(None), ActionState.IMPLEMENTED.value),
        (_ACTION.c.started_on.is_not(None), ActionState.STARTED.value),
        else_=ActionState.PLANNED.value,
    )


def _source() -> sa.ColumnElement[str]:
    """What an action belongs to, as `ActionLine.source` names it."""
    number = sa.select(_ABOVE.c.number).where(_ABOVE.c.id == _ACTION.c.nonconformity_id).scalar_subquery()
    title = sa.select(_REVIEW.c.title).where(_REVIEW.c.id == _ACTION.c.management_review_id).scalar_subquery()
    return sa.case(
        (_ACTION.c.nonconformity_id.is_not(None), number),
        (_ACTION.c.management_review_id.is_not(None), title),
        (_ACTION.c.result_id.is_not(None), _ACTION.c.criterion_id),
        else_="",
    )
