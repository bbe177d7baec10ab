"""Issue a report: number it, keep its bytes under their hash, and hand out the same bytes again later."""

from __future__ import annotations

from assessment.domain.assessment import Assessment
from assessment.domain.narrative import IssuedReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.services.desk import Desk
from assessment.services.reports import MEDIA_TYPES, Document, Format, dress_of, file_name, render_gap_report
from assessment.services.work import open_work, writing_on
from assessment.wording import say

GAP_REPORT = "gap-analysis"


def issue_gap_report(desk: Desk, assessment_id: str) -> IssuedReport:
    """Make the next issue of the gap report and keep it; what was issued before stays as it was."""
    with desk.store.reading() as reader:
        assessment = reader.get(Assessment, assessment_id)
        before = reader.list(IssuedReport, order="issue", assessment_id=assessment_id, report=GAP_REPORT)
    issue = before[-1].issue + 1 if before else 1
    dress = dress_of(desk, assessment_id).changed(issue=issue)
    report = gap_report_of(open_work(desk, assessment_id), dress, today=desk.today())
    content = render_gap_report(report, Format.DOCX).content
    kept = IssuedReport(
        id=f"{assessment_id}.{GAP_REPORT}.{issue}",
        engagement_id=assessment.engagement_id,
        assessment_id=assessment_id,
        report=GAP_REPORT,
        issue=issue,
        number=report.number,
        file_name=file_name(report.organization, say("report.gap.file"), report.number, str(issue), Format.DOCX.value),
        sha256=desk.files.keep(content),
        issued_at=desk.now(),
        issued_by=desk.actor.name,
    )
    with writing_on(desk, assessment_id) as (writer, _):
        return writer.save(kept)  # two people at once: the second is told, since the id is taken


def issued_reports(desk: Desk, assessment_id: str) -> list[IssuedReport]:
    """What was issued of an assessment, the newest first."""
    with desk.store.reading() as reader:
        return reader.list(IssuedReport, order="issue", assessment_id=assessment_id)[::-1]


def issued_document(desk: Desk, issued: IssuedReport) -> Document:
    """The bytes as they were issued; `NotFound` when they are gone or were changed."""
    return Document(name=issued.file_name, media_type=MEDIA_TYPES[Format.DOCX], content=desk.files.read(issued.sha256))
