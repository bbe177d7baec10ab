"""Compare an assessment with an earlier one: on screen, as a document, and criterion by criterion on the cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assessment.domain.assessment import Assessment, CriterionResult, result_id
from assessment.domain.checklist import Criterion
from assessment.domain.comparison import is_reworded
from assessment.domain.errors import NotAllowed
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.reporting.comparison_report import ComparisonReport
from assessment.reporting.comparison_report_of import comparison_report_of
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, NotOffered, as_json, as_word, file_name
from assessment.services.reports import dress_of
from assessment.services.work import pinned_checklist, work_in
from assessment.storage.listing import assessments_in_order
from assessment.storage.store import Reader
from assessment.wording import say

FORMATS = (Format.DOCX, Format.JSON)
REPORT = "comparison"


class NothingBefore(NotAllowed):
    """There is no earlier assessment to compare with."""

    def __init__(self, title: str) -> None:
        """Name the only one, and the way to a second."""
        super().__init__(
            f"“{title}” is the first assessment of this engagement, so there is nothing to compare it with. "
            "Open the engagement and choose “Assess again” when the time has come."
        )


@dataclass(frozen=True)
class LastTime:
    """What was found for one criterion in the earlier assessment, in words."""

    rating: str
    assessment: Assessment
    result: CriterionResult
    reworded: bool


def comparison(desk: Desk, assessment_id: str, against: str | None = None) -> ComparisonReport:
    """An assessment against the one before it, or against any earlier one; `NothingBefore` where there is none."""
    with desk.store.reading() as reader:
        works = _history(reader, assessment_id)
    if len(works) == 1:
        raise NothingBefore(works[0].assessment.title)
    then = next((work for work in works[:-1] if work.assessment.id == against), _before(works))
    return comparison_report_of(then, works, dress_of(desk, assessment_id), today=desk.today())


def earlier_assessments(desk: Desk, assessment_id: str) -> list[Assessment]:
    """The assessments of the same engagement before this one, the first one first."""
    with desk.store.reading() as reader:
        return _series(reader, assessment_id)[:-1]


def last_time(desk: Desk, work: Work, criterion: Criterion) -> LastTime | None:
    """What the assessment before said about a criterion; None when it said nothing."""
    if work.assessment.previous_id is None:
        return None
    with desk.store.reading() as reader:
        before = reader.get(Assessment, work.assessment.previous_id)
        result = reader.find(CriterionResult, result_id(before.id, criterion.id))
        checklist = pinned_checklist(reader, before)
    if result is None or result.rating is None or not checklist.has_criterion(criterion.id):
        return None
    return LastTime(phrases.rating(result.rating, checklist), before, result, is_reworded(result, criterion))


def render_comparison(report: ComparisonReport, form: Format) -> Document:
    """A comparison as a file; equal comparisons give equal bytes."""
    if form not in FORMATS:
        raise NotOffered(REPORT, form, FORMATS)
    content = as_json(report) if form is Format.JSON else as_word(report, "comparison-report")
    return Document(name=comparison_name(report, form), media_type=MEDIA_TYPES[form], content=content)


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema of what a comparison holds as JSON."""
    return ComparisonReport.model_json_schema(mode="serialization")


def comparison_name(report: ComparisonReport, form: Format) -> str:
    """The file name of a comparison."""
    return file_name(report.organization, say("comparison.file"), report.date.isoformat(), form.value)


def _history(reader: Reader, assessment_id: str) -> list[Work]:
    return [work_in(reader, assessment.id) for assessment in _series(reader, assessment_id)]


def _series(reader: Reader, assessment_id: str) -> list[Assessment]:
    """The assessments up to and with this one; it alone when it stands apart from the series."""
    chosen = reader.get(Assessment, assessment_id)
    series = assessments_in_order(reader, chosen.engagement_id)
    if chosen not in series:
        return [chosen]
    return series[: series.index(chosen) + 1]


def _before(works: list[Work]) -> Work:
    """The assessment that the last of `works` follows."""
    named = works[-1].assessment.previous_id
    return next((work for work in works[:-1] if work.assessment.id == named), works[-2])
