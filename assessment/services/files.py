"""Take files in as evidence, each on its own, and let them go again; equal bytes are kept once, whoever brings them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Self

from assessment.config import Settings
from assessment.domain.assessment import Assessment, CriterionResult, result_id
from assessment.domain.errors import AssessmentError, NotAllowed, NotFound
from assessment.domain.evidence import Evidence, EvidenceKind, StoredFile
from assessment.domain.firm import FirmProfile
from assessment.domain.journal import INSTALLATION_CHAIN
from assessment.domain.narrative import IssuedReport
from assessment.domain.organization import Organization
from assessment.domain.record import Value
from assessment.intake.recognition import PICTURES, Recognised, recognise
from assessment.services.desk import Desk
from assessment.services.numbering import numbered
from assessment.services.work import pinned_checklist, writing_on
from assessment.storage.store import Reader, Writer
from assessment.wording import say


class FileInUse(NotAllowed):
    """A file that something still points to is not deleted."""

    def __init__(self, name: str, places: Sequence[str]) -> None:
        """Name the file and where it is used."""
        super().__init__(
            f"“{name}” is in use and was not deleted: {'; '.join(places)}. Take it off there first, then delete it."
        )


@dataclass(frozen=True)
class Upload:
    """A file as somebody brings it: the name it came with, which may hold folders, and its bytes as a stream."""

    name: str
    stream: BinaryIO


class Taken(Value):
    """What became of one file: the evidence it is now, or none, the sentence to show, and whether its name was mended."""

    name: str
    sentence: str
    evidence_id: str | None = None
    mended: bool = False


@dataclass(frozen=True)
class _Kept:
    recognised: Recognised
    digest: str
    stream: BinaryIO

    @classmethod
    def of(cls, desk: Desk, upload: Upload) -> Self:
        """The bytes stored, before any record names them."""
        recognised = recognise(upload.stream, upload.name, limit_mb=Settings().max_upload_mb)
        return cls(recognised, desk.files.keep_stream(upload.stream), upload.stream)

    def recorded(self, desk: Desk, writer: Writer) -> StoredFile:
        """The record of the file, made once; bytes that somebody deleted meanwhile are stored again."""
        writer.claim(INSTALLATION_CHAIN)
        if not desk.files.holds(self.digest):
            desk.files.keep_stream(self.stream)
        return writer.find(StoredFile, self.digest) or writer.save(
            StoredFile(
                id=self.digest,
                name=self.recognised.name,
                media_type=self.recognised.media_type,
                size=self.recognised.size,
                stored_at=desk.now(),
                stored_by=desk.actor.name,
            )
        )


def take_files(
    desk: Desk, assessment_id: str, uploads: Iterable[Upload], *, criterion_id: str = ""
) -> tuple[Taken, ...]:
    """Make evidence of each file, linked to the criterion if one is named; one that is refused stops no other."""
    return tuple(_taken(desk, assessment_id, upload, criterion_id) for upload in uploads)


def replace_file(desk: Desk, evidence_id: str, upload: Upload, *, seen: int) -> Taken:
    """Put another file in place of the one there is, which stays as an earlier version; `StaleRecord` if it moved on."""
    evidence = find_evidence(desk, evidence_id)
    kept = _Kept.of(desk, upload)
    with desk.store.writing(desk.actor, desk.now(), evidence.engagement_id) as writer:
        evidence = writer.get(Evidence, evidence_id)
        file = kept.recorded(desk, writer)
        writer.save(evidence.filed(file.id, kept.recognised.name), seen=seen)
    return _report(upload, kept.recognised, evidence_id)


def take_file_off(desk: Desk, evidence_id: str, file_id: str, *, seen: int) -> None:
    """Take a file off its evidence, and delete it when nothing else uses it."""
    evidence = find_evidence(desk, evidence_id)
    with desk.store.writing(desk.actor, desk.now(), evidence.engagement_id) as writer:
        evidence = writer.get(Evidence, evidence_id)
        if file_id not in evidence.file_ids:
            raise NotFound("file", file_id[:12])
        writer.save(evidence.without_file(file_id), seen=seen)
        writer.claim(INSTALLATION_CHAIN)
        if not _places(writer, file_id):
            _delete(desk, writer, file_id)


def delete_file(desk: Desk, engagement_id: str, file_id: str) -> None:
    """Delete a file that only evidence points to which was withdrawn; `FileInUse` says where it is needed."""
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        writer.claim(INSTALLATION_CHAIN)
        file = writer.get(StoredFile, file_id)
        if places := _places(writer, file_id):
            raise FileInUse(file.name, places)
        _delete(desk, writer, file_id)


def left_over_files(desk: Desk, engagement_id: str) -> list[StoredFile]:
    """The files of an engagement's withdrawn evidence that nothing uses any more."""
    with desk.store.reading() as reader:
        withdrawn = reader.list(Evidence, engagement_id=engagement_id, withdrawn=True)
        named = dict.fromkeys(key for evidence in withdrawn for key in evidence.file_ids)
        found = (reader.find(StoredFile, key) for key in named if not _places(reader, key))
        return [file for file in found if file]


def files_of(desk: Desk, evidence: Evidence) -> list[StoredFile]:
    """The files of a piece of evidence, the newest first."""
    with desk.store.reading() as reader:
        found = (reader.find(StoredFile, key) for key in evidence.file_ids)
        return [file for file in found if file]


def find_evidence(desk: Desk, evidence_id: str) -> Evidence:
    """A piece of evidence; `NotFound` when there is none or it was withdrawn."""
    with desk.store.reading() as reader:
        evidence = reader.get(Evidence, evidence_id)
    if evidence.withdrawn:
        raise NotFound("evidence", evidence.title)
    return evidence


def _taken(desk: Desk, assessment_id: str, upload: Upload, criterion_id: str) -> Taken:
    try:
        kept = _Kept.of(desk, upload)
        evidence = _as_evidence(desk, assessment_id, kept, criterion_id)
    except AssessmentError as refusal:
        return Taken(name=upload.name, sentence=refusal.message)
    return _report(upload, kept.recognised, evidence.id)


def _as_evidence(desk: Desk, assessment_id: str, kept: _Kept, criterion_id: str) -> Evidence:
    recognised = kept.recognised
    with writing_on(desk, assessment_id) as (writer, assessment):
        file = kept.recorded(desk, writer)
        new = Evidence(
            id=desk.new_id(),
            engagement_id=assessment.engagement_id,
            title=PurePosixPath(recognised.name).stem,
            kind=EvidenceKind.SCREEN if recognised.media_type in PICTURES else EvidenceKind.DOCUMENT,
            file_id=file.id,
            file_name=recognised.name,
            collected_at=desk.now(),
            collected_by=desk.actor.name,
        )
        evidence = writer.save(numbered(writer, new))
        if criterion_id:
            result = result_in(writer, assessment, criterion_id)
            writer.save(result.evidenced((*result.evidence_ids, evidence.id)))
        return evidence


def result_in(writer: Writer, assessment: Assessment, criterion_id: str) -> CriterionResult:
    """The stored result of a criterion, or a blank one."""
    criterion = pinned_checklist(writer, assessment).criterion(criterion_id)
    return writer.find(CriterionResult, result_id(assessment.id, criterion.id)) or CriterionResult.blank(
        assessment, criterion
    )


def _report(upload: Upload, recognised: Recognised, evidence_id: str) -> Taken:
    if recognised.was is None:
        sentence = say("files.taken", name=recognised.name)
    elif recognised.was:
        sentence = say("files.taken.mended", name=recognised.name, was=recognised.was.upper())
    else:
        sentence = say("files.taken.bare", name=recognised.name)
    return Taken(name=upload.name, sentence=sentence, evidence_id=evidence_id, mended=recognised.was is not None)


def _delete(desk: Desk, writer: Writer, file_id: str) -> None:
    """Take the file out of withdrawn evidence, then its record, then the bytes, all while the chain is locked."""
    for evidence in writer.list(Evidence, withdrawn=True):
        if file_id in evidence.file_ids:
            writer.save(evidence.without_file(file_id))
    if file := writer.find(StoredFile, file_id):
        writer.remove(StoredFile, [file])
    desk.files.remove(file_id)


def _places(reader: Reader, file_id: str) -> list[str]:
    """Where a file is used, in words; evidence that was withdrawn does not count."""
    using = [item for item in reader.list(Evidence, withdrawn=False) if file_id in item.file_ids]
    return [
        *(say("files.used.evidence", title=item.title) for item in using),
        *(say("files.used.logo", name=one.name) for one in reader.list(Organization, logo_id=file_id)),
        *(say("files.used.logo", name=one.name) for one in reader.list(FirmProfile, logo_id=file_id)),
        *(say("files.used.report", number=one.number) for one in reader.list(IssuedReport, sha256=file_id)),
    ]
