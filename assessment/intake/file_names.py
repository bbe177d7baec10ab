"""Names of files as strangers wrote them, made fit for one's own: never a path, nothing hidden, not too long."""

from __future__ import annotations

import re
import unicodedata

from assessment.domain.device_names import is_device_name

LONGEST = 150
"""Characters of a name with its ending; systems take 255 bytes, and a letter has up to four in a name of this length less often."""

_LONGEST_BYTES = 240
_SEPARATORS = re.compile(r"[/\\]")
_AWKWARD = re.compile(r'[<>:"|?*]')
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,10})$")


def safe_name(name: str) -> str:
    """The last part of a path, without hidden characters, short enough for every system; “file” when nothing is left."""
    last = _SEPARATORS.split("".join(map(_seen, name)))[-1]
    plain = _AWKWARD.sub("_", last).strip(" .")
    plain = f"_{plain}" if is_device_name(plain) else plain
    stem, _ = split_name(plain)
    return _shortened(stem or "file", plain[len(stem) :])


def _seen(letter: str) -> str:
    """The letter; a plain space for the special ones; nothing for what is hidden or turns the writing (fdp.exe from exe.pdf)."""
    if letter.isprintable():
        return letter
    return " " if unicodedata.category(letter) == "Zs" else ""


def split_name(name: str) -> tuple[str, str]:
    """Stem and ending without its dot, in lower case; a name without an ending has an empty one."""
    found = _ENDING.search(name)
    return (name[: found.start()], found[1].lower()) if found and found.start() else (name, "")


def with_ending(name: str, ending: str, *, instead: bool) -> str:
    """The name with this ending, in place of its own or after it."""
    stem = split_name(name)[0] if instead else name
    return _shortened(stem, f".{ending}")


def _shortened(stem: str, ending: str) -> str:
    stem = stem[: LONGEST - len(ending)]
    while len((stem + ending).encode()) > _LONGEST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(" .") + ending
