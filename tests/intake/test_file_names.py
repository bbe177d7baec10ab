"""Names that strangers gave their files become names that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.archive.packing import is_safe
from assessment.intake.file_names import LONGEST, safe_name


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Aux.tar.gz", "COM1.pdf", "lpt9", "com¹.docx", "..\\NUL.png"])
def test_a_name_that_windows_keeps_for_a_device_gets_a_dash_before_it(name: str) -> None:
    assert safe_name(name).startswith("_")
    assert safe_name(name).endswith(name.rpartition("\\")[2])


@pytest.mark.parametrize("name", ["console.txt", "Nullserie.pdf", "com10.txt", "auxiliary", "Konto CON.pdf"])
def test_a_name_that_only_begins_like_one_stays(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf...", "report.pdf"),
        ("report. ", "report"),
        (" . ", "file"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("Screenshot at 3.45\u202fPM.png", "Screenshot at 3.45 PM.png"),
        ("a\u00a0b\u3000c.pdf", "a b c.pdf"),
        ("a\u061c\ue000\U000e0041b.pdf", "ab.pdf"),
    ],
)
def test_dots_and_signs_that_windows_does_not_take_go(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_whatever_the_name_is_every_system_takes_it(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe) <= LONGEST
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe == safe.strip(" .")
    assert safe_name(safe) == safe
    assert safe.encode()


@given(st.text(max_size=400))
def test_whatever_the_name_is_an_archive_takes_it(name: str) -> None:
    assert is_safe(safe_name(name))
