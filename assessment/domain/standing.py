"""How an engagement stands on a day: what is overdue, what comes next, and whether it went up or down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from assessment.domain.action import Action, ActionState
from assessment.domain.comparison import compare
from assessment.domain.fieldwork import InterviewState
from assessment.domain.gap import gaps_of
from assessment.domain.record import Value
from assessment.domain.work import Work

_UNDONE = frozenset({ActionState.PLANNED, ActionState.STARTED})


class Standing(Value):
    """Overdue actions, the next date (an action due, an interview), and the points won since the last assessment."""

    overdue: int
    next_date: date | None
    gain: Decimal | None


def standing_of(now: Work, before: Work | None, today: date, corrective: Iterable[Action] = ()) -> Standing:
    """How the engagement of `now` stands on `today`, `before` being its last assessment but one.

    `corrective` are the actions of nonconformities that still count.
    """
    actions = (*running_actions(now), *(one for one in corrective if one.state in _UNDONE))
    dates = [*(action.due for action in actions), *_planned_interviews(now)]
    return Standing(
        overdue=sum(action.is_overdue(today) for action in actions),
        next_date=min((day for day in dates if day and day >= today), default=None),
        gain=compare(before, now).gain if before else None,
    )


def _planned_interviews(work: Work) -> Iterable[date | None]:
    return (one.planned_on for one in work.interviews if one.state is InterviewState.PLANNED)


def running_actions(work: Work) -> Iterable[Action]:
    """Actions not done yet: of the open gaps, and of earlier assessments until their criterion is assessed again."""
    own = {gap.action.id: gap for gap in gaps_of(work)}
    for action in work.actions.values():
        if action.state not in _UNDONE:
            continue
        if action.id in own:
            if not own[action.id].is_closed:
                yield action
        elif not _belongs(action, work) and not _is_assessed_again(action, work):
            yield action


def _belongs(action: Action, work: Work) -> bool:
    """True for an action of this very assessment: its criterion has no gap any more."""
    return (action.result_id or "").startswith(f"{work.assessment.id}.")


def _is_assessed_again(action: Action, work: Work) -> bool:
    result = work.results.get(action.criterion_id)
    return result is not None and result.is_assessed
