"""`pack build` and `pack verify`: evidence for an outsider in one file, and whether it is as it was made."""

from __future__ import annotations

from pathlib import Path

import click

from assessment.cli.desk import open_desk
from assessment.cli.options import of_engagement
from assessment.domain.evidence_pack import PackChoice
from assessment.services.engagements import newest_assessment
from assessment.services.evidence_packs import build_pack, check_pack
from assessment.wording import say, say_count


@click.group(help=say("cli.pack"))
def pack() -> None:
    """Group the verbs."""


@pack.command("build", help=say("cli.pack.build"))
@of_engagement
@click.option("--confidential", is_flag=True, help=say("cli.pack.confidential"))
@click.option("--personal-data", is_flag=True, help=say("cli.pack.personal_data"))
@click.option("--reports", is_flag=True, help=say("cli.pack.reports"))
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help=say("cli.pack.out"))
def build(engagement_id: str, out: Path, *, confidential: bool, personal_data: bool, reports: bool) -> None:
    """Write the pack and say what it holds."""
    desk = open_desk()
    choice = PackChoice(confidential=confidential, personal_data=personal_data, reports=reports)
    made = build_pack(desk, newest_assessment(desk, engagement_id).id, choice, out)
    click.echo(f"{made.file}\n{made.index.standing}")


@pack.command("verify", help=say("cli.pack.verify"))
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> int:
    """Say whether the pack is whole; exit 1 when a file in it was changed."""
    found = check_pack(file)
    if not found.altered:
        click.echo(say_count("cli.pack.intact", found.files, organization=found.organization, made=found.made))
    for name in found.altered:
        click.echo(say("cli.pack.altered", name=name))
    return 1 if found.altered else 0
