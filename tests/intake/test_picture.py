"""Logos from outside: known by their content, bounded, and made anew so that nothing hidden comes along."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assessment.domain.errors import InvalidInput
from assessment.intake.picture import (
    EDGE,
    LIMIT,
    NoPicture,
    PictureTooLarge,
    TooManyPixels,
    VectorRefused,
    read_picture,
    size_of,
)

SECRET = b"taken at Ada's desk"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 20), mode: str = "RGB", **more: object) -> bytes:
    made = BytesIO()
    Image.new(mode, size, "red" if mode != "CMYK" else 0).save(made, kind, **more)
    return made.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A few bytes that say they are a huge picture."""
    whole = picture()
    head = b"IHDR" + struct.pack(">II", width, height) + whole[24:29]
    return whole[:12] + head + struct.pack(">I", zlib.crc32(head)) + whole[33:]


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/png"), ("WEBP", "image/png")],
)
def test_a_picture_is_known_by_its_content_whatever_its_name_says(kind: str, media_type: str) -> None:
    found = read_picture(picture(kind), "invoice.pdf")
    assert (found.media_type, size_of(found.content)) == (media_type, (60, 20))


def test_nothing_hidden_comes_along() -> None:
    about = Image.Exif()
    about[0x010E] = SECRET.decode()
    photo = picture("JPEG", exif=about.tobytes(), comment=SECRET)
    assert SECRET in photo
    assert SECRET not in read_picture(photo, "logo.jpg").content


def test_a_photo_lying_on_its_side_is_put_upright() -> None:
    about = Image.Exif()
    about[0x0112] = 6  # turned by 90 degrees
    found = read_picture(picture("JPEG", exif=about.tobytes()), "logo.jpg")
    assert size_of(found.content) == (20, 60)


def test_transparency_stays_and_print_colours_become_those_of_screens() -> None:
    clear = read_picture(picture(mode="RGBA"), "logo.png")
    printed = read_picture(picture("JPEG", mode="CMYK"), "logo.jpg")
    modes = [Image.open(BytesIO(one.content)).mode for one in (clear, printed)]
    assert modes == ["RGBA", "RGB"]


def test_a_large_picture_is_brought_down_in_its_own_shape() -> None:
    assert size_of(read_picture(picture(size=(4000, 1000)), "logo.png").content) == (EDGE, EDGE // 4)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert read_picture(picture(), "a.png") == read_picture(picture(), "b.png")


@pytest.mark.parametrize(
    ("content", "refusal", "said"),
    [
        (b'<?xml version="1.0"?>\n<svg onload="x()">', VectorRefused, "SVG drawing, which can hold hidden programs"),
        (b"MZ\x90\x00" + bytes(90), NoPicture, "no PNG, JPEG, GIF or WebP picture"),
        (b"", NoPicture, "or it is damaged"),
        (picture()[:40], NoPicture, "or it is damaged"),
        (picture("TIFF"), NoPicture, "whatever its name says"),
        (picture() + bytes(LIMIT), PictureTooLarge, "larger than 5 MB"),
        (picture(size=(9000, 9000), mode="1"), TooManyPixels, "more than 40 million pixels"),
        (bomb(30_000, 30_000), TooManyPixels, "more than 40 million pixels"),
    ],
)
def test_what_is_no_logo_is_refused_with_a_sentence(content: bytes, refusal: type[InvalidInput], said: str) -> None:
    with pytest.raises(refusal, match=said) as told:
        read_picture(content, "logo.png")
    assert "“logo.png”" in told.value.message


@given(st.integers(0, 400), st.binary(max_size=20))
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(place: int, noise: bytes) -> None:
    whole = picture()
    with suppress(InvalidInput):
        found = read_picture(whole[:place] + noise + whole[place + len(noise) :], "logo.png")
        assert max(size_of(found.content)) <= EDGE
