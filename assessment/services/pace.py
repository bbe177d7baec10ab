"""How fast the person at the desk gets on today."""

from __future__ import annotations

from datetime import datetime, time

from assessment.domain.pace import Pace, pace_of
from assessment.domain.work import Work
from assessment.services.desk import Desk


def todays_pace(desk: Desk, work: Work) -> Pace:
    """The pace of this person in one assessment since midnight, where the person sits."""
    midnight = datetime.combine(desk.today(), time()).astimezone()
    return pace_of(work.results.values(), desk.actor.name, since=midnight, left=work.readiness.score.not_assessed)
