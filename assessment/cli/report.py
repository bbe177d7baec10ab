"""`report NAME`: write a report to a file; `report schema NAME` prints what its JSON holds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assessment.cli.desk import open_desk
from assessment.services.engagements import newest_assessment
from assessment.services.reports import (
    Format,
    ReportName,
    formats_of,
    make_report,
    render,
    report_schema,
    write_document,
)
from assessment.wording import say


@click.group(help=say("cli.report"))
def report() -> None:
    """Group the reports."""


def _command(name: ReportName, words: str) -> click.Command:
    """The command that writes one report; its usual format is the first it offers."""

    @click.command(name.value, help=words)
    @click.option("--engagement", "engagement_id", required=True, help=say("cli.report.engagement"))
    @click.option(
        "--format",
        "form",
        type=click.Choice([form.value for form in Format]),
        default=formats_of(name)[0].value,
        show_default=True,
        help=say("cli.report.format", formats=", ".join(formats_of(name))),
    )
    @click.option("--out", type=click.Path(path_type=Path), help=say("cli.report.out"))
    def write(engagement_id: str, form: str, out: Path | None) -> None:
        """Write the report of the newest assessment of an engagement."""
        desk = open_desk()
        made = make_report(desk, newest_assessment(desk, engagement_id).id, name)
        click.echo(str(write_document(render(made, Format(form)), out)))

    return write


for _name, _words in (
    (ReportName.GAP_ANALYSIS, say("cli.report.gap_analysis")),
    (ReportName.ACTION_PLAN, say("cli.report.action_plan")),
    (ReportName.READINESS, say("cli.report.readiness")),
    (ReportName.CHECKLIST, say("cli.report.checklist")),
):
    report.add_command(_command(_name, _words))


@report.command("schema", help=say("cli.report.schema"))
@click.argument("name", type=click.Choice([name.value for name in ReportName]))
def schema(name: str) -> None:
    """Print the JSON Schema of a report."""
    click.echo(json.dumps(report_schema(ReportName(name)), ensure_ascii=False, indent=2))
