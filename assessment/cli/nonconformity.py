"""`nonconformity list`: the register of an engagement."""

from __future__ import annotations

import click

from assessment.cli import options
from assessment.cli.desk import open_desk
from assessment.services.nonconformity_documents import register_report
from assessment.wording import say


@click.group(help=say("cli.nonconformity"))
def nonconformity() -> None:
    """Group the verbs."""


@nonconformity.command("list", help=say("cli.nonconformity.list"))
@options.of_engagement
@options.as_json
def list_(engagement_id: str, *, as_json: bool) -> None:
    """Print the headline and one line per nonconformity; as JSON the whole report."""
    report = register_report(open_desk(), engagement_id)
    if as_json:
        click.echo(report.model_dump_json(indent=2))
        return
    click.echo(report.headline)
    for row in report.rows:
        parts = (row.id, row.number, row.grade, row.state, row.due_day, row.lateness, " ".join(row.statement.split()))
        click.echo("  ".join(parts))
