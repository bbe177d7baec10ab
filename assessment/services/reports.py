"""Put a report together from an assessment, and turn it into bytes."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from assessment import resources
from assessment.domain.errors import StorageTrouble
from assessment.domain.narrative import NarrativeText, ReportSettings, settings_id
from assessment.domain.record import Value
from assessment.reporting.gap_report import GapReport
from assessment.reporting.gap_report_of import Dress, gap_report_of
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
    return gap_report_of(open_work(desk, assessment_id), dress_of(desk, assessment_id), today=desk.today())


def dress_of(desk: Desk, assessment_id: str) -> Dress:
    """How the reports of an assessment are dressed: settings and edited passages as stored."""
    with desk.store.reading() as reader:
        kept = reader.find(ReportSettings, settings_id(assessment_id))
        edited = {text.passage: text for text in reader.list(NarrativeText, assessment_id=assessment_id) if text.text}
    dress = Dress(author=_author(desk), edited=edited)
    if kept is None:
        return dress
    return dress.changed(
        number=kept.number, reviewer=kept.reviewer, distribution=kept.distribution, sections=kept.sections
    )


def gap_report_name(report: GapReport, form: Format) -> str:
    """The file name of the report."""
    return file_name(report.organization, say("report.gap.file"), report.date.isoformat(), form.value)


def render_gap_report(report: GapReport, form: Format) -> Document:
    """The report as a file; equal reports give equal bytes."""
    if form is Format.JSON:
        content = report.model_dump_json(indent=2).encode()
    else:
        from assessment.export.word import render_template  # noqa: PLC0415 -- the Word library loads when it is used

        content = render_template(_gap_template(), report, title=report.title, author=report.author)
    return Document(name=gap_report_name(report, form), media_type=MEDIA_TYPES[form], content=content)


def check_gap_template() -> None:
    """Refuse with a sentence when the template cannot be used, before anybody waits for a download."""
    from assessment.export.word import TemplateMissing  # noqa: PLC0415

    if not _gap_template().is_file():
        raise TemplateMissing(_gap_template())


def _gap_template() -> Path:
    return resources.templates() / "gap-report.docx"


class NotWritten(StorageTrouble):
    """The file could not be written where it was asked for."""

    def __init__(self, where: Path, reason: str) -> None:
        """Name the place and the reason."""
        super().__init__(
            f"The report could not be written to {where}: {reason}. Choose another place with --out; nothing was left behind."
        )


def write_document(document: Document, where: Path | None = None) -> Path:
    """Write a document whole or not at all; `where` may be a file, a folder, or nothing for the current folder."""
    target = where or Path()
    try:
        target = target / document.name if target.is_dir() else target
    except OSError as error:
        raise NotWritten(target, error.strerror or "unknown reason") from error
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_bytes(document.content)
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise NotWritten(target, error.strerror or "unknown reason") from error
    return target


def file_name(*parts: str) -> str:
    """A file name that every system takes: letters, digits and dashes; the last part is the ending."""
    *stem, ending = parts
    plain = (unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in stem)
    dashed = (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-").lower()[:60] for part in plain)
    return f"{'-'.join(filter(None, dashed))}.{ending}"


def _author(desk: Desk) -> str:
    if desk.person is None:
        return say("report.not_given")
    return (
        say("report.prepared_by", name=desk.person.name, firm=desk.person.firm)
        if desk.person.firm
        else desk.person.name
    )
