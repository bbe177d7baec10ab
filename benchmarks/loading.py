"""A checklist of 300 KB, read cold, against PyYAML's own pure loader on the same text."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from assessment import resources
from assessment.library.loader import load_checklist
from benchmarks.measure import Ratio, detail, medians

LIMIT = 0.15


def measure() -> Iterator[Ratio]:
    """Load the shipped checklist whole, with every rule checked."""
    folder = resources.checklists() / "iso10002-2018"
    texts = [file.read_text(encoding="utf-8") for file in folder.rglob("*.yaml")]
    size = sum(map(len, texts)) / 1000

    def pure() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.SafeLoader)

    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(folder, copy)
        found = medians({"ours": lambda: load_checklist(copy), "pure": pure}, rounds=7)
    yield Ratio(f"cold load of {size:.0f} KB / pure safe_load", found["ours"] / found["pure"], LIMIT, detail(found))
