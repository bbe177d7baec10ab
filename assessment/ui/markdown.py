"""What people typed, made safe for places that read Markdown: no links, pictures, colours or formulas of theirs."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=@&])")
_BREAK = ":small[]"
"""An empty piece of text: what stands on either side of it is read apart."""

# Streamlit looks for these once the escapes are gone, so that none of them keeps it away: icons and its logo, addresses
# that it would make links of, and signs that it would draw as arrows, dashes and the like.
_NAMED = re.compile(
    r"(?<=:)(?=material[/_]|streamlit:)|(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-])", re.IGNORECASE
)
_DRAWN = re.compile(r"(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)")
_INDENTED = re.compile(r"^[ \t](?=[ \t])|^\t", re.MULTILINE)
_APART = "\N{NULL}"
"""Marks the breaks while the rest is escaped; no typed text holds it."""


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it was typed; line breaks stay."""
    parted = _DRAWN.sub(lambda found: _APART.join(found[0]), _NAMED.sub(_APART, text.replace(_APART, "")))
    safe = _SPECIAL.sub(r"\\\1", parted).replace(_APART, _BREAK)
    return _INDENTED.sub(lambda found: f"&#{ord(found[0])};", safe).replace("\n", "  \n")


def choice(text: str) -> str:
    """The label of a segmented control or pill, in the theme's grey, which is its text colour there.

    Streamlit writes the one that is chosen in the primary colour. On a dark ground no colour is light enough for that
    and dark enough under the white words of a primary button.
    """
    return f":gray[{text}]"
