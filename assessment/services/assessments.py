"""Change an assessment as a whole, begin the next one, and find those there are."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.domain.assessment import Assessment, ChecklistSnapshot, CriterionResult
from assessment.domain.checklist import Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.errors import NotAllowed
from assessment.domain.record import ShortText, Value
from assessment.services.checklists import loadable_checklists
from assessment.services.desk import Desk
from assessment.services.engagements import NoAssessment, pin_checklist
from assessment.services.work import writing_on
from assessment.storage.listing import assessments_in_order
from assessment.storage.store import Reader
from assessment.wording import say


class NextAssessment(Value):
    """What the next assessment is made on: the newest version of its checklist, or the one pinned last time."""

    title: ShortText = ""
    profile: str | None = None
    same_version: bool = False


class ChecklistChoice(Value):
    """The checklist of last time and the newest one at hand: versions, and the profiles each offers (id → title).

    `newest` is None where the shelf has no other content than what was pinned.
    """

    pinned: str
    pinned_profiles: dict[str, str]
    newest: str | None
    newest_profiles: dict[str, str]
    profile: str


class StillBlank(NotAllowed):
    """The last assessment has nothing in it that another one could be compared with."""

    def __init__(self, title: str) -> None:
        """Name it, and what to do instead."""
        super().__init__(
            f"Nothing is assessed yet in “{title}”, so there is nothing to compare with. Go on with it; "
            "a new assessment begins when this one has results."
        )


def widen(desk: Desk, assessment_id: str, profile: str) -> Assessment:
    """Go on with another profile of the same checklist; answers given so far stay."""
    with writing_on(desk, assessment_id) as (writer, assessment):
        chosen = writer.get(ChecklistSnapshot, assessment.snapshot_id).body.profile(profile)
        return writer.save(assessment.widened(chosen.id))


def list_assessments(desk: Desk, engagement_id: str) -> list[Assessment]:
    """The assessments of an engagement that follow one another, the first one first."""
    with desk.store.reading() as reader:
        return assessments_in_order(reader, engagement_id)


def checklist_choice(desk: Desk, engagement_id: str) -> ChecklistChoice:
    """What the next assessment of an engagement can be made on."""
    with desk.store.reading() as reader:
        last = _last(reader, engagement_id)
        pinned = reader.get(ChecklistSnapshot, last.snapshot_id).body
    newest = _newest_like(desk, pinned)
    is_other = newest is not None and newest.fingerprint != pinned.fingerprint
    return ChecklistChoice(
        pinned=pinned.head.version,
        pinned_profiles=_profiles(pinned),
        newest=newest.head.version if newest and is_other else None,
        newest_profiles=_profiles(newest) if newest and is_other else {},
        profile=last.profile,
    )


def assess_again(desk: Desk, engagement_id: str, wanted: NextAssessment | None = None) -> Assessment:
    """Begin the next assessment of an engagement; ratings are never copied. `StillBlank` when the last one is empty."""
    wanted = wanted or NextAssessment()
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        before = assessments_in_order(writer, engagement_id)
        last = _last(writer, engagement_id)
        if not any(result.rating for result in writer.list(CriterionResult, assessment_id=last.id)):
            raise StillBlank(last.title)
        pinned = writer.get(ChecklistSnapshot, last.snapshot_id).body
        checklist = pinned if wanted.same_version else _newest_like(desk, pinned) or pinned
        return writer.save(
            Assessment(
                id=desk.new_id(),
                engagement_id=engagement_id,
                kind=last.kind,
                title=wanted.title or _title(desk, before),
                snapshot_id=pin_checklist(desk, writer, checklist).id,
                profile=checklist.profile(wanted.profile or last.profile).id,
                started_on=max(desk.today(), last.started_on),  # a clock moved back does not make it the older one
                started_by=desk.actor.name,
                previous_id=last.id,
            )
        )


def proposed_title(desk: Desk, engagement_id: str) -> str:
    """What the next assessment is called unless somebody types another title."""
    return _title(desk, list_assessments(desk, engagement_id))


def _last(reader: Reader, engagement_id: str) -> Assessment:
    engagement = reader.get(Engagement, engagement_id)
    found = assessments_in_order(reader, engagement_id)
    if not found:
        raise NoAssessment(engagement.title)
    return found[-1]


def _title(desk: Desk, before: Sequence[Assessment]) -> str:
    """Named after the year; the second of one year gets a number."""
    title, taken = say("assessment.title.gap_analysis", year=desk.today().year), {one.title for one in before}
    number = 2
    while title in taken:
        title = say("again.title.numbered", year=desk.today().year, number=number)
        number += 1
    return title


def _newest_like(desk: Desk, pinned: Checklist) -> Checklist | None:
    """The usable checklist at hand with the same id; None when there is none any more."""
    return next((one for _, one in loadable_checklists(desk.shelf) if one.head.id == pinned.head.id), None)


def _profiles(checklist: Checklist) -> dict[str, str]:
    return {profile.id: profile.title for profile in checklist.profiles}
