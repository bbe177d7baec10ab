"""The gap report as it will be: passages to edit, number and sections, download as draft, issue, and what was issued."""

import functools

import streamlit as st

from assessment.domain.narrative import IssuedReport
from assessment.services.issues import issue_gap_report, issued_document, issued_reports
from assessment.services.reports import Format, check_gap_template, gap_report_on
from assessment.ui import flash
from assessment.ui.components.before_the_visit import before_the_visit
from assessment.ui.components.download_button import download_button
from assessment.ui.components.opened import opened_work
from assessment.ui.components.other_documents import other_documents
from assessment.ui.components.passages import passage_editor
from assessment.ui.components.report_download import report_download
from assessment.ui.components.report_parts import blockers, closing_lines, gap_list, score_table, strengths
from assessment.ui.components.report_settings import settings_form
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import say
from assessment.wording.figures import day


@flash.acting
def issue(assessment_id: str) -> None:
    """Number the report, keep its bytes, and say so."""
    issued = issue_gap_report(desk(), assessment_id)
    flash.tell(say("reports.issued.done", number=issued.number, issue=issued.issue))


def bytes_of(issued: IssuedReport) -> bytes:
    """The document as it was issued."""
    return issued_document(desk(), issued).content


work = opened_work(say("menu.reports"))
report = gap_report_on(desk(), work)
says = {passage.key: passage for passage in report.passages}

with st.sidebar:
    st.markdown(f"**{escaped(work.organization.name)}**  \n{escaped(work.assessment.title)}")
    chosen = st.radio(
        say("reports.documents"),
        ("report.gap.title", "visit.title", "reports.others"),
        format_func=say,
        key="reports-document",
    )
if chosen == "visit.title":
    st.title(say("visit.title"), anchor=False)
    before_the_visit(work)
    st.stop()
if chosen == "reports.others":
    st.title(say("reports.others"), anchor=False)
    other_documents(work)
    st.stop()
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(report.title, width="stretch", anchor=False)
    check_gap_template()
    with st.container(horizontal=True, width="content"):
        report_download(report, Format.DOCX, say("reports.download.docx"), is_main=True)
        st.button(
            say("reports.issue"),
            icon=":material/verified:",
            help=say("reports.issue.help"),
            on_click=issue,
            args=(work.assessment.id,),
        )
        report_download(report, Format.XLSX, say("reports.format.xlsx"))
        report_download(report, Format.JSON, say("reports.download.json"))
for issued in issued_reports(desk(), work.assessment.id):
    with st.container(horizontal=True, vertical_alignment="center"):
        words = issued.model_dump(include={"number", "issue"}) | {"by": issued.issued_by, "sha": issued.sha256[:12]}
        st.markdown(
            escaped(say("reports.issued", date=day(issued.issued_at.astimezone().date()), **words)), width="content"
        )
        download_button(
            say("reports.issued.download"),
            functools.partial(bytes_of, issued),
            issued.file_name,
            key=f"issued-{issued.id}",
            look="tertiary",
        )
with st.expander(say("reports.settings"), icon=":material/tune:"):
    settings_form(work.assessment.id)
st.caption(say("reports.preview"))
with st.container(border=True):
    st.header(escaped(report.organization), anchor=False)
    st.markdown(report.subtitle)
    st.markdown(f"**{report.headline}**")
    st.markdown(report.explanation)
    for key in ("verdict", "summary", "next_steps"):
        passage_editor(work.assessment.id, says[key])
    strengths(report)
    st.header(say("report.heading.blockers"), anchor=False)
    blockers(report)
    st.header(say("report.heading.results"), anchor=False)
    score_table(report, [row for row in report.rows if row.is_chapter])
    for comment in report.chapter_comments:
        passage_editor(work.assessment.id, says[f"chapter.{comment.number}"])
    st.header(say("report.heading.gaps"), anchor=False)
    gap_list(report)
    st.header(say("report.heading.limits"), anchor=False)
    passage_editor(work.assessment.id, says["limits"])
    closing_lines(report)
