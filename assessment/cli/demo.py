"""`demo`: two engagements to look at before typing anything."""

from __future__ import annotations

import click

from assessment.cli import options
from assessment.cli.desk import open_desk
from assessment.services.demo import make_demo
from assessment.wording import say


@click.command(help=say("cli.demo"))
@options.as_json
def demo(*, as_json: bool) -> None:
    """Make the demo once and print the ids of its engagements."""
    made = make_demo(open_desk())
    if as_json:
        click.echo(made.model_dump_json(indent=2))
        return
    click.echo(made.complete)
    click.echo(say("cli.demo.report", engagement=made.complete))
    click.echo(say("cli.demo.in_progress", engagement=made.in_progress))
