"""What goes into an evidence pack, and what stays out and why."""

from __future__ import annotations

from enum import StrEnum

from assessment.domain.evidence import Confidentiality, Evidence
from assessment.domain.record import Value


class Absence(StrEnum):
    """Why a piece of evidence has no file in a pack."""

    NO_FILE = "no_file"
    CONFIDENTIAL = "confidential"
    PERSONAL_DATA = "personal_data"


class PackChoice(Value):
    """What may leave the house beside what is public or internal; nothing else does unless somebody says so.

    `personal_data` says that it was masked, or may be shown to whoever gets the pack.
    """

    confidential: bool = False
    personal_data: bool = False
    reports: bool = False


def may_be_shared(evidence: Evidence, choice: PackChoice) -> bool:
    """True when file, title and place of a piece may leave the house."""
    match evidence.confidentiality:
        case Confidentiality.PERSONAL_DATA:
            return choice.personal_data
        case Confidentiality.CONFIDENTIAL:
            return choice.confidential
        case _:
            return True


def absence_of(evidence: Evidence, choice: PackChoice) -> Absence | None:
    """Why its file is not in a pack; None when it is."""
    if evidence.file_id is None:
        return Absence.NO_FILE
    return None if may_be_shared(evidence, choice) else Absence(evidence.confidentiality)
