"""Record an internal audit or management review that was held elsewhere, so that it counts."""

from __future__ import annotations

from datetime import date

from assessment.domain.errors import InvalidInput
from assessment.domain.review import HeldElsewhere, ReviewKind
from assessment.services.desk import Desk


class HeldInTheFuture(InvalidInput):
    """A review cannot be on record before it was held."""

    def __init__(self) -> None:
        """Ask for the day."""
        super().__init__("This date lies in the future. Enter the day on which it was held.")


class HeldByNobody(InvalidInput):
    """A review on record names who held it."""

    def __init__(self) -> None:
        """Ask for the name."""
        super().__init__(
            "It is not said who held it. Enter the person or the firm under “By whom”, and record it again."
        )


def record_held_elsewhere(
    desk: Desk, engagement_id: str, kind: ReviewKind, *, held_on: date, by: str, reference: str
) -> HeldElsewhere:
    """Put an audit or review on record."""
    if held_on > desk.today():
        raise HeldInTheFuture
    if not by.strip():
        raise HeldByNobody
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        return writer.save(
            HeldElsewhere(
                id=desk.new_id(), engagement_id=engagement_id, kind=kind, held_on=held_on, by=by, reference=reference
            )
        )


def withdraw_held_elsewhere(desk: Desk, engagement_id: str, review_id: str) -> None:
    """Take an entry back; it stays in the journal."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        writer.save(writer.get(HeldElsewhere, review_id).changed(withdrawn=True))
