"""Who acts: the “who” of the journal."""

from __future__ import annotations

from assessment.domain.record import Name, ShortText, Value


class Actor(Value):
    """The person at the keyboard, and the firm that person works for."""

    name: Name
    firm: ShortText = ""
