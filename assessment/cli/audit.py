"""`audit list`: the audits of an engagement."""

from __future__ import annotations

import json

import click

from assessment.cli.desk import open_desk
from assessment.cli.options import of_engagement
from assessment.services.audit_lines import audit_lines
from assessment.wording import label, say, say_count


@click.group("audit", help=say("cli.audit"))
def audit_() -> None:
    """Hold the verbs together."""


@audit_.command("list", help=say("cli.audit.list"))
@of_engagement
@click.option("--json", "as_json", is_flag=True, help=say("cli.json"))
def list_(engagement_id: str, *, as_json: bool) -> None:
    """Print the audits, the latest number first."""
    lines = audit_lines(open_desk(), engagement_id)
    if as_json:
        entries = [
            {
                "id": line.audit.id,
                "number": line.audit.number,
                "title": line.audit.title,
                "state": line.audit.state.value,
                "begins_on": line.audit.begins_on.isoformat() if line.audit.begins_on else None,
                "ends_on": line.audit.ends_on.isoformat() if line.audit.ends_on else None,
                "clauses": list(line.audit.clauses),
                "lead": line.lead,
                "findings": line.findings,
                "open": line.open,
            }
            for line in lines
        ]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    if not lines:
        click.echo(say("cli.audit.none"))
    for line in lines:
        audit, count = line.audit, say_count("audit_report.findings", line.findings)
        words = say(
            "cli.audit.line",
            id=audit.id,
            number=audit.number,
            title=audit.title,
            state=label(audit.state),
            findings=count,
        )
        click.echo(words)
