"""A button that makes the gap report on the page in one form, when it is asked for."""

from __future__ import annotations

from assessment.reporting.gap_report import GapReport
from assessment.services.documents import Format
from assessment.services.reports import gap_report_name, render_gap_report
from assessment.ui.components.download_button import download_button
from assessment.ui.components.other_documents import ICONS
from assessment.ui.markdown import escaped
from assessment.wording import say


def report_download(report: GapReport, form: Format, words: str, *, is_main: bool = False) -> None:
    """The download of a report in one form; the main one stands out."""
    download_button(
        words,
        lambda: render_gap_report(report, form).content,
        gap_report_name(report, form),
        icon=":material/download:" if is_main else ICONS[form],
        look="primary" if is_main else "secondary",
        help_words=escaped(say("reports.format.help", title=report.title)),
    )
