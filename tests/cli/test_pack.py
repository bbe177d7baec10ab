"""`pack build` and `pack verify`: a pack for an outsider, and whether it is as it was made."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]


def test_a_pack_is_written_says_what_it_holds_and_is_found_intact(run: Run, northwind: str, tmp_path: Path) -> None:
    said = run("pack", "build", "--engagement", northwind, "--reports", "--out", tmp_path)
    (file,) = tmp_path.glob("northwind-evidence-pack-????-??-??.zip")
    assert (said.code, said.lines) == (0, [str(file), "The pack holds no file of evidence."])
    assert sum(name.startswith("northwind-") for name in zipfile.ZipFile(file).namelist()) == 2
    said = run("pack", "verify", file)
    assert said.code == 0
    assert said.out.endswith(": 7 files, nothing was changed.\n")


def test_a_changed_pack_exits_with_one_and_names_the_file(run: Run, northwind: str, tmp_path: Path) -> None:
    run("pack", "build", "--engagement", northwind, "--out", tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as source, zipfile.ZipFile(tmp_path / "forged.zip", "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry, content[:-3] + b"..." if entry.filename == "Read me.txt" else content)
    said = run("pack", "verify", tmp_path / "forged.zip")
    assert (said.code, said.out) == (1, "Changed since the pack was made: Read me.txt\n")


def test_refusals_are_sentences(run: Run, northwind: str, tmp_path: Path) -> None:
    assert "There is no engagement" in run("pack", "build", "--engagement", "none", "--out", tmp_path).err
    said = run("pack", "build", "--engagement", northwind, "--out", tmp_path / "nowhere" / "p.zip")
    assert (said.code, "could not be written" in said.err) == (1, True)
    said = run("pack", "verify", tmp_path / "none.zip")
    assert (said.code, "cannot be checked: No such file or directory" in said.err) == (1, True)
