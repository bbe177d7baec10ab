"""The chain: any change, removal, insertion or swap shows, and an erased body does not break it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.journal import (
    GENESIS,
    Act,
    JournalEntry,
    canonical,
    check_chain,
    entry_hash,
    salted_hash,
    sealed,
)

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcd", max_size=3), inner, max_size=3),
    max_leaves=4,
)
bodies = st.dictionaries(st.text("abcd", max_size=3), json_values, max_size=3)

OTHER: dict[str, Any] = {
    "chain": "another",
    "sequence": 99,
    "at": NINE + timedelta(days=1),
    "actor": "Mallory",
    "act": Act.REMOVED,
    "record_table": "person",
    "record_id": "p9",
    "record_revision": 99,
    "body": {"rating": "met", "forged": True},
    "salt": "another salt",
    "body_hash": "f" * 64,
    "previous_hash": "f" * 64,
    "hash": "f" * 64,
}


def chain_of(contents: Sequence[dict[str, Any]]) -> list[JournalEntry]:
    """A chain as storage writes it, one line per body."""
    lines: list[JournalEntry] = []
    for number, body in enumerate(contents, start=1):
        salt = f"salt {number}"
        entry = JournalEntry(
            id=f"e1.{number}",
            revision=1,
            chain="e1",
            sequence=number,
            at=NINE + timedelta(seconds=number),
            actor="Ada",
            act=Act.CHANGED,
            record_table="criterion_result",
            record_id="a1.7.1-1",
            record_revision=number,
            body=body,
            salt=salt,
            body_hash=salted_hash(body, salt),
            previous_hash=lines[-1].hash if lines else GENESIS,
            hash="",
        )
        lines.append(sealed(entry))
    return lines


FIVE = chain_of([{"rating": "met", "number": number} for number in range(5)])


def test_a_chain_as_it_was_written_is_intact() -> None:
    found = check_chain("e1", FIVE)
    assert (found.intact, found.entries, found.erased, found.head) == (True, 5, 0, FIVE[-1].hash)


def test_an_empty_chain_is_intact_and_ends_where_chains_begin() -> None:
    found = check_chain("e1", [])
    assert (found.intact, found.entries, found.head) == (True, 0, GENESIS)


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("field", OTHER)
def test_a_change_of_any_field_is_found(field: str, place: int) -> None:
    lines = [*FIVE]
    lines[place] = lines[place].changed(**{field: OTHER[field]})
    assert not check_chain("e1", lines).intact


def test_every_field_that_says_something_is_looked_at_above() -> None:
    assert {*OTHER, "id", "revision"} == set(JournalEntry.model_fields)


@pytest.mark.parametrize("place", range(4))
def test_a_change_that_is_sealed_again_is_found_by_the_next_line(place: int) -> None:
    lines = [*FIVE]
    lines[place] = sealed(lines[place].changed(actor="Mallory"))
    assert check_chain("e1", lines).problems == (f"line {place + 2} does not follow the line before it",)


@pytest.mark.parametrize("place", range(4))
def test_a_removed_line_is_found_and_only_that_one_is_called_missing(place: int) -> None:
    problems = check_chain("e1", FIVE[:place] + FIVE[place + 1 :]).problems
    assert problems == (
        f"line {place + 1} is missing (next is {place + 2})",
        f"line {place + 2} does not follow the line before it",
    )


def test_a_chain_cut_at_its_end_shows_in_its_count_and_head() -> None:
    found = check_chain("e1", FIVE[:-1])
    assert (found.entries, found.head) == (4, FIVE[3].hash)


@pytest.mark.parametrize("place", range(5))
def test_an_inserted_line_is_found_even_when_it_is_sealed(place: int) -> None:
    previous = FIVE[place - 1].hash if place else GENESIS
    forged = sealed(FIVE[place].changed(id="forged", actor="Mallory", previous_hash=previous))
    assert not check_chain("e1", [*FIVE[:place], forged, *FIVE[place:]]).intact


@pytest.mark.parametrize("place", range(4))
def test_two_swapped_lines_are_found(place: int) -> None:
    swapped = [*FIVE]
    swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    assert not check_chain("e1", swapped).intact


def test_swapped_bodies_are_found_line_by_line() -> None:
    swapped = [*FIVE]
    swapped[1], swapped[2] = swapped[1].changed(body=FIVE[2].body), swapped[2].changed(body=FIVE[1].body)
    assert check_chain("e1", swapped).problems == (
        "the content of line 2 was changed after it was written",
        "the content of line 3 was changed after it was written",
    )


def test_erased_bodies_still_verify_and_are_counted() -> None:
    lines = [entry.changed(body=None, salt=None) if entry.sequence in {2, 5} else entry for entry in FIVE]
    found = check_chain("e1", lines)
    assert (found.intact, found.entries, found.erased) == (True, 5, 2)
    assert found.head == FIVE[-1].hash


def test_a_body_that_is_put_back_after_erasing_is_found() -> None:
    lines = [*FIVE]
    lines[2] = lines[2].changed(salt=None)
    assert check_chain("e1", lines).problems == ("the content of line 3 was changed after it was written",)


def test_equal_bodies_have_other_hashes_so_that_none_can_be_guessed() -> None:
    assert salted_hash({"rating": "met"}, "one") != salted_hash({"rating": "met"}, "two")


@given(body=bodies)
def test_the_order_of_keys_does_not_change_the_hash(body: dict[str, Any]) -> None:
    turned = dict(reversed(list(body.items())))
    assert canonical(turned) == canonical(body)
    assert salted_hash(turned, "salt") == salted_hash(body, "salt")


@given(contents=st.lists(bodies, min_size=1, max_size=6), data=st.data())
def test_any_chain_is_intact_until_one_body_is_changed(contents: list[dict[str, Any]], data: st.DataObject) -> None:
    lines = chain_of(contents)
    assert check_chain("e1", lines).intact
    place = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(bodies.filter(lambda body: canonical(body) != canonical(contents[place])))
    lines[place] = lines[place].changed(body=other)
    assert not check_chain("e1", lines).intact


@given(contents=st.lists(bodies, min_size=2, max_size=8), data=st.data())
def test_any_other_order_or_choice_of_lines_is_found(contents: list[dict[str, Any]], data: st.DataObject) -> None:
    lines = chain_of(contents)
    places = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=10))
    kept = [lines[place] for place in places]
    is_beginning = places == list(range(len(places)))
    assert check_chain("e1", kept).intact is is_beginning


@given(contents=st.lists(bodies, min_size=1, max_size=6), data=st.data())
def test_any_bodies_can_be_erased(contents: list[dict[str, Any]], data: st.DataObject) -> None:
    lines = chain_of(contents)
    erased = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    after = [entry.changed(body=None, salt=None) if place in erased else entry for place, entry in enumerate(lines)]
    found = check_chain("e1", after)
    assert (found.intact, found.erased, found.head) == (True, len(erased), lines[-1].hash)


def test_the_hash_does_not_depend_on_the_zone_a_moment_was_given_in() -> None:
    tokyo = FIVE[0].changed(at=FIVE[0].at.astimezone(timezone(timedelta(hours=9))))
    assert entry_hash(tokyo) == FIVE[0].hash
