"""The documents about one nonconformity: corrective-action report, and the answer where an outside body waits for one."""

from __future__ import annotations

from functools import partial

from assessment.domain.nonconformity_file import NonconformityFile
from assessment.services.documents import Document, Format
from assessment.services.nonconformity_documents import CASE_FORMATS, CasePaper, case_report, file_of_case, render_case
from assessment.ui.components.paper_lines import in_format, paper_line
from assessment.ui.session import desk
from assessment.wording import say


def nonconformity_documents(file: NonconformityFile) -> None:
    """A line per document."""
    one = file.nonconformity
    _line(one.id, CasePaper.REPORT, say("case_documents.report"), say("case_documents.report.about"))
    if one.outside:
        title = say("case_documents.response", body=one.outside.name)
        _line(one.id, CasePaper.RESPONSE, title, say("case_documents.response.about"))


def _line(nonconformity_id: str, paper: CasePaper, title: str, about: str) -> None:
    downloads = [
        in_format(
            form, file_of_case(desk(), nonconformity_id, paper, form), partial(_made, nonconformity_id, paper, form)
        )
        for form in CASE_FORMATS
    ]
    paper_line(f"paper-{paper.value}-{nonconformity_id}", title, about, downloads)


def _made(nonconformity_id: str, paper: CasePaper, form: Format) -> Document:
    return render_case(case_report(desk(), nonconformity_id, paper), form)
