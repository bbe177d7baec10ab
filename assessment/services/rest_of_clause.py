"""Give all criteria of a page that have no rating yet one rating and one reason, in one go or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.domain.action import ReasonMissing
from assessment.domain.assessment import CriterionResult, result_id
from assessment.domain.checklist import NOT_APPLICABLE
from assessment.domain.errors import Conflict, InvalidInput
from assessment.services.desk import Desk
from assessment.services.work import pinned_checklist, writing_on


class RatedMeanwhile(Conflict):
    """Somebody rated some of the criteria while the rest was being rated."""

    def __init__(self, criterion_ids: Sequence[str]) -> None:
        """Name them."""
        super().__init__(
            f"Rated meanwhile: {', '.join(criterion_ids)}. Nothing was changed. Look at these, then rate the rest again."
        )
        self.criterion_ids = tuple(criterion_ids)


class NoRatingChosen(InvalidInput):
    """The rating to give is missing."""

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__("No rating is chosen. Choose one, and try again.")


def rate_the_rest(
    desk: Desk, assessment_id: str, criterion_ids: Sequence[str], *, rating: str | None, rationale: str
) -> tuple[CriterionResult, ...]:
    """Rate these criteria, all seen without a rating, in one transaction; `RatedMeanwhile` when one has a rating now.

    Words that already stand at a criterion stay, with the common rationale below them.
    """
    if rating is None:
        raise NoRatingChosen
    if rating == NOT_APPLICABLE and not rationale.strip():
        raise ReasonMissing("“Not applicable” for all of them")
    with writing_on(desk, assessment_id) as (writer, assessment):
        checklist = pinned_checklist(writer, assessment)
        criteria = [checklist.criterion(key) for key in criterion_ids]
        stored = {key: writer.find(CriterionResult, result_id(assessment.id, key)) for key in criterion_ids}
        results = [stored[one.id] or CriterionResult.blank(assessment, one) for one in criteria]
        if rated := [result.criterion_id for result in results if result.rating is not None]:
            raise RatedMeanwhile(rated)
        now, by = desk.now(), desk.actor.name
        return tuple(
            writer.save(result.rated(rating, checklist, by=by, at=now).reasoned(_joined(result.rationale, rationale)))
            for result in results
        )


def _joined(before: str, common: str) -> str:
    return "\n\n".join(words for words in (before, common) if words.strip())
