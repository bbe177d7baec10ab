"""How documents look: words on the firm's colour can be read, days are written as the firm writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.firm import FIRM_ID, DateFormat, FirmProfile
from assessment.reporting.look import READABLE, WHITE, Logo, Look, contrast, fitted, look_of
from assessment.wording import label
from assessment.wording.figures import DAYS, NO_BREAK

DAY = date(2026, 11, 21)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_has_the_greatest_contrast_and_a_colour_on_itself_none() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert contrast("#123456", "#123456") == 1.0


@given(colours)
def test_words_on_any_colour_and_any_colour_on_white_can_be_read(colour: str) -> None:
    look = Look(colour=colour)
    assert contrast(f"#{look.on_colour}", colour) >= READABLE
    assert contrast(f"#{look.ink}", WHITE) >= READABLE


def test_a_dark_colour_keeps_white_words_and_stays_as_it_is_and_a_light_one_does_not() -> None:
    dark, light = Look(colour="#7A1F3D"), Look(colour="#ffd54a")
    assert (dark.on_colour, dark.ink) == ("FFFFFF", "7A1F3D")
    assert light.on_colour == "000000"
    assert light.ink != "FFD54A"


@pytest.mark.parametrize("form", DateFormat)
def test_every_date_format_is_written_as_its_label_shows(form: DateFormat) -> None:
    assert Look(date_format=form).day(DAY).replace(NO_BREAK, " ") == label(form)
    assert form in DAYS


def test_a_profile_that_nobody_changed_makes_the_look_of_no_profile() -> None:
    assert look_of(FirmProfile(id=FIRM_ID), firm_logo=None, client_logo=None) == Look()


def test_a_logo_fills_its_box_in_its_own_shape() -> None:
    wide, high = (Logo(sha256="", alt="", width=width, height=height) for width, height in ((400, 100), (10, 1000)))
    assert fitted(wide, (200, 100)) == (200, 50)
    assert fitted(high, (200, 100)) == (1, 100)


def test_the_bytes_of_a_logo_are_not_part_of_the_data() -> None:
    logo = Logo(sha256="ab", alt="Logo of Carter", width=2, height=1, content=b"picture")
    assert b"picture" not in Look(firm_logo=logo).model_dump_json().encode()
    assert "content" not in logo.model_dump(mode="json")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1200", f"GBP{NO_BREAK}1200"),
        (" 1,200.50 ", f"GBP{NO_BREAK}1,200.50"),
        ("Two days of IT", "Two days of IT"),
        ("£1,200", "£1,200"),
        ("2 days", "2 days"),
        ("", ""),
    ],
)
def test_a_bare_number_is_money_of_the_firm_and_words_stay_as_they_are(written: str, read: str) -> None:
    assert Look(currency="GBP").amount(written) == read
    assert Look(currency="").amount(written) == written.strip()
