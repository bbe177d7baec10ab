"""`audit list`: the audits of an engagement."""

from __future__ import annotations

import json
from typing import Any

import click

from assessment.cli import options
from assessment.cli.desk import open_desk
from assessment.services.audit_lines import AuditLine, audit_lines
from assessment.wording import label, say, say_count


@click.group("audit", help=say("cli.audit"))
def audit_() -> None:
    """Group the verbs."""


@audit_.command("list", help=say("cli.audit.list"))
@options.of_engagement
@options.as_json
def list_(engagement_id: str, *, as_json: bool) -> None:
    """Print the audits, the latest number first."""
    lines = audit_lines(open_desk(), engagement_id)
    if as_json:
        click.echo(json.dumps([_data(line) for line in lines], ensure_ascii=False, indent=2))
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


def _data(line: AuditLine) -> dict[str, Any]:
    audit = line.audit
    return {
        "id": audit.id,
        "number": audit.number,
        "title": audit.title,
        "state": audit.state.value,
        "begins_on": audit.begins_on.isoformat() if audit.begins_on else None,
        "ends_on": audit.ends_on.isoformat() if audit.ends_on else None,
        "clauses": list(audit.clauses),
        "lead": line.lead,
        "findings": line.findings,
        "open": line.open,
    }
