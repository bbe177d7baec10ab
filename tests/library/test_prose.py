"""What a careful reader would mark in the margin, and what is left in peace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assessment.domain.remark import Severity
from assessment.library.loader import read_checklist
from assessment.library.prose import reading_ease

SMALL = Path(__file__).parent / "small"


def remarks_after(tmp_path: Path, old: str, new: str) -> dict[str, str]:
    """The remarks, code → place, of the small checklist with one text replaced."""
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    changed = 0
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        changed += old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert changed, f"{old!r} stands in no file"
    loaded = read_checklist(folder, prose=True)
    assert loaded.checklist is not None, loaded.remarks
    assert all(remark.severity is Severity.INFORMATION for remark in loaded.remarks)
    return {remark.code: str(remark.place) for remark in loaded.remarks}


def first(field: str) -> str:
    """A field of the first criterion of the small checklist."""
    checklist = read_checklist(SMALL).checklist
    assert checklist is not None
    return str(getattr(checklist.criteria[0], field))


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("risk", " ".join(["the cat sat on the mat and"] * 6) + " slept.", "prose-long"),
        (
            "risk",
            "Organizational accountability considerations necessitate comprehensive institutional documentation procedures.",
            "prose-hard",
        ),
        ("question", "Ensure that complaints are logged.", "prose-question"),
        ("risk", "The compalint is lost.", "prose-spelling"),
    ],
)
def test_weak_prose_is_pointed_out_with_its_line(tmp_path: Path, field: str, text: str, code: str) -> None:
    found = remarks_after(tmp_path, first(field), text)
    assert code in found
    assert ".yaml:" in found[code]


def test_a_question_with_is_there_is_fine(tmp_path: Path) -> None:
    assert "prose-question" not in remarks_after(tmp_path, first("question"), "Is there a list of complaints?")


def test_nearly_the_same_sentence_twice_is_pointed_out(tmp_path: Path) -> None:
    checklist = read_checklist(SMALL).checklist
    assert checklist is not None
    one, other = checklist.criteria[:2]
    assert "prose-twin" in remarks_after(tmp_path, other.risk, one.risk.replace(" the ", " a ", 1))


def test_prose_is_read_only_when_asked(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    assert read_checklist(tmp_path / "small").remarks == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat.", 100, 125),
        ("We answer within five days and say who will call.", 80, 110),
        ("Organizational institutionalization necessitates interdisciplinary considerations.", -400, 0),
        ("", 100, 100),
    ],
)
def test_reading_ease_is_high_for_plain_and_low_for_heavy_words(text: str, low: float, high: float) -> None:
    assert low <= reading_ease(text) <= high


def test_the_shipped_checklist_reads_well() -> None:
    from assessment import resources

    found = read_checklist(resources.checklists() / "iso10002-2018", prose=True).remarks
    codes = [remark.code for remark in found]
    assert set(codes) <= {"prose-hard"}
    assert len(codes) <= 10, "a few hard sentences are meant; more are not"
