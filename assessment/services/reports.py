"""Put a report together from an assessment, and turn it into bytes."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from assessment import resources
from assessment.domain.record import Value
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import gap_report_of
from assessment.services.desk import Desk
from assessment.services.work import open_work
from assessment.wording import say


class Format(StrEnum):
    """What a report can be turned into."""

    DOCX = "docx"
    JSON = "json"


MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.JSON: "application/json",
}


class Document(Value):
    """A finished file."""

    name: str
    media_type: str
    content: bytes


def gap_report(desk: Desk, assessment_id: str) -> GapReport:
    """The gap report of an assessment as it stands now."""
    return gap_report_of(open_work(desk, assessment_id), author=_author(desk), today=desk.today())


def render_gap_report(report: GapReport, form: Format) -> Document:
    """The report as a file; equal reports give equal bytes."""
    name = file_name(report.organization, say("report.gap.file"), report.date.isoformat(), form.value)
    if form is Format.JSON:
        return Document(name=name, media_type=MEDIA_TYPES[form], content=report.model_dump_json(indent=2).encode())
    from assessment.export.word import render_template  # noqa: PLC0415 -- the Word library loads when it is used

    content = render_template(resources.templates() / "gap-report.docx", report, title=report.title, author=report.author)
    return Document(name=name, media_type=MEDIA_TYPES[form], content=content)


def file_name(*parts: str) -> str:
    """A file name that every system takes: letters, digits and dashes; the last part is the ending."""
    *stem, ending = parts
    plain = (unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in stem)
    dashed = (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-").lower()[:60] for part in plain)
    return f"{'-'.join(filter(None, dashed))}.{ending}"


def _author(desk: Desk) -> str:
    if desk.person is None:
        return say("report.not_given")
    return say("report.prepared_by", name=desk.person.name, firm=desk.person.firm) if desk.person.firm else desk.person.name
