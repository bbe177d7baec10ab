"""The families of refusals; each cause is a class of its own beside the rule it guards.

A message says where, which rule, and what to do. Front ends catch `AssessmentError` in one place each.
"""

from __future__ import annotations

import re

_LONG_QUOTE = re.compile("(“[^”]{200})[^”]+”")


class AssessmentError(Exception):
    """Something the user asked for was refused; the message is written for that user."""

    @property
    def message(self) -> str:
        """The sentence to show; what it quotes is shortened, however much was typed."""
        return _LONG_QUOTE.sub("\\1…”", str(self))


class InvalidInput(AssessmentError):
    """What was entered breaks a rule; the text is kept and can be mended."""


class NotAllowed(AssessmentError):
    """The act is not open to this person or not in this state."""


class NotFound(AssessmentError):
    """The thing named does not exist (any more)."""

    def __init__(self, kind: str, key: str) -> None:
        """Name what was looked for."""
        super().__init__(
            f"There is no {kind} “{key}”. It may have been removed; the list of engagements shows what there is."
        )


class Conflict(AssessmentError):
    """Somebody else changed the same thing meanwhile; nothing was overwritten."""


class BadChecklist(AssessmentError):
    """A checklist cannot be used; `checklist check` names every problem."""


class BadTemplate(AssessmentError):
    """A Word template cannot be used."""


class StorageTrouble(AssessmentError):
    """The data could not be read or written; nothing half-written is left behind."""
