"""Runs the command line, as `python -m assessment` and as `iso10002`."""

import os
import signal
import sys
from io import TextIOWrapper


def script() -> None:
    """Run the command that was typed and end with its code."""
    interrupted = signal.getsignal(signal.SIGINT)
    if interrupted is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while things load ends at once, without a word
    from assessment.cli import main  # noqa: PLC0415 -- this is what loads

    signal.signal(signal.SIGINT, interrupted)
    for stream in (sys.stdout, sys.stderr):
        _take_every_letter(stream)
    code = main()
    _let_go(sys.stdout)
    raise SystemExit(code)


def _take_every_letter(stream: object) -> None:
    """Files and pipes get UTF-8 on every system; a terminal shows a mark for what it cannot."""
    if isinstance(stream, TextIOWrapper):
        is_ours = not (stream.isatty() or os.environ.get("PYTHONIOENCODING"))
        stream.reconfigure(encoding="utf-8" if is_ours else stream.encoding, errors="replace")


def _let_go(stream: object) -> None:
    """What a full disk or a closed pipe did not take is dropped: it was told, and Python would tell it once more."""
    if isinstance(stream, TextIOWrapper):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    script()
