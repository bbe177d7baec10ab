"""`report NAME`: write a report to a file."""

from __future__ import annotations

from pathlib import Path

import click

from assessment.cli.desk import open_desk
from assessment.services.engagements import newest_assessment
from assessment.services.reports import Format, gap_report, render_gap_report, write_document
from assessment.wording import say


@click.group(help=say("cli.report"))
def report() -> None:
    """Group the reports."""


@report.command("gap-analysis", help=say("cli.report.gap_analysis"))
@click.option("--engagement", "engagement_id", required=True, help=say("cli.report.engagement"))
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default="docx",
    show_default=True,
    help=say("cli.report.format"),
)
@click.option("--out", type=click.Path(path_type=Path), help=say("cli.report.out"))
def gap_analysis(engagement_id: str, form: str, out: Path | None) -> None:
    """Write the gap report of the newest assessment of an engagement."""
    desk = open_desk()
    made = gap_report(desk, newest_assessment(desk, engagement_id).id)
    document = render_gap_report(made, Format(form))
    click.echo(str(write_document(document, out)))
