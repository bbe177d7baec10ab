"""`engagement list|new|remove|certificate`: the engagements, a new one, one taken out, and the proof of that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from assessment.cli import options
from assessment.cli.desk import open_desk
from assessment.domain.organization import Size
from assessment.reporting import phrases
from assessment.services.documents import Format, write_document
from assessment.services.engagements import EngagementLine, NewEngagement, list_engagements, start_engagement
from assessment.services.removal import certificate_of, remove_engagement, what_goes
from assessment.services.removal_certificates import FORMATS, certificate_document
from assessment.wording import say


@click.group(help=say("cli.engagement"))
def engagement() -> None:
    """Group the verbs."""


@engagement.command("list", help=say("cli.engagement.list"))
@options.as_json
def list_(*, as_json: bool) -> None:
    """Print one line per engagement."""
    lines = list_engagements(open_desk())
    if as_json:
        click.echo(json.dumps([_data(line) for line in lines], ensure_ascii=False, indent=2))
        return
    if not lines:
        click.echo(say("cli.engagement.none"))
    for line in lines:
        click.echo(
            f"{line.id}  {line.organization}  {line.checklist} ({line.profile})  {phrases.headline(line.readiness)}"
        )


@engagement.command("new", help=say("cli.engagement.new"))
@click.option("--organization", required=True, help=say("cli.engagement.organization"))
@click.option("--sector", default="", help=say("new.sector"))
@click.option("--size", type=click.Choice([size.value for size in Size]), help=say("new.size"))
@click.option("--site", "sites", multiple=True, help=say("cli.engagement.site"))
@click.option("--title", default="", help=say("new.title"))
@click.option("--scope", default="", help=say("new.scope"))
@click.option("--exclusions", default=say("new.exclusions.default"), help=say("new.exclusions"))
@click.option("--definition", "complaint_definition", default=say("new.definition.default"), help=say("new.definition"))
@click.option("--checklist", default="iso10002-2018", show_default=True, help=say("cli.engagement.checklist"))
@click.option("--profile", default="full", show_default=True, help=say("cli.engagement.profile"))
def new(**entered: Any) -> None:
    """Open an engagement and print its id."""
    line = start_engagement(open_desk(), NewEngagement(**entered))
    click.echo(line.id)


@engagement.command("remove", help=say("cli.engagement.remove"))
@click.argument("engagement_id", metavar="ID")
@click.option("--reason", required=True, help=say("cli.engagement.remove.reason"))
@click.option("--yes", is_flag=True, help=say("cli.engagement.remove.yes"))
def remove(engagement_id: str, reason: str, *, yes: bool) -> None:
    """Remove an engagement and print the number of its certificate."""
    desk = open_desk()
    name = what_goes(desk, engagement_id).organization
    typed = name if yes else click.prompt(say("cli.engagement.remove.ask", name=name), err=True)
    click.echo(remove_engagement(desk, engagement_id, typed_name=typed, reason=reason).id)


@engagement.command("certificate", help=say("cli.engagement.certificate"))
@click.argument("engagement_id", metavar="ID")
@options.written(FORMATS)
def certificate(engagement_id: str, form: str, out: Path | None) -> None:
    """Write the certificate of a removal."""
    desk = open_desk()
    document = certificate_document(desk, certificate_of(desk, engagement_id), Format(form))
    click.echo(str(write_document(document, out)))


def _data(line: EngagementLine) -> dict[str, Any]:
    score = line.readiness.score
    return {
        "id": line.id,
        "organization": line.organization,
        "title": line.title,
        "assessment": line.assessment_id,
        "checklist": line.checklist,
        "profile": line.profile,
        "progress": {"assessed": score.assessed, "total": score.total, "coverage": float(score.coverage)},
        "readiness": {
            "percent": float(score.percent) if score.percent is not None and score.is_covered else None,
            "percent_assessed": float(score.percent_assessed) if score.percent_assessed is not None else None,
            "headline": phrases.headline(line.readiness),
            "gaps": line.readiness.gaps,
            "blockers": len(line.readiness.blockers),
        },
        "last_change": line.last_change.isoformat() if line.last_change else None,
    }
