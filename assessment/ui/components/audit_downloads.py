"""A download of one document of an audit, made when it is asked for."""

from __future__ import annotations

import functools

from assessment.services.audit_documents import MadeDocument, render_audit_document
from assessment.services.documents import Format
from assessment.ui.components.download_button import download_button
from assessment.ui.markdown import escaped
from assessment.wording import say

_ICONS = {
    Format.XLSX: ":material/table_view:",
    Format.DOCX: ":material/description:",
    Format.JSON: ":material/data_object:",
}


def audit_download(made: MadeDocument, form: Format, words: str) -> None:
    """A button with these words that hands out the document in one form."""
    download_button(
        words,
        functools.partial(_bytes, made, form),
        made.file_name(form),
        key=f"download-{made.name.value}-{form.value}",
        icon=_ICONS[form],
        help_words=escaped(say("audit_papers.help", title=made.content.title)),
    )


def _bytes(made: MadeDocument, form: Format) -> bytes:
    return render_audit_document(made, form).content
