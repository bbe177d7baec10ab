"""Edit the passages and the dress of a report; both are kept when the report is made again."""

from __future__ import annotations

from assessment.domain.assessment import Assessment
from assessment.domain.errors import Conflict
from assessment.domain.narrative import NarrativeText, ReportSettings, narrative_id, settings_id
from assessment.services.desk import Desk
from assessment.services.work import writing_on


class PassageConflict(Conflict):
    """Somebody else edited the same passage; both texts are kept for comparison."""

    def __init__(self, *, mine: str, theirs: str) -> None:
        """Keep both texts."""
        super().__init__(
            "Somebody else changed this passage while you were working on it. Nothing was overwritten: "
            "compare the two below and keep one."
        )
        self.mine, self.theirs = mine, theirs


def edit_passage(desk: Desk, assessment_id: str, passage: str, *, shown: str, text: str, proposed: str) -> None:
    """Keep an edited passage; a text equal to the proposal takes the edit back. `PassageConflict` when it moved on."""
    with writing_on(desk, assessment_id) as (writer, assessment):
        key = narrative_id(assessment_id, passage)
        kept = writer.find(NarrativeText, key)
        stored = kept.text if kept and kept.text else proposed
        if stored == text:
            return
        if stored != shown:
            raise PassageConflict(mine=text, theirs=stored)
        passage_now = kept or NarrativeText(
            id=key, engagement_id=assessment.engagement_id, assessment_id=assessment_id, passage=passage, text=""
        )
        writer.save(passage_now.changed(text="" if text == proposed else text, proposed=proposed))


def save_report_settings(desk: Desk, wanted: ReportSettings) -> ReportSettings:
    """Save number, reviewer, distribution and sections; `StaleRecord` when somebody saved others meanwhile."""
    with desk.store.writing(desk.actor, desk.now(), wanted.engagement_id) as writer:
        return writer.save(wanted)


def report_settings(desk: Desk, assessment_id: str) -> ReportSettings:
    """The settings of an assessment's reports, or the defaults before anybody saved."""
    with desk.store.reading() as reader:
        assessment = reader.get(Assessment, assessment_id)
        key = settings_id(assessment_id)
        return reader.find(ReportSettings, key) or ReportSettings(
            id=key, engagement_id=assessment.engagement_id, assessment_id=assessment_id
        )
