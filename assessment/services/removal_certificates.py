"""The certificate of a removal as a file, in Word or JSON."""

from __future__ import annotations

from assessment.domain.removal import RemovalCertificate
from assessment.reporting.look import look_of
from assessment.reporting.removal_report import removal_report
from assessment.services.desk import Desk
from assessment.services.documents import MEDIA_TYPES, Document, Format, NotOffered, as_json, as_word, file_name
from assessment.services.firm import firm_logo, firm_profile
from assessment.wording import say

FORMATS = (Format.DOCX, Format.JSON)
_TEMPLATE = "removal-certificate"


def certificate_document(desk: Desk, certificate: RemovalCertificate, form: Format) -> Document:
    """The certificate as a file, as the firm's documents look; the same certificate gives the same bytes."""
    look = look_of(firm_profile(desk), firm_logo=firm_logo(desk), client_logo=None)
    report = removal_report(certificate, look)
    if form is Format.JSON:
        content = as_json(report)
    elif form is Format.DOCX:
        content = as_word(report, _TEMPLATE)
    else:
        raise NotOffered(_TEMPLATE, form, FORMATS)
    return Document(name=certificate_name(certificate, form), media_type=MEDIA_TYPES[form], content=content)


def certificate_name(certificate: RemovalCertificate, form: Format) -> str:
    """The file name of a certificate."""
    day = certificate.removed_at.astimezone().date().isoformat()
    return file_name(say("removal.certificate.file"), certificate.id, day, form.value)
