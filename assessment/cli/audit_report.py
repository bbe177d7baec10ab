"""`report audit-report`, `findings`, `audit-plan` and the papers of the meetings: write a document of an internal audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from assessment.cli.desk import open_desk
from assessment.cli.options import written
from assessment.services.audit_documents import (
    AuditDocument,
    audit_document_schema,
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
        (AuditDocument.FINDINGS, say("cli.report.findings")),
        (AuditDocument.PLAN, say("cli.report.audit_plan")),
        (AuditDocument.NOTIFICATION, say("cli.report.audit_notification")),
        (AuditDocument.OPENING, say("cli.report.audit_opening")),
        (AuditDocument.CLOSING, say("cli.report.audit_closing")),
        (AuditDocument.DECLARATION, say("cli.report.audit_declaration")),
    )
)
"""The commands of audits, for the group of reports."""

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    name.value: partial(audit_document_schema, name) for name in AuditDocument
}
"""What prints the JSON Schema of each, by its name."""
