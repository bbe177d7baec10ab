"""`report audit-report|audit-plan|findings`: write a document of an internal audit to a file."""

from __future__ import annotations

from pathlib import Path

import click

from assessment.cli.desk import open_desk
from assessment.cli.options import written
from assessment.services.audit_documents import (
    AuditDocument,
    audit_formats,
    make_audit_document,
    render_audit_document,
)
from assessment.services.documents import Format, write_document
from assessment.wording import say


def _command(name: AuditDocument, words: str) -> click.Command:
    """The command that writes one document; its usual format is the first it offers."""

    @click.command(name.value, help=words)
    @click.option("--audit", "audit_id", required=True, help=say("cli.report.audit"))
    @written(audit_formats(name))
    def write(audit_id: str, form: str, out: Path | None) -> None:
        """Write the document of an audit as it stands."""
        made = make_audit_document(open_desk(), audit_id, name)
        click.echo(str(write_document(render_audit_document(made, Format(form)), out)))

    return write


COMMANDS = tuple(
    _command(name, words)
    for name, words in (
        (AuditDocument.REPORT, say("cli.report.audit_report")),
        (AuditDocument.PLAN, say("cli.report.audit_plan")),
        (AuditDocument.FINDINGS, say("cli.report.findings")),
    )
)
"""The commands of audits, for the group of reports."""
