"""Remarks as people read them."""

from __future__ import annotations

import pytest

from assessment.domain.remark import Place, Remark, Severity, has_errors


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(file="a/b.yaml", line=7, item="7.2-3"), "a/b.yaml:7 (7.2-3)"),
        (Place(file="a/b.yaml", line=7), "a/b.yaml:7"),
        (Place(file="a/b.yaml", item="7.2-3"), "a/b.yaml (7.2-3)"),
        (Place(item="7.2-3"), "7.2-3"),
        (Place(), ""),
    ],
)
def test_a_place_names_what_is_known(place: Place, words: str) -> None:
    assert str(place) == words


def test_a_remark_is_one_line_with_code_place_and_hint() -> None:
    remark = Remark(
        code="yaml-tag",
        severity=Severity.ERROR,
        place=Place(file="a/b.yaml", line=7),
        message="“!!int” is a tag.",
        hint="Remove it.",
    )
    assert str(remark) == "error yaml-tag a/b.yaml:7: “!!int” is a tag. Remove it."
    assert str(remark.changed(hint="")) == "error yaml-tag a/b.yaml:7: “!!int” is a tag."


def test_only_errors_stand_in_the_way() -> None:
    warning = Remark(code="x", severity=Severity.WARNING, place=Place(), message="Look.")
    assert not has_errors([warning, warning.changed(severity=Severity.INFORMATION)])
    assert has_errors([warning, warning.changed(severity=Severity.ERROR)])
