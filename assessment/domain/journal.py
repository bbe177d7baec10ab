"""The journal: one line per save, chained by SHA-256, so that a change behind its back shows.

The chained hash covers who, when, which record and revision, and the *salted hash* of the body. A body with
personal data can therefore be erased later: the chain still verifies, and verification says what was erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from assessment.domain.record import Moment, Record, ShortText, Value

INSTALLATION_CHAIN = "installation"
GENESIS = "0" * 64


class Act(StrEnum):
    """What was done to the record."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"


class JournalEntry(Record):
    """One save of one record."""

    table: ClassVar[str] = "journal_entry"
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("chain", "sequence"),)
    indexed: ClassVar[tuple[tuple[str, ...], ...]] = (("record_table", "record_id"),)

    chain: str
    sequence: int
    at: Moment
    actor: ShortText
    act: Act
    record_table: str
    record_id: str
    record_revision: int
    body: dict[str, Any] | None
    salt: str | None
    body_hash: str
    previous_hash: str
    hash: str


class ChainHead(Value):
    """Where a chain ends: how many lines it has, and the hash of the last one; noted elsewhere, it proves the chain later."""

    lines: int
    hash: str


class ChainCheck(Value):
    """What verifying one chain found."""

    chain: str
    entries: int
    erased: int
    head: str
    problems: tuple[str, ...]

    @property
    def intact(self) -> bool:
        """True when no line was changed, removed or inserted."""
        return not self.problems


def canonical(body: dict[str, Any]) -> str:
    """One text for one body, whatever the order of its keys."""
    return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def salted_hash(body: dict[str, Any], salt: str) -> str:
    """SHA-256 of salt and body, as hexadecimal text."""
    return hashlib.sha256(f"{salt}\n{canonical(body)}".encode()).hexdigest()


def entry_hash(entry: JournalEntry) -> str:
    """SHA-256 over all that the chain protects, as hexadecimal text."""
    covered = (
        entry.chain,
        entry.sequence,
        entry.at.isoformat(),
        entry.actor,
        entry.act.value,
        entry.record_table,
        entry.record_id,
        entry.record_revision,
        entry.body_hash,
        entry.previous_hash,
    )
    return hashlib.sha256(json.dumps(covered, ensure_ascii=False).encode()).hexdigest()


def sealed(entry: JournalEntry) -> JournalEntry:
    """The entry with its own hash computed."""
    return entry.changed(hash=entry_hash(entry))


def check_chain(chain: str, entries: Iterable[JournalEntry]) -> ChainCheck:
    """Walk one chain in order of sequence and name every break."""
    problems: list[str] = []
    previous, expected, count, erased = GENESIS, 1, 0, 0
    for entry in entries:
        count += 1
        problems += _problems(entry, expected, previous)
        erased += entry.body is None
        previous, expected = entry.hash, entry.sequence + 1
    return ChainCheck(chain=chain, entries=count, erased=erased, head=previous, problems=tuple(problems))


def _problems(entry: JournalEntry, expected: int, previous: str) -> Sequence[str]:
    found = []
    if entry.sequence != expected:
        found.append(f"line {expected} is missing (next is {entry.sequence})")
    if entry.previous_hash != previous:
        found.append(f"line {entry.sequence} does not follow the line before it")
    if entry.hash != entry_hash(entry):
        found.append(f"line {entry.sequence} was changed after it was written")
    if entry.body is not None and salted_hash(entry.body, entry.salt or "") != entry.body_hash:
        found.append(f"the content of line {entry.sequence} was changed after it was written")
    return found
