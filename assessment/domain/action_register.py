"""The register of actions as it is looked at: which part of it, how many, and where they stand in the picture."""

from __future__ import annotations

from enum import StrEnum

from assessment.domain.action import Purpose
from assessment.domain.checklist import Effort
from assessment.domain.record import Value


class ActionsShown(StrEnum):
    """Which part of the register of actions is shown."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    ALL = "all"


class ActionChoice(Value):
    """What to show of the register; `owner` is a name, `nobody` those that nobody owns, `mine` the name of who looks."""

    shown: ActionsShown = ActionsShown.OPEN
    purpose: Purpose | None = None
    owner: str = ""
    nobody: bool = False
    mine: str = ""


class ActionCount(Value):
    """The register of actions in a few figures, and how many of it are looked at (`found`)."""

    total: int
    open: int
    overdue: int
    nobody: int
    found: int


class ActionSpot(Value):
    """Open actions of one impact and one effort: how many, and what the first of them come from."""

    impact: int
    effort: Effort
    count: int
    sources: tuple[str, ...]


class ActionPicture(Value):
    """Open actions by impact and effort, and how many lack one of the two."""

    spots: tuple[ActionSpot, ...]
    unplaced: int
