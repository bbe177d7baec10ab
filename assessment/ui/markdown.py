"""What people typed, made safe for places that read Markdown: no links, pictures, colours or formulas of theirs."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=@&])")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it was typed; line breaks stay."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "  \n")
