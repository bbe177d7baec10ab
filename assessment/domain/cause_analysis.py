"""Why a nonconformity happened: five whys, a fishbone, or words, down to a cause the organization controls."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from assessment.domain.errors import NotAllowed
from assessment.domain.record import LongText, Name, Record, References, ShortText, Value


class CauseMethod(StrEnum):
    """How the cause was looked for."""

    FIVE_WHYS = "five_whys"
    FISHBONE = "fishbone"
    FREE = "free"


class Branch(Value):
    """One bone of the fishbone: a category and the causes named under it."""

    category: Name
    causes: tuple[LongText, ...] = ()


class CauseOpen(NotAllowed):
    """The analysis does not end in a cause yet."""

    def __init__(self, what: str) -> None:
        """Say what is missing."""
        super().__init__(f"The cause analysis is not finished: {what}")


USUAL_BRANCHES = ("People", "Process", "System", "Information", "Environment", "Measurement", "Supplier")
FEWEST_WHYS = 2


class CauseAnalysis(Record):
    """Why it happened: a chain of whys, a fishbone, or free words; done when it ends in a cause the organization controls."""

    table: ClassVar[str] = "cause_analysis"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("nonconformity_id",),)

    engagement_id: Annotated[str, References("engagement")]
    nonconformity_id: Annotated[str, References("nonconformity")]
    method: CauseMethod = CauseMethod.FIVE_WHYS
    whys: tuple[LongText, ...] = ()
    branches: tuple[Branch, ...] = tuple(Branch(category=name) for name in USUAL_BRANCHES)
    narrative: LongText = ""
    root_cause: LongText = ""
    cause_code: ShortText = ""
    is_controlled: bool = False
    done_on: date | None = None
    done_by: ShortText = ""

    @property
    def is_done(self) -> bool:
        """True when it was finished."""
        return self.done_on is not None

    def finished(self, on: date, by: str) -> Self:
        """With the day it was finished; `CauseOpen` says what is missing."""
        if not self.root_cause.strip():
            raise CauseOpen("write down the cause it ends in.")
        if not self.is_controlled:
            raise CauseOpen(
                "the last cause lies outside the organization. Ask why once more, until you reach one it controls."
            )
        if self.method is CauseMethod.FIVE_WHYS and sum(bool(why.strip()) for why in self.whys) < FEWEST_WHYS:
            raise CauseOpen("ask why at least twice.")
        if self.method is CauseMethod.FISHBONE and not any(branch.causes for branch in self.branches):
            raise CauseOpen("name at least one cause on the fishbone.")
        return self.changed(done_on=on, done_by=by)

    def unfinished(self) -> Self:
        """Open for changes again."""
        return self.changed(done_on=None, done_by="")
