"""Issue a report: number it, keep its bytes under their hash, and hand out the same bytes again later."""

from __future__ import annotations

from assessment.domain.assessment import Assessment
from assessment.domain.narrative import IssuedReport
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.services.desk import Desk
from assessment.services.reports import MEDIA_TYPES, Document, Format, dress_in, file_name, render_gap_report
from assessment.services.work import work_in, writing_on
from assessment.storage.store import Reader
from assessment.wording import say

GAP_REPORT = "gap-analysis"


def issue_gap_report(desk: Desk, assessment_id: str) -> IssuedReport:
    """Make the next issue of the gap report and keep it; what was issued before stays as it was."""
    with desk.store.reading() as reader:
        assessment, issue, report = next_issue(desk, reader, assessment_id)
    kept = kept_issue(desk, assessment, issue, report)
    with writing_on(desk, assessment_id) as (writer, _):
        return writer.save(kept)  # two people at once: the second is told, since the id is taken


def next_issue(desk: Desk, reader: Reader, assessment_id: str) -> tuple[Assessment, int, GapReport]:
    """What the next issue of the gap report says, with its number."""
    assessment = reader.get(Assessment, assessment_id)
    before = reader.list(IssuedReport, order="issue", assessment_id=assessment_id, report=GAP_REPORT)
    issue = before[-1].issue + 1 if before else 1
    dress = dress_in(desk, reader, assessment_id).changed(issue=issue)
    return assessment, issue, gap_report_of(work_in(reader, assessment_id), dress, today=desk.today())


def kept_issue(desk: Desk, assessment: Assessment, issue: int, report: GapReport) -> IssuedReport:
    """An issue whose bytes are kept, ready to be saved."""
    content = render_gap_report(report, Format.DOCX).content
    return IssuedReport(
        id=f"{assessment.id}.{GAP_REPORT}.{issue}",
        engagement_id=assessment.engagement_id,
        assessment_id=assessment.id,
        report=GAP_REPORT,
        issue=issue,
        number=report.number,
        file_name=file_name(report.organization, say("report.gap.file"), report.number, str(issue), Format.DOCX.value),
        sha256=desk.files.keep(content),
        issued_at=desk.now(),
        issued_by=desk.actor.name,
    )


def issued_reports(desk: Desk, assessment_id: str) -> list[IssuedReport]:
    """What was issued of an assessment, the newest first."""
    with desk.store.reading() as reader:
        return reader.list(IssuedReport, order="issue", assessment_id=assessment_id)[::-1]


def issued_document(desk: Desk, issued: IssuedReport) -> Document:
    """The bytes as they were issued; `NotFound` when they are gone or were changed."""
    return Document(name=issued.file_name, media_type=MEDIA_TYPES[Format.DOCX], content=desk.files.read(issued.sha256))
