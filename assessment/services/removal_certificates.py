"""The certificate of a removal as a file, in Word or JSON."""

from __future__ import annotations

from assessment import resources
from assessment.domain.errors import InvalidInput
from assessment.domain.removal import RemovalCertificate
from assessment.reporting.look import look_of
from assessment.reporting.removal_report import RemovalReport, removal_report
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, file_name
from assessment.services.firm import firm_logo, firm_profile
from assessment.wording import say

FORMATS = (Format.DOCX, Format.JSON)


class NoSuchForm(InvalidInput):
    """A certificate comes as Word or JSON only."""

    def __init__(self, form: str) -> None:
        """Name what there is."""
        super().__init__(f"A certificate of removal cannot be written as {form}. Choose docx or json.")


def certificate_document(desk: Desk, certificate: RemovalCertificate, form: Format) -> Document:
    """The certificate as a file, as the firm's documents look; the same certificate gives the same bytes."""
    look = look_of(firm_profile(desk), firm_logo=firm_logo(desk), client_logo=None)
    report = removal_report(certificate, look)
    if form is Format.JSON:
        content = report.model_dump_json(indent=2).encode()
    elif form is Format.DOCX:
        content = _word(report)
    else:
        raise NoSuchForm(form.value)
    return Document(name=certificate_name(certificate, form), media_type=MEDIA_TYPES[form], content=content)


def certificate_name(certificate: RemovalCertificate, form: Format) -> str:
    """The file name of a certificate."""
    day = certificate.removed_at.astimezone().date().isoformat()
    return file_name(say("removal.certificate.file"), certificate.id, day, form.value)


def _word(report: RemovalReport) -> bytes:
    from assessment.export.word import render_template  # noqa: PLC0415 -- the Word library loads when it is used

    template = resources.templates() / "removal-certificate.docx"
    return render_template(template, report, title=report.title, author=report.author)
