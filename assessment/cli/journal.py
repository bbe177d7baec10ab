"""`journal verify`: check that nothing was changed behind its back."""

from __future__ import annotations

import click

from assessment.cli.desk import open_desk
from assessment.services.installation import chain_sentence, check_journal, check_records
from assessment.wording import say


@click.group(help=say("cli.journal"))
def journal() -> None:
    """Group the verbs."""


@journal.command("verify", help=say("cli.journal.verify"))
def verify() -> int:
    """Print one line per chain; exit 1 when one is broken."""
    desk = open_desk()
    chains = check_journal(desk)
    for chain in chains:
        if chain.intact:
            click.echo(chain_sentence(chain))
        for problem in chain.problems:
            click.echo(say("settings.journal.broken", chain=chain.chain, problem=problem))
    differences = check_records(desk)
    for difference in differences:
        click.echo(difference)
    return 0 if all(chain.intact for chain in chains) and not differences else 1
