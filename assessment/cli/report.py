"""`report NAME`: write a report to a file; `report schema NAME` prints what its JSON holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from assessment.cli.audit_report import COMMANDS as AUDIT_COMMANDS
from assessment.cli.audit_report import SCHEMAS as AUDIT_SCHEMAS
from assessment.cli.case_reports import COMMANDS as CASE_COMMANDS
from assessment.cli.case_reports import SCHEMAS as CASE_SCHEMAS
from assessment.cli.desk import open_desk
from assessment.cli.options import Command, of_engagement, written
from assessment.services.comparisons import FORMATS, REPORT, comparison, comparison_schema, render_comparison
from assessment.services.documents import Format, write_document
from assessment.services.engagements import newest_assessment
from assessment.services.report_kinds import KINDS
from assessment.services.reports import ReportName, formats_of, make_report, render, report_schema
from assessment.wording import say


@click.group(help=say("cli.report"))
def report() -> None:
    """Group the reports."""


def _role_option(name: ReportName) -> Callable[[Command], Command]:
    """The option `--role`, for reports that can be had for one role."""
    if KINDS[name].by_role:
        return click.option("--role", default="", help=say("cli.report.role"))
    return lambda command: command


def _command(name: ReportName, words: str) -> click.Command:
    """The command that writes one report; its usual format is the first it offers."""

    @click.command(name.value, help=words)
    @of_engagement
    @_role_option(name)
    @written(formats_of(name))
    def write(engagement_id: str, form: str, out: Path | None, role: str = "") -> None:
        """Write the report of the newest assessment of an engagement."""
        desk = open_desk()
        made = make_report(desk, newest_assessment(desk, engagement_id).id, name, role=role)
        click.echo(str(write_document(render(made, Format(form)), out)))

    return write


for _name, _words in (
    (ReportName.GAP_ANALYSIS, say("cli.report.gap_analysis")),
    (ReportName.ACTION_PLAN, say("cli.report.action_plan")),
    (ReportName.READINESS, say("cli.report.readiness")),
    (ReportName.CHECKLIST, say("cli.report.checklist")),
    (ReportName.EVIDENCE, say("cli.report.evidence")),
    (ReportName.INFORMATION_REQUEST, say("cli.report.information_request")),
    (ReportName.INTERVIEW_TIMETABLE, say("cli.report.interview_timetable")),
    (ReportName.INTERVIEW_GUIDES, say("cli.report.interview_guides")),
    (ReportName.BRIEFING_SHEETS, say("cli.report.briefing_sheets")),
):
    report.add_command(_command(_name, _words))


for _other_command in (*AUDIT_COMMANDS, *CASE_COMMANDS):
    report.add_command(_other_command)


@report.command(REPORT, help=say("cli.report.comparison"))
@of_engagement
@written(FORMATS)
def comparison_(engagement_id: str, form: str, out: Path | None) -> None:
    """Write the newest assessment of an engagement against the one before it."""
    desk = open_desk()
    found = comparison(desk, newest_assessment(desk, engagement_id).id)
    click.echo(str(write_document(render_comparison(found, Format(form)), out)))


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    **{name.value: partial(report_schema, name) for name in ReportName},
    REPORT: comparison_schema,
    **CASE_SCHEMAS,
    **AUDIT_SCHEMAS,
}


@report.command("schema", help=say("cli.report.schema"))
@click.argument("name", type=click.Choice(list(_SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema of a report."""
    click.echo(json.dumps(_SCHEMAS[name](), ensure_ascii=False, indent=2))
