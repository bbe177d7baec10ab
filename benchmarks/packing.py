"""An evidence pack of a gigabyte against the SHA-256 of the same bytes, checking it, and the memory that writing takes."""

from __future__ import annotations

import hashlib
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.domain.evidence_pack import PackChoice
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import NewEngagement, list_engagements, start_engagement
from assessment.services.evidence_packs import build_pack, check_pack
from assessment.services.files import Upload, take_files
from benchmarks.measure import Action, Ratio, detail, medians

FILES, MEGABYTES, FEW = 500, 2, 5
TEXTS = 0.25
"""The share of files that become smaller; the others are packed already."""
PDF_LIMIT, MIXED_LIMIT, CHECK_LIMIT, PEAK_LIMIT = 3, 7, 3, 10
ROUNDS = 3
_PIECE = 1024 * 1024


def measure() -> Iterator[Ratio]:
    """Write and check packs of files that are packed already, then of mixed ones; look at the peak of a large one."""
    with tempfile.TemporaryDirectory() as place:
        for name, texts, limit in (("files packed already", 0.0, PDF_LIMIT), ("mixed files", TEXTS, MIXED_LIMIT)):
            home = Path(place) / name
            desk, assessment_id = _desk(home, FILES, texts)
            target = home / "pack.zip"
            found = medians(
                {
                    "sha256": _summed(Settings(home=home).files),
                    "pack": lambda desk=desk, of=assessment_id, to=target: build_pack(desk, of, PackChoice(), to),
                    "check": lambda to=target: check_pack(to),
                },
                rounds=ROUNDS,
            )
            told = detail(found)
            yield Ratio(f"pack of 1 GB, {name} / sha256 of it", found["pack"] / found["sha256"], limit, told)
            yield Ratio(f"check of that pack / sha256, {name}", found["check"] / found["sha256"], CHECK_LIMIT, told)
        above = _peak(Path(place) / "files packed already") - _peak(_small(Path(place)))
        yield Ratio("megabytes above a pack of 10 MB, pack of 1 GB", above, PEAK_LIMIT, "in processes of their own")


def _small(place: Path) -> Path:
    home = place / "small"
    _desk(home, FEW, 0.0)
    return home


def _desk(home: Path, files: int, texts: float) -> tuple[Desk, str]:
    """An engagement with this many files of evidence, some of them text."""
    settings = Settings(home=home, user="Bench")
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Bench"), files_address=settings.files)
    line = start_engagement(desk, NewEngagement(organization="Bench", checklist="iso10002-2018", profile="full"))
    chance = random.Random(10002)
    for number in range(files):
        is_text = number < files * texts
        name = f"{number}.txt" if is_text else f"{number}.pdf"
        content = _text(number) if is_text else b"%PDF-1.7\n" + chance.randbytes(MEGABYTES * 1_000_000)
        take_files(desk, line.assessment_id, [Upload(name, BytesIO(content))])
    return desk, line.assessment_id


def _text(number: int) -> bytes:
    line = f"Letter {number} was answered after eleven days; the acknowledgement is missing.\n".encode()
    return line * (MEGABYTES * 1_000_000 // len(line))


def _summed(folder: str) -> Action:
    def read() -> None:
        for file in Path(folder).rglob("*"):
            if file.is_file():
                reckoned = hashlib.sha256()
                with file.open("rb") as content:
                    while piece := content.read(_PIECE):
                        reckoned.update(piece)

    return read


def _peak(home: Path) -> float:
    """Megabytes that a process has at most which writes the pack of a data folder and does nothing else."""
    command = [sys.executable, "-m", "benchmarks.packing", str(home)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _print_peak(home: Path) -> None:
    settings = Settings(home=home, user="Bench")
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Bench"), files_address=settings.files)
    (line,) = list_engagements(desk)
    build_pack(desk, line.assessment_id, PackChoice(), home / "pack.zip")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000)


if __name__ == "__main__":
    _print_peak(Path(sys.argv[1]))
