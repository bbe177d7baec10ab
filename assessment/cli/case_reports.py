"""`report nonconformities`, `corrective-action-plan`, `corrective-action`, `nonconformity-response`, `management-review`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from assessment.cli.desk import open_desk
from assessment.cli.options import of_engagement, written
from assessment.services.documents import Format, write_document
from assessment.services.management_review_documents import (
    FORMATS,
    REPORT,
    Part,
    render_review_paper,
    review_paper,
    review_paper_schema,
)
from assessment.services.nonconformity_documents import (
    CASE_FORMATS,
    REGISTER_FORMATS,
    CasePaper,
    RegisterPaper,
    case_report,
    paper_schema,
    register_report,
    render_case,
    render_register,
)
from assessment.wording import say


def _register(paper: RegisterPaper, words: str) -> click.Command:
    @click.command(paper.value, help=words)
    @of_engagement
    @written(REGISTER_FORMATS)
    def write(engagement_id: str, form: str, out: Path | None) -> None:
        """Write the register or the plan of an engagement."""
        report = register_report(open_desk(), engagement_id, paper)
        click.echo(str(write_document(render_register(report, Format(form)), out)))

    return write


def _case(paper: CasePaper, words: str) -> click.Command:
    @click.command(paper.value, help=words)
    @click.option("--nonconformity", "nonconformity_id", required=True, help=say("cli.report.nonconformity"))
    @written(CASE_FORMATS)
    def write(nonconformity_id: str, form: str, out: Path | None) -> None:
        """Write a document about one nonconformity."""
        report = case_report(open_desk(), nonconformity_id, paper)
        click.echo(str(write_document(render_case(report, Format(form)), out)))

    return write


@click.command(REPORT, help=say("cli.report.management_review"))
@click.option("--review", "review_id", required=True, help=say("cli.report.review"))
@click.option("--part", type=click.Choice([part.value for part in Part]), help=say("cli.report.part"))
@written(FORMATS)
def _review(review_id: str, part: str | None, form: str, out: Path | None) -> None:
    """Write the agenda or the minutes of a management review."""
    paper = review_paper(open_desk(), review_id, Part(part) if part else None)
    click.echo(str(write_document(render_review_paper(paper, Format(form)), out)))


COMMANDS = (
    _register(RegisterPaper.REGISTER, say("cli.report.nonconformities")),
    _register(RegisterPaper.PLAN, say("cli.report.corrective_action_plan")),
    _case(CasePaper.REPORT, say("cli.report.corrective_action")),
    _case(CasePaper.RESPONSE, say("cli.report.nonconformity_response")),
    _review,
)
SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    **{paper.value: partial(paper_schema, paper) for paper in (*RegisterPaper, *CasePaper)},
    REPORT: review_paper_schema,
}
"""What prints the JSON Schema of each, by its name."""
