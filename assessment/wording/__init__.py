"""All fixed words of screen, documents and terminal, by key; a second language is a second catalogue."""

from __future__ import annotations

from enum import Enum

from assessment.wording import english

_CATALOGUE = english.CATALOGUE


class UnknownWords(KeyError):
    """A key that the catalogue does not have: a mistake in the code, found by the tests."""


def say(key: str, **values: object) -> str:
    """The words for `key` with `values` filled in."""
    try:
        words = _CATALOGUE[key]
    except KeyError:
        raise UnknownWords(key) from None
    return words.format(**values) if values else words


def say_count(key: str, count: int, **values: object) -> str:
    """The words for `count` things: `key.one` for exactly one, `key.other` otherwise; `{count}` is filled in."""
    return say(f"{key}.{'one' if count == 1 else 'other'}", count=count, **values)


def label(value: Enum) -> str:
    """What people call a value of an enumeration."""
    return say(f"{type(value).__name__}.{value.value}")


def keys() -> frozenset[str]:
    """All keys of the catalogue, for the tests."""
    return frozenset(_CATALOGUE)
