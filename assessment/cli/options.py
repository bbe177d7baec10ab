"""The options that commands share: the engagement, JSON instead of lines, the format of a document, and where to write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from assessment.services.documents import Format
from assessment.wording import say

Command = Callable[..., Any]

of_engagement = click.option("--engagement", "engagement_id", required=True, help=say("cli.report.engagement"))
"""The option --engagement."""

as_json = click.option("--json", "as_json", is_flag=True, help=say("cli.json"))
"""The option --json."""


def written(formats: Sequence[Format]) -> Callable[[Command], Command]:
    """The options --format and --out of a document that comes in `formats`, the usual one first."""

    def add(command: Command) -> Command:
        out = click.option("--out", type=click.Path(path_type=Path), help=say("cli.report.out"))
        form = click.option(
            "--format",
            "form",
            type=click.Choice([form.value for form in Format]),
            default=formats[0].value,
            show_default=True,
            help=say("cli.report.format", formats=", ".join(formats)),
        )
        return form(out(command))

    return add
