"""Files of evidence: taken in each on its own, kept once, replaced without loss, and deleted only when nothing uses them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO

import pytest

from assessment.domain.errors import NotFound
from assessment.domain.evidence import Evidence, EvidenceKind, StoredFile
from assessment.services.answers import unlink_evidence
from assessment.services.desk import Desk
from assessment.services.evidence import where_used, withdraw_evidence
from assessment.services.files import (
    FileInUse,
    Taken,
    Upload,
    delete_file,
    files_of,
    find_evidence,
    left_over_files,
    replace_file,
    take_file_off,
    take_files,
)
from assessment.services.work import open_work
from assessment.storage.files import FileNotKept, FileStore
from assessment.storage.store import StaleRecord
from tests.intake.files_of_all_kinds import EXE, PDF, picture

pytestmark = pytest.mark.both_databases


def up(name: str, content: bytes = PDF) -> Upload:
    return Upload(name, BytesIO(content))


def take(desk: Desk, assessment_id: str, *uploads: Upload, to: str = "") -> tuple[Taken, ...]:
    return take_files(desk, assessment_id, uploads, criterion_id=to)


def one(desk: Desk, assessment_id: str, name: str = "policy.pdf", content: bytes = PDF) -> Evidence:
    (taken,) = take(desk, assessment_id, up(name, content))
    assert taken.evidence_id
    return find_evidence(desk, taken.evidence_id)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def records(desk: Desk) -> list[StoredFile]:
    with desk.store.reading() as reader:
        return reader.list(StoredFile)


# In


def test_a_file_becomes_evidence_linked_to_its_criterion(desk: Desk, assessment_id: str) -> None:
    (taken,) = take(desk, assessment_id, up("visit/Screen of the form.png", picture()), to="7.1-1")
    assert (taken.sentence, taken.mended) == ("“Screen of the form.png” is kept.", False)
    kept = find_evidence(desk, taken.evidence_id or "")
    assert (kept.title, kept.file_name, kept.kind) == (
        "Screen of the form",
        "Screen of the form.png",
        EvidenceKind.SCREEN,
    )
    assert [use.criterion_id for use in where_used(desk, kept.id)] == ["7.1-1"]
    (file,) = files_of(desk, kept)
    assert (file.id, file.media_type, file.size) == (digest(picture()), "image/png", len(picture()))
    assert desk.files.read(file.id) == picture()


def test_each_of_several_is_taken_or_refused_on_its_own(desk: Desk, assessment_id: str) -> None:
    found = take(
        desk, assessment_id, up("a.pdf"), up("b.pdf", EXE), up("c.pdf", b""), up("d.pdf", picture()), to="7.1-1"
    )
    assert [bool(taken.evidence_id) for taken in found] == [True, False, False, True]
    assert "really a program (EXE)" in found[1].sentence
    assert "“c.pdf” is empty" in found[2].sentence
    assert found[3].sentence == (
        "“d.png” is kept. The ending it came with (PDF) does not fit its content, so the name was mended."
    )
    assert len(open_work(desk, assessment_id).evidence) == 2


def test_the_same_file_twice_is_two_pieces_of_evidence_and_one_file(desk: Desk, assessment_id: str) -> None:
    first, second = one(desk, assessment_id, "a.pdf"), one(desk, assessment_id, "b.pdf")
    assert first.id != second.id
    assert first.file_id == second.file_id
    assert (first.file_name, second.file_name) == ("a.pdf", "b.pdf")
    assert [file.name for file in records(desk)] == ["a.pdf"]


def test_names_with_hidden_characters_and_of_any_length_are_kept(desk: Desk, assessment_id: str) -> None:
    names = ("a\0b.pdf", "x" * 400 + ".pdf", "شكوى العميل.pdf", "..\\..\\evil.pdf", "inv\u202efdp.pdf")
    found = take(desk, assessment_id, *(up(name) for name in names))
    assert all(taken.evidence_id for taken in found)
    kept = [find_evidence(desk, taken.evidence_id or "").file_name for taken in found]
    assert kept == ["ab.pdf", "x" * 146 + ".pdf", "شكوى العميل.pdf", "evil.pdf", "invfdp.pdf"]


def test_the_limit_on_size_can_be_set(desk: Desk, assessment_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISO10002_MAX_UPLOAD_MB", "1")
    (taken,) = take(desk, assessment_id, up("a.txt", b"x" * 1_100_000))
    assert taken.evidence_id is None
    assert "the limit is 1 MB" in taken.sentence


def test_a_criterion_that_is_not_there_leaves_no_record(desk: Desk, assessment_id: str) -> None:
    (taken,) = take(desk, assessment_id, up("a.pdf"), to="9.9-9")
    assert taken.evidence_id is None
    assert not records(desk)
    assert not open_work(desk, assessment_id).evidence


def test_a_full_disk_is_a_sentence_and_leaves_no_record(
    desk: Desk, assessment_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise FileNotKept("No space left on device")

    monkeypatch.setattr(FileStore, "keep_stream", full)
    (taken,) = take(desk, assessment_id, up("a.pdf"))
    assert taken.sentence.startswith("The file could not be kept: No space left on device.")
    assert not records(desk)


# Newer versions


def test_a_newer_file_keeps_the_one_before(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    taken = replace_file(desk, kept.id, up("policy 2.docx", picture()), seen=kept.revision)
    assert taken.sentence.startswith("“policy 2.png” is kept.")
    newer = find_evidence(desk, kept.id)
    assert newer.file_name == "policy 2.png"
    assert [file.name for file in files_of(desk, newer)] == ["policy 2.png", "policy.pdf"]


def test_a_refused_or_stale_replacement_changes_nothing(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    replace_file(desk, kept.id, up("b.png", picture()), seen=kept.revision)
    with pytest.raises(StaleRecord):
        replace_file(desk, kept.id, up("c.png", picture(size=(9, 9))), seen=kept.revision)
    assert [file.name for file in files_of(desk, find_evidence(desk, kept.id))] == ["b.png", "policy.pdf"]


# Out


def test_a_file_taken_off_its_only_evidence_is_deleted(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    take_file_off(desk, kept.id, digest(PDF), seen=kept.revision)
    assert find_evidence(desk, kept.id).file_ids == ()
    assert not records(desk)
    assert not desk.files.holds(digest(PDF))
    assert desk.store.check_records() == []
    assert all(chain.intact for chain in desk.store.check_journal())


def test_a_file_that_other_evidence_needs_stays(desk: Desk, assessment_id: str) -> None:
    first, second = one(desk, assessment_id, "a.pdf"), one(desk, assessment_id, "b.pdf")
    take_file_off(desk, first.id, digest(PDF), seen=first.revision)
    assert [file.id for file in files_of(desk, second)] == [digest(PDF)]
    assert desk.files.read(digest(PDF)) == PDF


def test_a_file_that_the_evidence_does_not_have_cannot_be_taken_off(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    with pytest.raises(NotFound):
        take_file_off(desk, kept.id, "0" * 64, seen=kept.revision)


def left(desk: Desk, assessment_id: str) -> Sequence[str]:
    engagement_id = open_work(desk, assessment_id).engagement.id
    return [file.name for file in left_over_files(desk, engagement_id)]


def test_a_file_in_use_is_not_deleted_and_says_where_it_is_used(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    replace_file(desk, kept.id, up("b.png", picture()), seen=kept.revision)
    with pytest.raises(FileInUse, match=r"“policy\.pdf” is in use and was not deleted: evidence “policy”"):
        delete_file(desk, kept.engagement_id, digest(PDF))
    assert desk.files.holds(digest(PDF))


def test_files_of_withdrawn_evidence_can_be_deleted_for_good(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    assert left(desk, assessment_id) == []
    withdraw_evidence(desk, kept.id, seen=kept.revision)
    assert left(desk, assessment_id) == ["policy.pdf"]
    delete_file(desk, kept.engagement_id, digest(PDF))
    assert left(desk, assessment_id) == []
    assert not desk.files.holds(digest(PDF))
    assert desk.store.check_records() == []
    with pytest.raises(NotFound):
        delete_file(desk, kept.engagement_id, digest(PDF))


def test_a_file_that_comes_back_after_it_was_deleted_is_kept_again(desk: Desk, assessment_id: str) -> None:
    kept = one(desk, assessment_id)
    take_file_off(desk, kept.id, digest(PDF), seen=kept.revision)
    again = one(desk, assessment_id)
    assert desk.files.read(again.file_id or "") == PDF


def test_unlinking_from_a_criterion_keeps_evidence_and_file(desk: Desk, assessment_id: str) -> None:
    (taken,) = take(desk, assessment_id, up("a.pdf"), to="7.1-1")
    unlink_evidence(desk, assessment_id, "7.1-1", taken.evidence_id or "")
    assert where_used(desk, taken.evidence_id or "") == []
    assert desk.files.holds(digest(PDF))
