"""`backup` and `restore`: everything of an installation in one file, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from assessment.cli.desk import open_desk
from assessment.services.backup import backup_name, gap_sentences, write_backup
from assessment.services.documents import placed
from assessment.services.installation import read_settings
from assessment.services.restore import Restorable, look_into
from assessment.services.restore import restore as put_back
from assessment.wording import say

_MEGABYTE = 1_000_000


@click.command(help=say("cli.backup"))
@click.option("--out", type=click.Path(path_type=Path), help=say("cli.backup.out"))
def backup(out: Path | None) -> None:
    """Write a backup and say what it holds."""
    desk = open_desk()
    target = placed(out or Path(), backup_name(desk.today()))
    made = write_backup(read_settings(), desk.store.database, target)
    counts = {"files": made.files, "checklists": made.checklists}
    click.echo(say("cli.backup.done", file=made.file, size=f"{max(made.size / _MEGABYTE, 0.1):.1f}", **counts))
    for name in made.damaged:
        click.echo(say("cli.backup.damaged", name=name), err=True)
    for sentence in gap_sentences(made.gaps):
        click.echo(sentence, err=True)


@click.command(help=say("cli.restore"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help=say("cli.restore.yes"))
def restore(file: Path, *, yes: bool) -> None:
    """Put a backup or copy back; without --yes it asks after looking through it."""
    settings = read_settings()
    if not yes:
        click.echo(_told(look_into(settings, file)))
        click.confirm(say("cli.restore.ask", home=settings.home), abort=True)
    aside = put_back(settings, file, datetime.now(UTC))
    click.echo(say("cli.restore.done"))
    if aside:
        click.echo(say("cli.restore.aside", folder=aside))


def _told(found: Restorable) -> str:
    moment = found.last_change or say("restore.empty")
    if found.is_database_only:
        return say("cli.restore.copy", file=found.file, moment=moment)
    return say("cli.restore.backup", file=found.file, moment=moment, files=found.files)
