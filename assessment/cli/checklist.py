"""`checklist list|show|schema|lock|check`: the checklists at hand, their criteria, the form of their files, and their problems."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assessment.cli.desk import shelf
from assessment.domain.remark import has_errors
from assessment.services.checklists import (
    SCHEMAS,
    check_checklists,
    find_criteria,
    lock_checklists,
    schema_of,
    shelf_lines,
)
from assessment.wording import say, say_count


@click.group(help=say("cli.checklist"))
def checklist() -> None:
    """Group the verbs."""


@checklist.command("list", help=say("cli.checklist.list"))
def list_() -> None:
    """Print one line per checklist."""
    for line in shelf_lines(shelf()):
        click.echo(say("cli.checklist.line", **line.model_dump(include={"name", "version", "title", "criteria"})))
        if line.trouble:
            click.echo(f"  {line.trouble}")


@checklist.command("show", help=say("cli.checklist.show"))
@click.argument("name")
@click.argument("words", nargs=-1)
def show(name: str, words: tuple[str, ...]) -> None:
    """Print the criteria found, each with its question and first step."""
    found = find_criteria(shelf().load(name), " ".join(words))
    if not found:
        click.echo(say("checklists.nothing"))
    for criterion in found:
        click.echo(f"{criterion.id}  {criterion.statement}")
        click.echo(f"    {criterion.question}")
        click.echo(f"    → {criterion.first_step}")


@checklist.command("schema", help=say("cli.checklist.schema"))
@click.argument("part", type=click.Choice(sorted(SCHEMAS)), default="chapter")
def schema(part: str) -> None:
    """Print the JSON Schema of one kind of file."""
    click.echo(json.dumps(schema_of(part), ensure_ascii=False, indent=2))


@checklist.command("lock", help=say("cli.checklist.lock"))
def lock() -> None:
    """Write versions.lock beside the checklists."""
    for file in lock_checklists(shelf()):
        click.echo(str(file))


@checklist.command("check", help=say("cli.checklist.check"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> int:
    """Print every remark; exit 1 when one of them is an error."""
    remarks = check_checklists(shelf(), paths)
    for remark in remarks:
        click.echo(str(remark))
    errors = sum(remark.severity == "error" for remark in remarks)
    click.echo(say_count("cli.checklist.checked", errors) if errors else say("cli.checklist.fine", count=len(remarks)))
    return 1 if has_errors(remarks) else 0
