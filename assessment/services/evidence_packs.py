"""Evidence packs: index, reports and files in one archive that anybody can check without this software."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from assessment import __version__
from assessment.archive.packing import Part, PartMeta, opened, pack, same_name
from assessment.domain.errors import InvalidInput, NotFound, StorageTrouble
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.evidence_pack import Absence, PackChoice, absence_of
from assessment.domain.record import Value
from assessment.domain.work import Work
from assessment.intake.file_names import safe_name, split_name
from assessment.reporting.evidence_pack import EvidencePack, evidence_pack_of
from assessment.services.backup import DOWNLOADABLE as DOWNLOADABLE  # noqa: PLC0414 -- the same limit for every archive
from assessment.services.desk import Desk
from assessment.services.documents import (
    Document,
    Format,
    NotWritten,
    as_json,
    as_word,
    file_name,
    placed,
    written_whole,
)
from assessment.services.downloads import name_of
from assessment.services.report_kinds import ReportName
from assessment.services.reports import MadeReport, dress_of, render
from assessment.services.work import open_work
from assessment.wording import say

KIND = "iso10002-toolkit evidence pack"
FOLDER, SUMS = "Evidence/", "SHA256SUMS.txt"

_LONGEST_CLAIM = 300
_TEMPLATE = "evidence-pack"
_REPORTS = ((ReportName.GAP_ANALYSIS, Format.DOCX), (ReportName.ACTION_PLAN, Format.XLSX))
_SQUEEZABLE = ("text/", "message/", "application/json", "application/xml", "image/bmp", "image/tiff")
"""Kinds of files that become smaller; all others are packed already, and trying costs ten times as long."""


class EvidenceNotIntact(StorageTrouble):
    """A kept file is gone, or is not what it was when it was brought."""

    def __init__(self, number: str, title: str) -> None:
        """Name the evidence and say what to do."""
        super().__init__(
            f"The file of {number} “{title}” is gone or was changed outside the toolkit, so no pack was written. Attach it "
            "again on the page Evidence, or put a backup back (iso10002 restore FILE)."
        )


class NoEvidencePack(InvalidInput):
    """What was given to check cannot be read as an evidence pack."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"{file} cannot be checked: {reason}. Choose the .zip file of a pack as it was handed over.")


class Packed(Value):
    """A pack that was written: the file, its size in bytes, and its index."""

    file: Path
    size: int
    index: EvidencePack


class PackCheck(Value):
    """What a check found: how many files the pack holds, and the names of those that are not what its list says."""

    organization: str
    made: str
    files: int
    altered: tuple[str, ...] = ()


@dataclass(frozen=True)
class EvidencePackPlan:
    """A pack before it is written: its index, which screen and documents share, its reports, and the files to take."""

    desk: Desk
    work: Work
    index: EvidencePack
    reports: tuple[Document, ...]
    files: Mapping[str, tuple[Evidence, StoredFile]]
    absent: tuple[tuple[Evidence, Absence], ...]

    @property
    def name(self) -> str:
        """The file name of the pack."""
        return file_name(self.work.organization.name, say("pack.file"), self.index.date.isoformat(), "zip")

    @property
    def size(self) -> int:
        """About how many bytes it will have."""
        return sum(row.size for row in self.index.packed) + sum(len(report.content) for report in self.reports)


def plan_pack(desk: Desk, work: Work, choice: PackChoice) -> EvidencePackPlan:
    """What a pack of an assessment would hold; `work` is read already."""
    chosen = [one for one in work.evidence.values() if absence_of(one, choice) is None]
    with desk.store.reading() as reader:
        stored = reader.some(StoredFile, (one.file_id for one in chosen if one.file_id))
    files = _placed((one, stored[one.file_id]) for one in chosen if one.file_id in stored)
    dress, today = dress_of(desk, work.assessment.id), desk.today()
    kinds = _REPORTS if choice.reports else ()
    reports = tuple(render(MadeReport(name, work, dress, today), form) for name, form in kinds)
    index = evidence_pack_of(
        work,
        dress,
        choice,
        places={evidence.id: place for place, (evidence, _) in files.items()},
        files=stored,
        documents=[report.name for report in reports],
        today=today,
    )
    absent = tuple((one, why) for one in work.evidence.values() if (why := absence_of(one, choice)))
    return EvidencePackPlan(desk, work, index, reports, files, absent)


def build_pack(desk: Desk, assessment_id: str, choice: PackChoice, where: Path) -> Packed:
    """Write the pack of an assessment whole or not at all; `where` is a file or a folder."""
    plan = plan_pack(desk, open_work(desk, assessment_id), choice)
    target = placed(where, plan.name)
    try:
        with written_whole(target) as out:
            _write(plan, out)
        return Packed(file=target, size=target.stat().st_size, index=plan.index)
    except OSError as error:
        raise NotWritten(target, error.strerror or str(error)) from error


def pack_bytes(plan: EvidencePackPlan) -> bytes:
    """The pack for a download."""
    buffer = BytesIO()
    _write(plan, buffer)
    return buffer.getvalue()


def check_pack(file: Path) -> PackCheck:
    """Compare every file of a pack with the list inside it; refuses what is no pack."""
    try:
        if file.exists() and not file.is_file():
            raise NoEvidencePack(file, "it is no ordinary file")
        with opened(file, is_expected=lambda _: True) as archive:
            if archive.about.get("kind") != KIND:
                raise NoEvidencePack(file, "it is no evidence pack of this toolkit")
            return PackCheck(
                organization=_line(archive.about.get("organization")),
                made=_line(archive.about.get("made")),
                files=len(archive.parts),
                altered=tuple(archive.altered()),
            )
    except OSError as error:
        raise NoEvidencePack(file, error.strerror or str(error)) from error


def _line(claimed: object) -> str:
    """What a stranger's list says, as one short line in which nothing is hidden."""
    text = claimed if isinstance(claimed, str) else ""
    return "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST_CLAIM])


def render_index(index: EvidencePack, form: Format) -> bytes:
    """The index in Word, Excel or as data."""
    if form is Format.JSON:
        return as_json(index)
    if form is Format.DOCX:
        return as_word(index, _TEMPLATE)
    from assessment.export.excel import evidence_pack_workbook  # noqa: PLC0415 -- the Excel library loads when it is used

    return evidence_pack_workbook(index)


def _placed(files: Iterator[tuple[Evidence, StoredFile]]) -> dict[str, tuple[Evidence, StoredFile]]:
    """Each file at a place of its own, named by number and file name, whatever capitals and accents a system tells apart."""
    placed: dict[str, tuple[Evidence, StoredFile]] = {}
    taken: set[str] = set()
    for evidence, file in files:
        name = safe_name(f"{evidence.number} {name_of(evidence, file)}")
        stem, ending = split_name(name)
        count = 1
        while same_name(name) in taken:
            count += 1
            name = f"{stem} ({count}).{ending}" if ending else f"{stem} ({count})"
        taken.add(same_name(name))
        placed[FOLDER + name] = evidence, file
    return placed


def _write(plan: EvidencePackPlan, out: BinaryIO) -> None:
    """Write index, words to begin with, reports, files and the list of sums; every file must be what it was."""
    head = plan.index
    about = {
        "kind": KIND,
        "version": __version__,
        "organization": head.organization,
        "made": head.date.isoformat(),
    }
    texts = {f"{say('pack.index')}.{form.value}": render_index(head, form) for form in Format}
    texts[say("pack.read_me")] = _read_me(head)
    texts |= {report.name: report.content for report in plan.reports}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in texts.items()}
    sums |= {place: file.id for place, (_, file) in plan.files.items()}
    texts_and_sums = {**texts, SUMS: "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()}
    _check(plan, pack(out, _parts(plan, texts_and_sums), about))


def _parts(plan: EvidencePackPlan, texts: Mapping[str, bytes]) -> Iterator[Part]:
    for name, content in texts.items():
        yield Part(name, len(content), partial(BytesIO, content))
    for place, (evidence, file) in plan.files.items():
        yield Part(
            place, file.size, partial(_opened, plan.desk, evidence, file), file.media_type.startswith(_SQUEEZABLE)
        )


def _opened(desk: Desk, evidence: Evidence, file: StoredFile) -> BinaryIO:
    try:
        return desk.files.open(file.id)
    except NotFound:
        raise EvidenceNotIntact(evidence.number, evidence.title) from None


def _check(plan: EvidencePackPlan, packed: Mapping[str, PartMeta]) -> None:
    for place, (evidence, file) in plan.files.items():
        if packed[place].sha256 != file.id:
            raise EvidenceNotIntact(evidence.number, evidence.title)


def _read_me(index: EvidencePack) -> bytes:
    """The words one reads first, in a form that every system opens; lines end as Windows wants them."""
    words = say(
        "pack.read_me.text",
        organization=index.organization,
        engagement=index.engagement,
        date=index.look.day(index.date),
        standing=index.standing,
        guidance=index.guidance,
        sums=SUMS,
    )
    return b"\xef\xbb\xbf" + f"{words}\n".replace("\n", "\r\n").encode()
