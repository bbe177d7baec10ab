"""Links that hand out files: signed, good for a minute, for the evidence's own files only; and what is shown before."""

from __future__ import annotations

import dataclasses
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence
from assessment.services.desk import Desk
from assessment.services.downloads import (
    KeyNotKept,
    LinkBroken,
    LinkExpired,
    download_token,
    file_of,
    redeem,
)
from assessment.services.evidence import withdraw_evidence
from assessment.services.files import Upload, find_evidence, replace_file, take_files
from assessment.services.previews import CHARACTERS, Preview, PreviewKind, preview_of
from tests.conftest import START
from tests.intake.files_of_all_kinds import HEIC, PDF, office, picture

pytestmark = pytest.mark.usefixtures("home")  # where the key of the links is kept


def at(desk: Desk, **later: int) -> Desk:
    """The same desk at another time, its clock standing still."""
    now: Callable[[], datetime] = lambda: START + timedelta(**later)  # noqa: E731 -- a clock in one line
    return dataclasses.replace(desk, clock=now)


def kept(desk: Desk, assessment_id: str, name: str = "policy.pdf", content: bytes = PDF) -> Evidence:
    (taken,) = take_files(desk, assessment_id, [Upload(name, BytesIO(content))])
    return find_evidence(desk, taken.evidence_id or "")


@pytest.fixture
def piece(desk: Desk, assessment_id: str) -> Evidence:
    return kept(desk, assessment_id)


def test_a_link_gives_the_file_as_it_came(desk: Desk, piece: Evidence) -> None:
    token = download_token(at(desk), piece.id, piece.file_id or "")
    document = redeem(at(desk, seconds=60), token)
    assert (document.name, document.media_type, document.content) == ("policy.pdf", "application/pdf", PDF)


def test_a_link_holds_for_a_minute(desk: Desk, piece: Evidence) -> None:
    token = download_token(at(desk), piece.id, piece.file_id or "")
    for late in ({"seconds": 61}, {"days": 400}, {"seconds": -30}):
        with pytest.raises(LinkExpired, match="one minute"):
            redeem(at(desk, **late), token)


def test_a_link_that_was_altered_or_made_up_opens_nothing(desk: Desk, piece: Evidence) -> None:
    token = download_token(desk, piece.id, piece.file_id or "")
    for wrong in ("", "x", token[:-2] + "AA", token[1:], "../" + token, token.replace(".", "..", 1), "é" * 10):
        with pytest.raises(LinkBroken):
            redeem(desk, wrong)


def test_a_link_of_another_installation_opens_nothing(
    desk: Desk, piece: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = download_token(desk, piece.id, piece.file_id or "")
    monkeypatch.setenv("ISO10002_HOME", str(tmp_path / "elsewhere"))
    with pytest.raises(LinkBroken):
        redeem(desk, token)


def test_a_file_is_handed_out_for_its_own_evidence_only(desk: Desk, assessment_id: str, piece: Evidence) -> None:
    other = kept(desk, assessment_id, "b.png", picture())
    with pytest.raises(NotFound):
        redeem(desk, download_token(desk, other.id, piece.file_id or ""))
    withdraw_evidence(desk, piece.id, seen=piece.revision)
    with pytest.raises(NotFound):
        redeem(desk, download_token(desk, piece.id, piece.file_id or ""))


def test_a_file_that_was_changed_or_is_gone_is_not_handed_out(desk: Desk, piece: Evidence) -> None:
    digest = piece.file_id or ""
    (place,) = Path(desk.files_address).rglob(digest)
    place.write_bytes(b"changed")
    with pytest.raises(NotFound, match="unchanged"):
        file_of(desk, piece.id, digest)
    place.unlink()
    with pytest.raises(NotFound):
        file_of(desk, piece.id, digest)


def test_an_earlier_version_keeps_its_name(desk: Desk, piece: Evidence) -> None:
    replace_file(desk, piece.id, Upload("b.png", BytesIO(picture())), seen=piece.revision)
    assert file_of(desk, piece.id, piece.file_id or "").name == "policy.pdf"


def test_the_key_is_made_once_and_for_its_owner_only(desk: Desk, piece: Evidence, home: Path) -> None:
    download_token(desk, piece.id, "x")
    key = (home / "links.key").read_bytes()
    download_token(desk, piece.id, "x")
    assert (home / "links.key").read_bytes() == key
    assert len(key) == 32
    assert stat.S_IMODE((home / "links.key").stat().st_mode) == 0o600
    assert [file.name for file in home.iterdir()] == ["links.key"]


def test_a_folder_that_takes_no_key_is_a_sentence(desk: Desk, piece: Evidence, home: Path) -> None:
    home.write_text("in the way")
    with pytest.raises(KeyNotKept):
        download_token(desk, piece.id, "x")


# Previews


def shown(desk: Desk, assessment_id: str, name: str, content: bytes) -> Preview:
    piece = kept(desk, assessment_id, name, content)
    return preview_of(desk, piece.id, piece.file_id or "")


def test_a_picture_is_shown_small(desk: Desk, assessment_id: str) -> None:
    from PIL import Image

    preview = shown(desk, assessment_id, "a.jpg", picture("JPEG", (3000, 2000)))
    assert preview.kind is PreviewKind.PICTURE
    with Image.open(BytesIO(preview.content)) as small:
        assert (small.format, small.size) == ("PNG", (1200, 800))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, PreviewKind.PDF),
        ("a.docx", office("word"), PreviewKind.NONE),
        ("a.heic", HEIC, PreviewKind.NONE),
        ("torn.png", picture()[:40], PreviewKind.NONE),
        ("empty.gif", b"GIF89a", PreviewKind.NONE),
        ("long.txt", b"x" * 20_000_001, PreviewKind.LARGE),
    ],
)
def test_what_cannot_be_shown_is_said(
    desk: Desk, assessment_id: str, name: str, content: bytes, kind: PreviewKind
) -> None:
    assert shown(desk, assessment_id, name, content).kind is kind


def test_a_text_shows_its_beginning(desk: Desk, assessment_id: str) -> None:
    assert shown(desk, assessment_id, "a.csv", "Größe".encode("cp1252")) == Preview(PreviewKind.TEXT, text="Größe")
    long = shown(desk, assessment_id, "b.txt", b"y" * (CHARACTERS + 1))
    assert (len(long.text), long.cut) == (CHARACTERS, True)
