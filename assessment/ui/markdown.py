"""What people typed, made safe for places that read Markdown: no links, pictures, colours or formulas of theirs."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=@&])")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it was typed; line breaks stay."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "  \n")


def choice(text: str) -> str:
    """The label of a segmented control or pill, in the theme's grey, which is its text colour there.

    Streamlit writes the one that is chosen in the primary colour. On a dark ground no colour is light enough for that
    and dark enough under the white words of a primary button.
    """
    return f":gray[{text}]"
