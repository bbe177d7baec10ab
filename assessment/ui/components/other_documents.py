"""The other documents of an assessment: one line each, with a download per format."""

from __future__ import annotations

import functools

import streamlit as st

from assessment.domain.work import Work
from assessment.services.documents import Format
from assessment.services.report_kinds import KINDS
from assessment.services.reports import MadeReport, render, reports_beside
from assessment.ui.components.download_button import download_button
from assessment.ui.session import desk
from assessment.wording import say

ICONS = {
    Format.XLSX: ":material/table_view:",
    Format.DOCX: ":material/description:",
    Format.JSON: ":material/data_object:",
}


def other_documents(work: Work) -> None:
    """Action plan, readiness, checklist and evidence; each is made when it is asked for."""
    for made in reports_beside(desk(), work):
        with st.container(border=True):
            document_line(made, KINDS[made.name].formats)


def document_line(made: MadeReport, formats: tuple[Format, ...]) -> None:
    """What a document is, and a download per format."""
    title = say(KINDS[made.name].title)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{title}**  \n{say(f'reports.about.{made.name.value}')}", width="stretch")
        for form in formats:
            download_button(
                say(f"reports.format.{form.value}"),
                functools.partial(_bytes, made, form),
                made.file_name(form),
                key=f"download-{made.name.value}-{form.value}",
                icon=ICONS[form],
                help_words=say("reports.format.help", title=title),
            )


def _bytes(made: MadeReport, form: Format) -> bytes:
    return render(made, form).content
