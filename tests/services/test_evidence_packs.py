"""An evidence pack holds what may be shared and nothing else, says what it leaves out, and anybody can check it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import sqlite3
import subprocess
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from assessment.archive.zipping import BrokenArchive
from assessment.domain.evidence import Confidentiality
from assessment.domain.evidence_pack import PackChoice
from assessment.services.desk import Desk
from assessment.services.documents import NotWritten
from assessment.services.evidence import EvidenceDetails, change_evidence, register_evidence
from assessment.services.evidence_packs import (
    KIND,
    EvidenceNotIntact,
    NoEvidencePack,
    build_pack,
    check_pack,
    pack_bytes,
    plan_pack,
)
from assessment.services.files import Upload, find_evidence, take_files
from assessment.services.work import open_work
from tests.intake.files_of_all_kinds import PDF, picture

EVERYTHING = PackChoice(confidential=True, personal_data=True, reports=True)
COMPLAINANT = "Letter of Mrs Okafor"


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    """Ada's desk with a folder of its own for files."""
    return dataclasses.replace(desk, files_address=(tmp_path / "files").as_posix())


def attach(desk: Desk, assessment_id: str, name: str, content: bytes, to: str = "") -> str:
    (taken,) = take_files(desk, assessment_id, [Upload(name, BytesIO(content))], criterion_id=to)
    assert taken.evidence_id
    return taken.evidence_id


def mark(desk: Desk, evidence_id: str, level: Confidentiality, title: str = "") -> None:
    evidence = find_evidence(desk, evidence_id)
    details = EvidenceDetails(title=title or evidence.title, reference="Drawer 7", confidentiality=level)
    change_evidence(desk, evidence_id, details, seen=evidence.revision)


@pytest.fixture
def filled(desk: Desk, assessment_id: str, where: str) -> str:
    """Evidence of every sort: two files for everybody of one name, a confidential one, personal data, and none at all."""
    attach(desk, assessment_id, "policy.pdf", PDF, to="7.1-1")
    attach(desk, assessment_id, "policy.pdf", PDF + b"%later\n", to="7.1-2")
    mark(desk, attach(desk, assessment_id, "Costs.txt", b"Costs of remedies"), Confidentiality.CONFIDENTIAL)
    letter = attach(desk, assessment_id, "letter.png", picture(), to="7.2-1")
    mark(desk, letter, Confidentiality.PERSONAL_DATA, COMPLAINANT)
    register_evidence(desk, where, EvidenceDetails(title="Interview with the owner", reference="Notebook, page 4"))
    return assessment_id


def packed(desk: Desk, assessment_id: str, choice: PackChoice | None = None) -> zipfile.ZipFile:
    plan = plan_pack(desk, open_work(desk, assessment_id), choice or PackChoice())
    return zipfile.ZipFile(BytesIO(pack_bytes(plan)))


def index(pack: zipfile.ZipFile) -> Any:
    return json.loads(pack.read("Index.json"))


def everything_said(pack: zipfile.ZipFile) -> str:
    """All words of the index in its three forms, of the read me, and of the names."""
    word = Document(BytesIO(pack.read("Index.docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    sheets = load_workbook(BytesIO(pack.read("Index.xlsx")))
    values = [str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row if value]
    texts = [pack.read(name).decode("utf-8-sig") for name in ("Index.json", "Read me.txt", "SHA256SUMS.txt")]
    return "\n".join([*pack.namelist(), *texts, *cells, *(one.text for one in word.paragraphs), *values])


def test_a_pack_holds_index_sums_and_the_files_that_may_be_shared(desk: Desk, filled: str) -> None:
    pack = packed(desk, filled)
    assert pack.namelist() == [
        "Index.docx",
        "Index.xlsx",
        "Index.json",
        "Read me.txt",
        "SHA256SUMS.txt",
        "Evidence/E-001 policy.pdf",
        "Evidence/E-002 policy.pdf",
        "manifest.json",
    ]
    assert pack.read("Evidence/E-001 policy.pdf") == PDF


def test_what_is_kept_back_is_counted_with_its_reason_and_named_nowhere(desk: Desk, filled: str) -> None:
    pack = packed(desk, filled)
    absent = [(row["number"], row["title"], row["absence"], row["reference"]) for row in index(pack)["absent"]]
    assert absent == [
        ("E-003", "Kept back", "Kept back: confidential", ""),
        ("E-004", "Kept back", "Kept back: personal data", ""),
        ("E-005", "Interview with the owner", "No file", "Notebook, page 4"),
    ]
    said = everything_said(pack)
    assert all(words not in said for words in (COMPLAINANT, "Okafor", "Costs", "Drawer 7", "letter.png"))
    assert index(pack)["standing"] == (
        f"The pack holds 2 files of evidence ({len(PDF) * 2 + 7}\N{NO-BREAK SPACE}bytes). "
        "1 piece has no file: the index says where it can be seen. 2 are kept back, and the index says why."
    )


def test_confidential_and_personal_evidence_goes_in_when_somebody_says_so(desk: Desk, filled: str) -> None:
    names = packed(desk, filled, PackChoice(confidential=True)).namelist()
    assert "Evidence/E-003 Costs.txt" in names
    assert not any("letter" in name for name in names)
    names = packed(desk, filled, EVERYTHING).namelist()
    assert "Evidence/E-004 letter.png" in names
    assert [name.rpartition(".")[2] for name in names[4:6]] == ["docx", "xlsx"]


def test_the_index_lists_evidence_by_clause_in_all_three_forms_alike(desk: Desk, filled: str) -> None:
    pack = packed(desk, filled, EVERYTHING)
    clauses = [(row["clause"], row["evidence"]) for row in index(pack)["clauses"]]
    assert clauses == [("7.1", "E-001 policy; E-002 policy"), ("7.2", f"E-004 {COMPLAINANT}")]
    word = Document(BytesIO(pack.read("Index.docx")))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    sheet = load_workbook(BytesIO(pack.read("Index.xlsx")))["By clause"]
    for clause, evidence in clauses:
        assert any(row[0] == clause and row[-1] == evidence for row in rows)
        assert any(row[0] == clause and row[2] == evidence for row in sheet.iter_rows(values_only=True))


def test_a_clause_counts_what_is_kept_back_without_naming_it(desk: Desk, filled: str) -> None:
    clauses = {row["clause"]: row["evidence"] for row in index(packed(desk, filled))["clauses"]}
    assert clauses == {"7.1": "E-001 policy; E-002 policy", "7.2": "1 kept back"}


def test_an_outsider_checks_the_sums_with_what_every_system_has(desk: Desk, filled: str, tmp_path: Path) -> None:
    packed(desk, filled, EVERYTHING).extractall(tmp_path / "out")
    listed = (tmp_path / "out" / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    names = {line.split("  ", 1)[1] for line in listed}
    here = {file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert names == here - {"SHA256SUMS.txt", "manifest.json"}
    for line in listed:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest
    if tool := shutil.which("sha256sum"):
        command = [tool, "--check", "--strict", "--quiet", "SHA256SUMS.txt"]
        assert subprocess.run(command, cwd=tmp_path / "out", check=False).returncode == 0


def test_equal_evidence_gives_equal_bytes(desk: Desk, filled: str) -> None:
    work = open_work(desk, filled)
    assert pack_bytes(plan_pack(desk, work, EVERYTHING)) == pack_bytes(plan_pack(desk, work, EVERYTHING))


def test_a_file_changed_behind_our_back_stops_the_pack_and_leaves_nothing(
    desk: Desk, filled: str, tmp_path: Path
) -> None:
    (kept,) = [file for file in (tmp_path / "files").rglob("*") if file.is_file() and file.read_bytes() == PDF]
    kept.write_bytes(PDF.replace(b"1", b"2"))
    with pytest.raises(EvidenceNotIntact, match="E-001 “policy” is gone or was changed"):
        build_pack(desk, filled, PackChoice(), tmp_path / "pack.zip")
    kept.unlink()
    with pytest.raises(EvidenceNotIntact, match="E-001"):
        build_pack(desk, filled, PackChoice(), tmp_path / "pack.zip")
    assert not list(tmp_path.glob("*.zip")) + list(tmp_path.glob(".*.part"))


def test_a_check_finds_what_was_changed_later(desk: Desk, filled: str, tmp_path: Path) -> None:
    made = build_pack(desk, filled, PackChoice(), tmp_path)
    assert made.file.name == f"northwind-evidence-pack-{desk.today().isoformat()}.zip"
    found = check_pack(made.file)
    assert (found.organization, found.files, found.altered) == ("Northwind", 7, ())
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(made.file) as source, zipfile.ZipFile(forged, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            is_policy = entry.filename == "Evidence/E-001 policy.pdf"
            target.writestr(entry, content.replace(b"1", b"2") if is_policy else content)
    assert check_pack(forged).altered == ("Evidence/E-001 policy.pdf",)


def test_what_is_no_pack_is_refused_with_a_sentence(desk: Desk, filled: str, tmp_path: Path) -> None:
    with pytest.raises(NoEvidencePack, match="No such file"):
        check_pack(tmp_path / "none.zip")
    with pytest.raises(NoEvidencePack, match="no ordinary file"):
        check_pack(tmp_path)
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    with pytest.raises(BrokenArchive):
        check_pack(tmp_path / "text.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("manifest.json", '{"kind": "something else", "parts": {}}')
    with pytest.raises(NoEvidencePack, match="no evidence pack"):
        check_pack(tmp_path / "other.zip")


def test_files_of_equal_names_and_awkward_ones_get_places_of_their_own(desk: Desk, filled: str) -> None:
    work = open_work(desk, filled)
    twins = {
        one.id: one.changed(number="", file_name=name)
        for one, name in zip(work.evidence.values(), ("a:b.PDF", "A_B.pdf", "x" * 300, "con.png"), strict=False)
        if one.file_id
    }
    plan = plan_pack(desk, dataclasses.replace(work, evidence=twins), EVERYTHING)
    places = list(plan.files)
    assert len({place.casefold() for place in places}) == len(twins) == 4
    assert places[1] == "Evidence/A_B (2).pdf"
    assert all(len(place.encode()) < 255 and ":" not in place for place in places)


def test_an_engagement_without_evidence_has_an_empty_pack_that_says_so(desk: Desk, assessment_id: str) -> None:
    pack = packed(desk, assessment_id)
    assert index(pack)["packed"] == index(pack)["absent"] == []
    assert "There is no file of evidence in this pack." in everything_said(pack)


def test_the_day_of_the_pack_is_the_day_it_was_made(desk: Desk, filled: str) -> None:
    later = dataclasses.replace(desk, clock=lambda: desk.now() + timedelta(days=400))
    assert index(packed(later, filled))["date"] == later.today().isoformat()


def test_names_of_any_system_give_a_pack_that_can_be_checked(desk: Desk, assessment_id: str, tmp_path: Path) -> None:
    names = (
        "Screenshot 3.45\u202fPM.txt",
        "a\nb  c.txt",
        "\u061c\u202etxt.fdp",
        "Ä.txt",
        "A\u0308.txt",
        "CON",
        "x" * 300,
    )
    for name in names:
        attach(desk, assessment_id, name, name.encode())
    pack = build_pack(desk, assessment_id, PackChoice(), tmp_path).file
    assert check_pack(pack).altered == ()
    with zipfile.ZipFile(pack) as held:
        lines = held.read("SHA256SUMS.txt").decode().splitlines()
        assert len(lines) == len(held.namelist()) - 2


@pytest.mark.parametrize("claimed", [["deep"], "\ud800", "\x1b[2J\nAll is well", "x" * 10_000_000])
def test_what_a_strangers_list_claims_is_shown_as_one_short_line(tmp_path: Path, claimed: object) -> None:
    file = tmp_path / "pack.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"kind": KIND, "parts": {}, "organization": claimed}))
    shown = check_pack(file).organization
    assert len(shown) <= 300
    assert not shown or shown.isprintable()


def test_a_name_that_no_system_takes_is_a_sentence_for_building_and_checking(desk: Desk, filled: str) -> None:
    with pytest.raises(NotWritten, match="too long"):
        build_pack(desk, filled, PackChoice(), Path("x" * 300))
    with pytest.raises(NoEvidencePack, match="too long"):
        check_pack(Path("x" * 300))


def test_no_document_replaces_kept_evidence_or_the_log_of_the_database(desk: Desk, filled: str, tmp_path: Path) -> None:
    kept = next(file for file in (tmp_path / "files").rglob("*") if file.is_file())
    sqlite3.connect(tmp_path / "own.db").execute("PRAGMA user_version = 1")
    before = kept.read_bytes()
    for place in (kept, tmp_path / "own.db-wal", tmp_path / "own.db-shm", tmp_path / "own.db"):
        with pytest.raises(NotWritten, match="no document may replace"):
            build_pack(desk, filled, PackChoice(), place)
    assert kept.read_bytes() == before
    assert not (tmp_path / "own.db-wal").exists()
