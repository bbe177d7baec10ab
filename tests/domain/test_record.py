"""What text and times every record keeps, and what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.domain.actor import Actor
from assessment.domain.errors import InvalidInput
from assessment.domain.evidence import Evidence
from assessment.domain.organization import Organization, Person, Site, Size
from assessment.domain.record import (
    LONG_TEXT_LIMIT,
    SHORT_TEXT_LIMIT,
    NaiveTime,
    TextMissing,
    TextTooLong,
    UnstorableCharacter,
    unstorable_at,
)

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def site(note: str) -> Site:
    return Site(id="s1", engagement_id="e1", name="Leeds", note=note)


def evidence(**changes: object) -> Evidence:
    fields: dict[str, object] = {"id": "v1", "engagement_id": "e1", "title": "Register", "collected_at": NINE}
    return Evidence.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x1f", "U+001F"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_a_hidden_control_character_is_refused_with_its_place(character: str, code: str) -> None:
    with pytest.raises(UnstorableCharacter) as refused:
        site(f"Nobody logs it{character} at the counter")
    assert code in refused.value.message
    assert "after “Nobody logs it”" in refused.value.message
    assert "“note”" in refused.value.message
    refused.value.message.encode()


def test_a_control_character_at_the_beginning_is_placed_there() -> None:
    with pytest.raises(UnstorableCharacter, match="at the beginning"):
        site("\x00text")


@pytest.mark.parametrize("field", ["name", "sector"])
def test_short_texts_refuse_control_characters_too(field: str) -> None:
    with pytest.raises(UnstorableCharacter, match=f"In “{field}”"):
        Organization.model_validate({"id": "o1", "name": "Northwind", field: "North\x00wind"})


def test_tabs_and_line_ends_are_kept() -> None:
    assert site("one\ttwo\nthree\r\nfour").note == "one\ttwo\nthree\r\nfour"


@pytest.mark.parametrize(
    "text",
    [
        "لم يتم تسجيل الشكوى",
        "\u202bהתלונה נרשמה\u202c (7.2)",
        "👩🏽‍💼 said 👍🏻 to 🇬🇧",
        "e\u0301 is not é",
        "𝔛 beyond the first plane",
        "\u200b\u2028\u00ad\ufeff",
        "  blanks around  ",
    ],
)
def test_right_to_left_text_and_emoji_are_kept_as_they_are(text: str) -> None:
    assert site(text).note == text
    assert Site.model_validate_json(site(text).model_dump_json()).note == text


def test_200_000_characters_are_kept_and_one_more_is_refused() -> None:
    assert LONG_TEXT_LIMIT == 200_000
    assert len(site("x" * LONG_TEXT_LIMIT).note) == LONG_TEXT_LIMIT
    with pytest.raises(TextTooLong, match=r"“note” holds 200,001 characters; the limit is 200,000"):
        site("x" * (LONG_TEXT_LIMIT + 1))


def test_a_short_text_has_a_limit_of_its_own() -> None:
    with pytest.raises(TextTooLong, match="the limit is 300"):
        Actor(name="x" * (SHORT_TEXT_LIMIT + 1))


@pytest.mark.parametrize("name", ["", "   ", "\n\t"])
def test_an_empty_name_is_refused(name: str) -> None:
    with pytest.raises(TextMissing, match="“Name” is empty"):
        Actor(name=name)


def test_blanks_around_a_name_are_taken_off() -> None:
    assert Actor(name="  Ada Lovelace ", firm=" Engines ") == Actor(name="Ada Lovelace", firm="Engines")


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_is_kept_exactly_or_refused_with_a_sentence(text: str) -> None:
    if unstorable_at(text) is None:
        assert site(text).note == text
        assert Site.model_validate_json(site(text).model_dump_json()) == site(text)
        text.encode()
    else:
        with pytest.raises(UnstorableCharacter):
            site(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60))
def test_text_without_control_characters_is_always_kept(text: str) -> None:
    assert site(text).note == text


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTime, match="“collected at” has a time without a time zone"):
        evidence(collected_at=datetime(2026, 11, 21, 9, 0))  # noqa: DTZ001 -- that is what is refused


def test_a_time_in_another_zone_is_kept_as_utc() -> None:
    tokyo = timezone(timedelta(hours=9))
    kept = evidence(collected_at=datetime(2026, 11, 21, 18, 0, tzinfo=tokyo)).collected_at
    assert kept == NINE
    assert kept.tzinfo is UTC


def test_a_change_is_checked_by_all_rules_again() -> None:
    with pytest.raises(TextMissing):
        Actor(name="Ada").changed(name=" ")
    with pytest.raises(UnstorableCharacter):
        site("").changed(note="\x00")


def test_a_change_leaves_the_value_it_came_from() -> None:
    before = Person(id="p1", engagement_id="e1", name="Grace")
    after = before.changed(left=True)
    assert (before.left, after.left) == (False, True)
    assert after == Person(id="p1", engagement_id="e1", name="Grace", left=True)


def test_records_are_frozen_and_refuse_unknown_fields() -> None:
    organization = Organization(id="o1", name="Northwind", size=Size.SMALL)
    with pytest.raises(ValidationError, match="frozen"):
        organization.name = "Southwind"
    with pytest.raises(ValidationError, match="colour"):
        organization.changed(colour="red")


def test_every_refusal_of_text_is_input_that_can_be_mended() -> None:
    assert all(issubclass(kind, InvalidInput) for kind in (NaiveTime, TextMissing, TextTooLong, UnstorableCharacter))
