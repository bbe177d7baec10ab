"""The other documents of an assessment: one line each, with a download per format."""

from __future__ import annotations

import functools

import streamlit as st

from assessment.services.documents import Format
from assessment.services.report_kinds import KINDS, ReportName
from assessment.services.reports import MadeReport, make_report, render
from assessment.ui.session import desk
from assessment.wording import say

ICONS = {
    Format.XLSX: ":material/table_view:",
    Format.DOCX: ":material/description:",
    Format.JSON: ":material/data_object:",
}


def other_documents(assessment_id: str) -> None:
    """Action plan, readiness and checklist; each is made when it is asked for."""
    for name, kind in KINDS.items():
        if name is not ReportName.GAP_ANALYSIS and not kind.before_visit:
            made = make_report(desk(), assessment_id, name)
            with st.container(border=True):
                document_line(made, kind.formats)


def document_line(made: MadeReport, formats: tuple[Format, ...]) -> None:
    """What a document is, and a download per format."""
    title = say(KINDS[made.name].title)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{title}**  \n{say(f'reports.about.{made.name.value}')}", width="stretch")
        for form in formats:
            st.download_button(
                say(f"reports.format.{form.value}"),
                data=functools.partial(_bytes, made, form),
                file_name=made.file_name(form),
                key=f"download-{made.name.value}-{form.value}",
                icon=ICONS[form],
                help=say("reports.format.help", title=title),
                on_click="ignore",
            )


def _bytes(made: MadeReport, form: Format) -> bytes:
    return render(made, form).content
