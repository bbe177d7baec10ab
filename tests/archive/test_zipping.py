"""Zip files without clocks, and unpacking with limits."""

from __future__ import annotations

import struct
import time
import zipfile
from io import BytesIO

import pytest

from assessment.archive.zipping import ArchiveTooLarge, BrokenArchive, repacked, unzipped, zipped

PARTS = {"b.xml": b"<b/>" * 100, "a/c.txt": "Größe".encode(), "empty": b""}


def _zip(parts: dict[str, bytes], **options: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_equal_parts_give_equal_bytes_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    first = zipped(PARTS)
    monkeypatch.setattr(time, "time", lambda: now + 86_400)
    assert zipped(PARTS) == first


def test_the_order_is_the_one_given() -> None:
    assert list(unzipped(zipped(PARTS))) == ["b.xml", "a/c.txt", "empty"]


def test_every_part_comes_out_as_it_went_in() -> None:
    assert unzipped(zipped(PARTS)) == PARTS


def test_entries_carry_the_earliest_date_and_plain_permissions() -> None:
    with zipfile.ZipFile(BytesIO(zipped(PARTS))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}


def test_repacking_takes_away_how_a_file_was_packed() -> None:
    assert (
        repacked(_zip(PARTS))
        == repacked(_zip(PARTS, compression=zipfile.ZIP_DEFLATED, compresslevel=1))
        == zipped(PARTS)
    )


@pytest.mark.parametrize("content", [b"", b"no zip", zipped(PARTS)[:-30]], ids=["empty", "other", "cut off"])
def test_what_is_no_zip_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(BrokenArchive, match="cannot be read"):
        unzipped(content)


def test_an_archive_that_unpacks_to_too_much_is_not_opened() -> None:
    with pytest.raises(ArchiveTooLarge, match="1 MB"):
        unzipped(_zip({"big": b"0" * 2_000_000}, compression=zipfile.ZIP_DEFLATED), limit=1024 * 1024)


def test_an_entry_that_hides_its_size_is_not_unpacked_beyond_what_it_declares() -> None:
    bomb = bytearray(_zip({"big": b"0" * 2_000_000}, compression=zipfile.ZIP_DEFLATED))
    directory = bomb.index(b"PK\x01\x02")
    bomb[22:26] = bomb[directory + 24 : directory + 28] = struct.pack("<I", 100)
    with pytest.raises(BrokenArchive):
        unzipped(bytes(bomb), limit=1024 * 1024)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("a", "2")
    with pytest.raises(BrokenArchive, match="same name"):
        unzipped(buffer.getvalue())
