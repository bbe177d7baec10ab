"""What a file is, told by its content: whatever its name says, and whatever the name hides."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.domain.errors import InvalidInput
from assessment.intake.file_names import LONGEST, safe_name
from assessment.intake.recognition import (
    BundleRefused,
    EmptyFile,
    FileTooLarge,
    OldOfficeRefused,
    ProgramRefused,
    ProtectedFile,
    Recognised,
    UnknownFile,
    first_lines,
    recognise,
)
from tests.intake.files_of_all_kinds import (
    EXE,
    HEIC,
    OLE,
    PDF,
    archive,
    office,
    old_office,
    packed_tightly,
    picture,
    typed,
)

ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def told(content: bytes, name: str, limit: int = 1) -> Recognised:
    return recognise(BytesIO(content), name, limit_mb=limit)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("policy.pdf", PDF, "application/pdf"),
        ("screen.PNG", picture(), "image/png"),
        ("photo.jpeg", picture("JPEG"), "image/jpeg"),
        ("a.gif", picture("GIF"), "image/gif"),
        ("a.webp", picture("WEBP"), "image/webp"),
        ("a.heic", HEIC, "image/heic"),
        ("a.docx", office("word"), DOCX),
        ("a.xlsx", office("xl"), DOCX.replace("wordprocessingml.document", "spreadsheetml.sheet")),
        ("a.pptx", office("ppt"), DOCX.replace("wordprocessingml.document", "presentationml.presentation")),
        ("a.odt", archive(mimetype=ODT), ODT),
        ("mail.msg", old_office("__nameid_version1.0"), "application/vnd.ms-outlook"),
        ("mail.eml", b"From: a@example.org\r\nSubject: x\r\n\r\nText", "message/rfc822"),
        ("a.csv", b"No;Day\r\n1;2026-01-01", "text/csv"),
        ("a.md", "# Größe".encode(), "text/markdown"),
        ("a.txt", "Größe".encode("cp1252"), "text/plain"),
        ("a.txt", "Größe شكوى".encode("utf-16"), "text/plain"),
        ("notes.log", b"MZ is how this text begins", "text/plain"),
    ],
)
def test_what_evidence_may_be_is_recognised_and_keeps_its_name(name: str, content: bytes, media_type: str) -> None:
    assert told(content, name) == Recognised(media_type, name, len(content))


@pytest.mark.parametrize(
    ("name", "content", "kept", "was"),
    [
        ("picture.pdf", picture(), "picture.png", "pdf"),
        ("photo.png", picture("JPEG"), "photo.jpg", "png"),
        ("letter.doc", office("word"), "letter.docx", "doc"),
        ("letter.pdf", b"only words", "letter.txt", "pdf"),
        ("run.bat", b"del *.*", "run.bat.txt", "bat"),
        ("page.html", b"<script>alert(1)</script>", "page.html.txt", "html"),
        ("drawing.svg", b"<svg onload='x()'/>", "drawing.svg.txt", "svg"),
        ("scan", PDF, "scan.pdf", ""),
        (".htaccess", b"deny from all", "htaccess.txt", ""),
    ],
)
def test_a_wrong_ending_is_mended_and_said(name: str, content: bytes, kept: str, was: str) -> None:
    found = told(content, name)
    assert (found.name, found.was) == (kept, was)


@pytest.mark.parametrize(
    ("name", "content", "refusal", "kind"),
    [
        ("invoice.pdf", EXE, ProgramRefused, "EXE"),
        ("report.docx", b"\x7fELF" + b"\0" * 80, ProgramRefused, "ELF"),
        ("files.zip", archive(a_txt="x"), BundleRefused, "ZIP"),
        ("files.docx", archive(a_txt="x", b_exe="y"), BundleRefused, "ZIP"),
        ("files.gz", b"\x1f\x8b\x08" + b"\0" * 30, BundleRefused, "GZ"),
        ("old.doc", old_office("WordDocument"), OldOfficeRefused, "DOC"),
        ("old.xls", old_office("Workbook"), OldOfficeRefused, "XLS"),
        ("old.bin", OLE + b"\0" * 600, OldOfficeRefused, "OLE"),
        ("macro.docx", archive(word__vbaProject_bin="x", word__document_xml="y"), OldOfficeRefused, "macros"),
        ("loud.docx", archive(word__VBAPROJECT_BIN="x", word__document_xml="y"), OldOfficeRefused, "macros"),
        ("hidden.docx", typed("application/vnd.ms-office.vbaProject"), OldOfficeRefused, "macros"),
        ("called.docx", typed("application/vnd.ms-word.document.macroEnabled.main+xml"), OldOfficeRefused, "macros"),
        ("sheets.xlsx", archive(xl__macrosheets__sheet1_xml="x"), OldOfficeRefused, "macros"),
        ("open.odt", archive(mimetype=ODT, Basic__Standard__Module1_xml="x"), OldOfficeRefused, "macros"),
        ("locked.docx", old_office("EncryptedPackage"), ProtectedFile, "password"),
        ("a.rtf", rb"{\rtf1 text}", OldOfficeRefused, "RTF"),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\0" * 20, UnknownFile, "MP3"),
        ("a.dat", bytes(range(256)), UnknownFile, "no known kind"),
        ("torn.docx", office("word")[:60], UnknownFile, "no known kind"),
    ],
)
def test_what_evidence_may_not_be_is_refused_with_what_it_really_is(
    name: str, content: bytes, refusal: type[InvalidInput], kind: str
) -> None:
    with pytest.raises(refusal) as refused:
        told(content, name)
    assert refused.value.message.startswith(f"“{name}”")
    assert kind in refused.value.message


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFile):
        told(b"", "a.pdf")


def test_two_gigabytes_are_refused_without_being_read() -> None:
    class Huge(BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            return 2_000_000_000 if whence == 2 else offset

        def read(self, count: int | None = -1) -> bytes:
            raise AssertionError(count)

    with pytest.raises(FileTooLarge, match=r"“film\.mp4” has 2,000 MB; the limit is 200 MB"):
        recognise(Huge(), "film.mp4", limit_mb=200)


def test_the_stream_is_left_at_its_start() -> None:
    stream = BytesIO(b"abc")
    recognise(stream, "a.txt", limit_mb=1)
    assert stream.tell() == 0


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        (r"D:\papers\policy.pdf", "policy.pdf"),
        ("folder/sub/a.txt", "a.txt"),
        ("a\x00b\x07.pdf", "ab.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("شكوى العميل.pdf", "شكوى العميل.pdf"),
        ('a<b>:"c|d?*.txt', "a_b___c_d__.txt"),
        ("...", "file"),
        ("", "file"),
        ("/", "file"),
        (" .pdf ", "pdf"),
        ("a.pdf. ", "a.pdf"),
    ],
)
def test_a_name_is_never_a_path_and_hides_nothing(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 400 + ".pdf") == "x" * (LONGEST - 4) + ".pdf"
    assert len(safe_name("شكوى" * 100 + ".docx").encode()) <= 240


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_systems_take(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('/\\\0<>:"|?*')
    assert len(safe) <= LONGEST
    assert safe_name(safe) == safe


@given(st.binary(min_size=1, max_size=300), st.text(max_size=20))
def test_any_bytes_are_recognised_or_refused_and_nothing_else(content: bytes, name: str) -> None:
    with suppress(InvalidInput):
        assert told(content, name).size == len(content)


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_the_beginning_of_a_text_reads_as_it_was_written(text: str, encoding: str) -> None:
    plain = text.encode("utf-8", "ignore").decode().replace("\ufeff", "")
    if plain.encode("utf-8")[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        assert first_lines(plain.encode(encoding), 50) == plain[:50]


@given(st.integers(0, 330), st.binary(min_size=1, max_size=12))
def test_a_damaged_archive_is_taken_or_refused_and_nothing_else(place: int, noise: bytes) -> None:
    whole = packed_tightly(mimetype=ODT, content_xml="words " * 40)
    with suppress(InvalidInput):
        told(whole[:place] + noise + whole[place + len(noise) :], "a.odt")


@pytest.mark.parametrize(
    ("method", "part"),
    [
        (zipfile.ZIP_DEFLATED, "mimetype"),
        (zipfile.ZIP_BZIP2, "mimetype"),
        (zipfile.ZIP_BZIP2, "[Content_Types].xml"),
    ],
)
def test_a_part_that_claims_to_be_small_does_not_fill_the_memory(method: int, part: str) -> None:
    size = 64 * 1024 * 1024
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as bomb:
        bomb.writestr(part, bytes(size))
    content = buffer.getvalue().replace(struct.pack("<L", size), struct.pack("<L", 30))
    tracemalloc.start()
    try:
        with pytest.raises(InvalidInput):
            recognise(BytesIO(content), "a.odt", limit_mb=200)
        assert tracemalloc.get_traced_memory()[1] < size / 8
    finally:
        tracemalloc.stop()
