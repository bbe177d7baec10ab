"""Compare a document with its golden copy part by part, leaving out noise that has a name, and show what differs as XML."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from lxml import etree

from assessment.archive.zipping import unzipped

GOLDEN = Path(__file__).parent / "golden"
SHOWN = 80
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Noise:
    """What may differ: attributes or elements of the parts whose name matches, and why they do not matter."""

    parts: str
    path: str
    why: str


NOISE = (
    Noise(r"docProps/app\.xml", "/*/*", "names the program that saved last, and counts pages as it saw them"),
    Noise(r"word/.*\.xml", "//@*[starts-with(local-name(), 'rsid')]", "Word numbers its editing sessions"),
    Noise(r"word/settings\.xml", "//w:rsids", "the list of those numbers"),
)


def check_golden(content: bytes, name: str, request: pytest.FixtureRequest) -> None:
    """Fail with a readable difference when `content` is not the golden document `name`; `--update-golden` writes it."""
    golden = GOLDEN / name
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(content)
        return
    assert golden.exists(), (
        f"There is no tests/golden/{name} yet: run this test with --update-golden and look at the result."
    )
    found = differences(golden.read_bytes(), content)
    assert not found, "\n".join(
        [f"tests/golden/{name} differs; --update-golden takes the new one:", *islice(found, SHOWN)]
    )


def differences(before: bytes, after: bytes) -> list[str]:
    """What differs between two documents, as lines of a unified diff per part; empty when they are the same."""
    old, new = _readable_parts(before), _readable_parts(after)
    lines = [f"only in the golden document: {name}" for name in old.keys() - new.keys()]
    lines += [f"only in the new document: {name}" for name in new.keys() - old.keys()]
    for name in (name for name in old if name in new):
        lines += difflib.unified_diff(old[name], new[name], f"golden {name}", f"new {name}", n=2, lineterm="")
    return lines


def _readable_parts(document: bytes) -> dict[str, list[str]]:
    return {name: _readable(name, part) for name, part in unzipped(document).items()}


def _readable(name: str, part: bytes) -> list[str]:
    """A part as lines: XML with one element a line and attributes in order, anything else as its size and bytes."""
    if not name.endswith((".xml", ".rels")):
        return [f"{len(part)} bytes", part.hex()]
    tree = etree.fromstring(part)
    for noise in NOISE:
        if re.fullmatch(noise.parts, name):
            for found in tree.xpath(noise.path, namespaces={"w": W}):
                _drop(found)
    etree.indent(tree)
    plain = etree.fromstring(etree.tostring(tree, method="c14n"))
    return etree.tostring(plain, encoding="unicode").splitlines()


def _drop(found: etree._Element | etree._ElementUnicodeResult) -> None:
    if isinstance(found, etree._Element):
        found.getparent().remove(found)
    else:
        del found.getparent().attrib[found.attrname]
