"""The command line: noun then verb; exit 0 done, 1 refused, 2 wrong usage, 3 unexpected (with a log file)."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Sequence
from typing import TypeGuard

import click

from assessment import __version__
from assessment.cli.audit import audit_
from assessment.cli.backup import backup, restore
from assessment.cli.checklist import checklist
from assessment.cli.demo import demo
from assessment.cli.engagement import engagement
from assessment.cli.journal import journal
from assessment.cli.nonconformity import nonconformity
from assessment.cli.pack import pack
from assessment.cli.remind import remind
from assessment.cli.report import report
from assessment.cli.serve import serve
from assessment.config import Settings
from assessment.domain.errors import AssessmentError
from assessment.wording import say

REFUSED, UNEXPECTED = 1, 3
_UNWRITABLE = {errno.ENOSPC, errno.EFBIG, errno.EIO}
"""What a full or broken place answers when it is written to."""


@click.group(help=say("cli.help"), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="iso10002")
def cli() -> None:
    """Hold the nouns together."""


for command in (
    demo,
    engagement,
    audit_,
    checklist,
    report,
    pack,
    journal,
    backup,
    restore,
    serve,
    nonconformity,
    remind,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every refusal is one sentence on standard error."""
    try:
        code = cli.main(arguments, prog_name="iso10002", standalone_mode=False)
    except AssessmentError as refusal:
        click.echo(refusal.message, err=True)
        return REFUSED
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except click.exceptions.Abort:
        return REFUSED
    except Exception as trouble:  # noqa: BLE001 -- the one place of the terminal where nothing may pass
        if _is_output(trouble):
            click.echo(say("cli.output", reason=trouble.strerror), err=True)
            return REFUSED
        click.echo(say("cli.unexpected", file=_logged()), err=True)
        return UNEXPECTED
    return code if isinstance(code, int) else 0


def _is_output(trouble: Exception) -> TypeGuard[OSError]:
    """True when what was printed could not be written to where it was sent; files of our own are named in their errors."""
    return isinstance(trouble, OSError) and trouble.errno in _UNWRITABLE and trouble.filename is None


def _logged() -> str:
    file = Settings().home / "errors.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(traceback.format_exc() + "\n")
    except OSError:
        traceback.print_exc()
        return say("flash.terminal")
    return str(file)
