"""`remind`: what is due, as text, as a calendar file, or by mail."""

from __future__ import annotations

from pathlib import Path

import click

from assessment.cli.desk import open_desk
from assessment.services.documents import write_document
from assessment.services.installation import read_settings
from assessment.services.reminder_mail import send_digest
from assessment.services.reminders import digest, due_calendar
from assessment.wording import say


@click.command(help=say("cli.remind"))
@click.option("--engagement", "engagement_id", default="", help=say("cli.remind.engagement"))
@click.option("--out", type=click.Path(path_type=Path), help=say("cli.remind.out"))
@click.option("--to", "address", default="", help=say("cli.remind.to"))
@click.option("--dry-run", is_flag=True, help=say("cli.remind.dry_run"))
def remind(engagement_id: str, out: Path | None, address: str, *, dry_run: bool) -> None:
    """Write, send or print what is due; printing is what happens without any option."""
    desk = open_desk()
    told = digest(desk, engagement_id)
    if dry_run or not (out or address):
        click.echo(told.text, nl=False)
        return
    if out:
        file = write_document(due_calendar(desk, engagement_id), out)
        click.echo(say("reminders.written", count=len(told.items), file=file))
    if address:
        send_digest(read_settings(), told, address)
        click.echo(say("reminders.sent", address=address))
