"""The rating that the linked criteria propose for a principle: read it, and take it over with one click."""

from __future__ import annotations

from assessment.domain.assessment import Assessment, CriterionResult, result_id
from assessment.domain.checklist import Checklist
from assessment.domain.errors import Conflict
from assessment.domain.proposal import Proposal, proposal_for
from assessment.reporting.pace_phrases import reason_of
from assessment.services.answers import AnswerConflict, Field
from assessment.services.desk import Desk
from assessment.services.work import pinned_checklist, writing_on
from assessment.storage.store import Reader


class ProposalMoved(Conflict):
    """A linked criterion was rated anew after the proposal was shown."""

    def __init__(self, criterion_id: str) -> None:
        """Say that there is another one now."""
        super().__init__(
            f"The ratings behind the proposal for {criterion_id} have changed, so nothing was saved. "
            "Look at the proposal as it is now, and decide again."
        )


def read_proposal(desk: Desk, assessment_id: str, criterion_id: str) -> Proposal | None:
    """What is proposed for a criterion now; None when nothing is."""
    with desk.store.reading() as reader:
        assessment = reader.get(Assessment, assessment_id)
        return _proposal(reader, assessment, pinned_checklist(reader, assessment), criterion_id)


def accept_proposal(
    desk: Desk, assessment_id: str, criterion_id: str, proposal: Proposal, *, shown: str | None
) -> CriterionResult:
    """Rate as proposed; an empty rationale says what the rating follows from, words that stand there stay.

    `AnswerConflict` when the rating is no longer the one `shown`, `ProposalMoved` when the proposal is another now.
    """
    with writing_on(desk, assessment_id) as (writer, assessment):
        checklist = pinned_checklist(writer, assessment)
        criterion = checklist.criterion(criterion_id)
        result = writer.find(CriterionResult, result_id(assessment.id, criterion.id))
        result = result or CriterionResult.blank(assessment, criterion)
        if result.rating != shown:
            raise AnswerConflict(Field.RATING, mine=proposal.rating, theirs=result.rating, by=result.assessed_by)
        if _proposal(writer, assessment, checklist, criterion_id) != proposal:
            raise ProposalMoved(criterion_id)
        rated = result.rated(proposal.rating, checklist, by=desk.actor.name, at=desk.now())
        return writer.save(rated if result.rationale.strip() else rated.reasoned(reason_of(proposal, checklist)))


def _proposal(reader: Reader, assessment: Assessment, checklist: Checklist, criterion_id: str) -> Proposal | None:
    criterion = checklist.criterion(criterion_id)
    found = (reader.find(CriterionResult, result_id(assessment.id, key)) for key in criterion.proposed_by)
    return proposal_for(criterion, {result.criterion_id: result for result in found if result}, checklist)
