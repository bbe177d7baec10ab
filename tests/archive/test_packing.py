"""Large archives: the same bytes for the same parts, and nothing from a crafted one lands anywhere."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from assessment.archive.packing import (
    MANIFEST,
    Archive,
    ChangedArchive,
    Part,
    UnsafeArchive,
    file_part,
    is_safe,
    opened,
    pack,
)
from assessment.archive.zipping import ArchiveTooLarge, BrokenArchive, unzipped

PARTS = {"data.db": b"rows" * 5000, "files/ab": b"", "notes/Größe.txt": "ä".encode()}


def parts(content: dict[str, bytes] = PARTS) -> Iterator[Part]:
    for name, held in content.items():
        yield Part(name, len(held), lambda held=held: io.BytesIO(held))


def packed(content: dict[str, bytes] = PARTS) -> bytes:
    buffer = io.BytesIO()
    pack(buffer, parts(content), {"kind": "test"})
    return buffer.getvalue()


def crafted(
    content: dict[str, bytes], *, change: Callable[[zipfile.ZipInfo], None] | None = None, listed: Any = None
) -> bytes:
    """An archive as somebody else might write it, with a manifest that fits unless another is given."""
    about = {"parts": {name: {"sha256": sha256(held).hexdigest(), "size": len(held)} for name, held in content.items()}}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in content.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(entry)
            archive.writestr(entry, held)
        archive.writestr(MANIFEST, json.dumps(about if listed is None else listed))
    return buffer.getvalue()


@pytest.fixture
def unpack(tmp_path: Path) -> Callable[[bytes], dict[str, bytes]]:
    """Unpack bytes into a folder and return what landed there; nothing may land elsewhere."""

    def into(content: bytes) -> dict[str, bytes]:
        file, folder = tmp_path / "archive.zip", tmp_path / "inside" / "target"
        file.write_bytes(content)
        folder.mkdir(parents=True)
        try:
            with opened(file, is_expected=lambda _: True) as archive:
                archive.unpack(folder)
        finally:
            landed = {path for path in tmp_path.rglob("*") if path.is_file()} - {file}
            assert all(folder in path.parents for path in landed)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in landed}

    return into


def test_what_is_packed_comes_out_again(unpack: Callable[[bytes], dict[str, bytes]]) -> None:
    assert unpack(packed()) == PARTS


def test_equal_parts_give_equal_bytes() -> None:
    assert packed() == packed()
    assert packed() != packed({**PARTS, "data.db": b"other"})


def test_the_manifest_names_each_part_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"1")
    buffer = io.BytesIO()
    metas = pack(buffer, iter([file_part("a/one", tmp_path / "one")]), {"kind": "test"})
    (tmp_path / "a.zip").write_bytes(buffer.getvalue())
    with opened(tmp_path / "a.zip", is_expected=lambda name: name == "a/one") as archive:
        assert isinstance(archive, Archive)
        assert archive.about == {"kind": "test"}
        assert archive.parts == metas
        assert metas["a/one"].sha256 == sha256(b"1").hexdigest()


NAMES = [
    "../evil",
    "a/../../evil",
    "/etc/evil",
    "a//b",
    "./a",
    "C:/evil",
    "a\\..\\evil",
    "a/con:stream",
    "trailing./x",
    "checklists/NUL",
    "Con.yaml/x",
    "new\nline",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_part_that_would_land_elsewhere_is_refused(unpack: Callable[[bytes], dict[str, bytes]], name: str) -> None:
    assert not is_safe(name)
    with pytest.raises(UnsafeArchive):
        unpack(crafted({name: b"evil"}))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_a_link_or_device_is_refused(unpack: Callable[[bytes], dict[str, bytes]], kind: int) -> None:
    def change(entry: zipfile.ZipInfo) -> None:
        entry.create_system = 3
        entry.external_attr = (kind | 0o777) << 16

    with pytest.raises(UnsafeArchive, match="no ordinary file"):
        unpack(crafted({"files/link": b"/etc/passwd"}, change=change))


def test_a_part_that_nobody_expects_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed())
    with (
        pytest.raises(UnsafeArchive, match="files/ab"),
        opened(tmp_path / "a.zip", is_expected=lambda name: not name.startswith("files/")),
    ):
        pass


def test_a_bomb_is_refused_before_it_is_unpacked(unpack: Callable[[bytes], dict[str, bytes]]) -> None:
    with pytest.raises(ArchiveTooLarge, match="200 times its own size"):
        unpack(crafted({"bomb": bytes(150 * 1024 * 1024)}))


def test_a_part_larger_than_it_says_is_refused(unpack: Callable[[bytes], dict[str, bytes]]) -> None:
    lying = {"parts": {"data.db": {"sha256": sha256(b"x").hexdigest(), "size": 1}}}
    with pytest.raises(ChangedArchive, match=r"data\.db"):
        unpack(crafted({"data.db": b"xx"}, listed=lying))


@pytest.mark.parametrize(
    "listed",
    [
        {"parts": {}},
        {"parts": {"data.db": {"sha256": "0" * 64, "size": 2}}},
        {"parts": {"data.db": {"sha256": sha256(b"xx").hexdigest(), "size": 2}, "more": {"sha256": "", "size": 0}}},
    ],
)
def test_a_part_that_is_not_as_listed_is_refused(unpack: Callable[[bytes], dict[str, bytes]], listed: Any) -> None:
    with pytest.raises(ChangedArchive):
        unpack(crafted({"data.db": b"xx"}, listed=listed))


@pytest.mark.parametrize(
    "listed", [[], {}, {"parts": []}, {"parts": {"data.db": {"size": "big"}}}, {"parts": {"data.db": 3}}, "text"]
)
def test_a_list_that_cannot_be_read_is_refused(unpack: Callable[[bytes], dict[str, bytes]], listed: Any) -> None:
    with pytest.raises(BrokenArchive):
        unpack(crafted({"data.db": b"xx"}, listed=listed))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(unpack: Callable[[bytes], dict[str, bytes]]) -> None:
    with pytest.raises(BrokenArchive, match="two files of the same name"):
        unpack(crafted({"checklists/A": b"1", "checklists/a": b"2"}))


@pytest.mark.parametrize("cut", [0, 10, 100, -30])
def test_a_broken_archive_is_a_sentence(unpack: Callable[[bytes], dict[str, bytes]], cut: int) -> None:
    with pytest.raises(BrokenArchive, match="cannot be read"):
        unpack(packed()[:cut])


def test_every_flipped_byte_is_found_or_harmless(tmp_path: Path) -> None:
    whole, file = packed(), tmp_path / "a.zip"
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        folder = tmp_path / str(place)
        folder.mkdir()
        try:
            with opened(file, is_expected=PARTS.__contains__) as archive:
                archive.unpack(folder)
        except (BrokenArchive, ChangedArchive, UnsafeArchive, ArchiveTooLarge):
            continue
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert found == PARTS, place


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_squeezing_that_unpacks_all_at_once_is_refused(tmp_path: Path, method: int) -> None:
    content = crafted({"data.db": b"rows"}, change=lambda entry: setattr(entry, "compress_type", method))
    (tmp_path / "a.zip").write_bytes(content)
    with (
        pytest.raises(BrokenArchive, match="does not use"),
        opened(tmp_path / "a.zip", is_expected=lambda _: True),
    ):
        pass
    with pytest.raises(BrokenArchive, match="does not use"):
        unzipped(content)
