"""Every rule of a checklist, broken one at a time in a copy of the small one; and all of them at once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.domain.checklist import Checklist
from assessment.domain.errors import BadChecklist
from assessment.domain.remark import Remark
from assessment.library.loader import Loaded, UnusableChecklist, load_checklist, read_checklist

SMALL = Path(__file__).parent / "small"
HEAD = "checklist.yaml"
FOUR = "chapter-4.yaml"
SEVEN = "chapter-7.yaml"
QUICK = "profiles/quick.yaml"

Change = Callable[[str, str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small checklist."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace the first `old` in a file of the copy, and say where the copy is."""

    def replace(name: str, old: str, new: str) -> Path:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace


def line_of(folder: Path, name: str, marker: str) -> int:
    """The line of the only place where `marker` stands."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(marker) == 1, f"{marker!r} stands {text.count(marker)} times in {name}"
    return text[: text.index(marker)].count("\n") + 1


def only_remark(loaded: Loaded) -> Remark:
    assert loaded.checklist is None
    assert [remark.code for remark in loaded.remarks] == [loaded.remarks[0].code]
    return loaded.remarks[0]


def test_the_small_checklist_loads_without_remarks(folder: Path) -> None:
    loaded = read_checklist(folder)
    assert loaded.remarks == ()
    assert loaded.checklist is not None
    assert [criterion.id for criterion in loaded.checklist.criteria] == [
        "4.2-1",
        "7.1-1",
        "7.1-2",
        "7.2-1",
        "7.2-2",
        "7.2-3",
    ]
    assert [profile.id for profile in loaded.checklist.profiles] == ["full", "quick"]


@pytest.mark.parametrize(
    ("edit", "code", "marker", "item"),
    [
        ((HEAD, "id: partly_met", "id: met"), "scale-unique", "scale:", ""),
        ((HEAD, "value: 0.5", "value: 1.0"), "scale-unique", "scale:", ""),
        ((HEAD, "label: Partly met", "label: Met"), "scale-unique", "scale:", ""),
        ((HEAD, "value: 0\n", "value: 0.1\n"), "scale-ends", "scale:", ""),
        ((HEAD, "value: 1\n", "value: 0.9\n"), "scale-ends", "scale:", ""),
        ((SEVEN, 'number: "7.2"', 'number: "8.2"'), "clause-chapter", '"8.2"', "8.2"),
        ((SEVEN, 'number: "7.2"', 'number: "70.2"'), "clause-chapter", '"70.2"', "70.2"),
        ((SEVEN, "id: 7.1-2", "id: 7.3-2"), "criterion-clause", "7.3-2", "7.3-2"),
        ((SEVEN, "id: 7.2-3", "id: 7.2-2 # again"), "criterion-unique", "# again", "7.2-2"),
        ((SEVEN, "ask: [Complaints manager, Front-line", "ask: [Boss, Front-line"), "word-unknown", "Boss", "7.1-1"),
        ((SEVEN, "usual_owner: Complaints manager", "usual_owner: Boss"), "word-unknown", "Boss", "7.1-1"),
        ((SEVEN, "themes: [access]", "themes: [access, taste]"), "word-unknown", "taste", "7.1-1"),
        ((HEAD, 'key_clauses: ["7.2"]', 'key_clauses: ["7.9"]'), "key-clause", "key_clauses", ""),
        ((FOUR, "[7.1-1, 7.2-1]", "[7.1-1, 7.9-1]"), "proposed-by", "7.9-1", "4.2-1"),
        ((FOUR, "[7.1-1, 7.2-1]", "[4.2-1]"), "proposed-by", "proposed_by", "4.2-1"),
        ((QUICK, "id: quick", "id: full"), "profile-unique", "id:", "profile full"),
        ((QUICK, "- 7.2-1", "- 7.9-1"), "profile-criterion", "criteria:", "profile quick"),
        ((HEAD, '"4": 10', '"4": 12'), "chapter-share", "chapter_shares", ""),
        ((HEAD, "- chapter-4.yaml", "- ../chapter-4.yaml"), "chapter-file", "chapters:", ""),
        ((HEAD, "- chapter-4.yaml", "- /etc/passwd"), "chapter-file", "chapters:", ""),
        ((HEAD, "- chapter-4.yaml", "- profiles/full.yaml"), "chapter-file", "chapters:", ""),
        ((HEAD, "- chapter-4.yaml", "- chapter-4.yml"), "chapter-file", "chapters:", ""),
        ((HEAD, "- chapter-4.yaml", "- .."), "chapter-file", "chapters:", ""),
        ((HEAD, "version: 0.1.0", "version: one"), "shape-string-pattern-mismatch", "version:", ""),
        ((HEAD, "format: 1", "format: 2"), "shape-less-than-equal", "format:", ""),
        ((HEAD, '"4": 10', '"4": 1e999999'), "shape-less-than-equal", "1e999999", ""),
        ((HEAD, '"4": 10', '"4": NaN'), "shape-finite-number", "NaN", ""),
        ((HEAD, "title: Small", "titel: Small"), "shape-missing shape-extra-forbidden", "titel", ""),
        ((SEVEN, "        weight: 2\n", ""), "shape-missing", "7.1-1", "7.1-1"),
        ((SEVEN, "weight: 2", "weight: 11"), "shape-less-than-equal", "weight: 11", "7.1-1"),
        ((SEVEN, "weight: 2", "weight: heavy"), "shape-int-parsing", "heavy", "7.1-1"),
        ((SEVEN, "force: should", "force: must"), "shape-enum", "must", "7.1-1"),
        ((SEVEN, "ask: [Complaints manager, Front-line staff]", "ask: []"), "shape-too-short", "ask: []", "7.1-1"),
        ((SEVEN, "statement: Each complaint has", "statment: Each complaint has"), "shape-extra", "statment", "7.2-2"),
        (
            (SEVEN, "statement: Each complaint has", "statement: >-\n          \n        x: has"),
            "shape-",
            "x: has",
            "7.2-2",
        ),
        ((QUICK, "criteria:\n  - 7.1-1\n  - 7.2-1", "criteria: []"), "shape-too-short", "criteria: []", ""),
        ((QUICK, "- 7.2-1", "- 7.2"), "shape-string-pattern-mismatch", "- 7.2\n", ""),
        ((SEVEN, "title: Receipt", "title: Receipt\n    title: Twice"), "yaml-duplicate", "Twice", ""),
        ((SEVEN, "title: Receipt", "title: &r Receipt"), "yaml-anchor", "&r", ""),
        ((SEVEN, "title: Receipt", 'title: "Rece\\0ipt"'), "yaml-character", "Rece", ""),
        ((SEVEN, "title: Receipt", "title: Receipt: of what"), "yaml-syntax", "of what", ""),
    ],
)
def test_a_broken_rule_is_reported_with_its_line(
    change: Change, edit: tuple[str, str, str], code: str, marker: str, item: str
) -> None:
    folder = change(*edit)
    loaded = read_checklist(folder)
    assert loaded.checklist is None
    found = {remark.place.line: remark for remark in loaded.remarks if remark.code.startswith(tuple(code.split()))}
    line = line_of(folder, edit[0], marker)
    assert line in found, [str(remark) for remark in loaded.remarks]
    remark = found[line]
    assert remark.place.item == item
    assert remark.place.file.endswith(Path(edit[0]).name)
    assert remark.message.endswith(".")
    assert remark.hint.endswith(".")


def test_a_clause_that_stands_twice_is_reported(folder: Path, change: Change) -> None:
    change(SEVEN, 'number: "7.1"', 'number: "7.2"')
    codes = {remark.code for remark in read_checklist(folder).remarks}
    assert "clause-unique" in codes


def test_a_checklist_without_a_profile_is_reported(folder: Path) -> None:
    shutil.rmtree(folder / "profiles")
    assert only_remark(read_checklist(folder)).code == "profile-missing"


def test_a_missing_chapter_file_is_reported_by_name(folder: Path) -> None:
    (folder / FOUR).unlink()
    remark = only_remark(read_checklist(folder))
    assert (remark.code, remark.place.file) == ("file-missing", "small/chapter-4.yaml")
    assert "No such file" in remark.message


def test_a_folder_in_place_of_a_chapter_is_reported(folder: Path) -> None:
    (folder / FOUR).unlink()
    (folder / FOUR).mkdir()
    assert only_remark(read_checklist(folder)).code == "file-missing"


def test_a_folder_without_a_head_is_reported(tmp_path: Path) -> None:
    remark = only_remark(read_checklist(tmp_path))
    assert (remark.code, remark.place.file) == ("file-missing", f"{tmp_path.name}/checklist.yaml")


@pytest.mark.parametrize("name", [HEAD, FOUR, QUICK])
def test_an_empty_file_lacks_its_fields(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    remarks = read_checklist(folder).remarks
    assert {remark.code for remark in remarks} == {"shape-missing"}
    assert any("“id” is missing" in remark.message or "“clause” is missing" in remark.message for remark in remarks)


@pytest.mark.parametrize("name", [HEAD, FOUR, QUICK])
@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "clauses: x\nchapters: y\n", "clauses: [x, {}, [y]]\n"])
def test_a_file_of_another_shape_gives_remarks_only(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    loaded = read_checklist(folder)
    assert loaded.checklist is None
    assert all(remark.code.startswith("shape-") for remark in loaded.remarks)


def test_a_chapter_from_outside_the_folder_is_never_read(folder: Path, change: Change) -> None:
    shutil.copy(folder / FOUR, folder.parent / "outside.yaml")
    change(HEAD, "- chapter-4.yaml", "- ../outside.yaml")
    loaded = read_checklist(folder)
    assert only_remark(loaded).code == "chapter-file"
    assert "“../outside.yaml”" in loaded.remarks[0].message


def test_problems_of_several_files_are_reported_in_one_pass_with_their_lines(folder: Path, change: Change) -> None:
    change(HEAD, "value: 0.5", "value: 0")
    change(FOUR, "usual_owner: Complaints manager", "usual_owner: Boss")
    change(SEVEN, "weight: 2", "weight: 20")
    change(SEVEN, "id: 7.2-3", "id: 7.2-2")
    change(SEVEN, "force: should", "force: must")
    change(QUICK, "title: Quick", "titel: Quick")
    found = {(remark.code, remark.place.file, remark.place.line) for remark in read_checklist(folder).remarks}
    assert found == {
        ("scale-unique", "small/checklist.yaml", line_of(folder, HEAD, "scale:")),
        ("word-unknown", "small/chapter-4.yaml", line_of(folder, FOUR, "Boss")),
        ("shape-less-than-equal", "small/chapter-7.yaml", line_of(folder, SEVEN, "weight: 20")),
        ("shape-enum", "small/chapter-7.yaml", line_of(folder, SEVEN, "must")),
        ("criterion-unique", "small/chapter-7.yaml", line_of(folder, SEVEN, "The day of receipt") - 1),
        ("shape-extra-forbidden", f"small/{QUICK}", line_of(folder, QUICK, "titel")),
        ("shape-missing", f"small/{QUICK}", 1),
    }


def test_a_broken_head_does_not_hide_the_problems_of_the_chapters(folder: Path, change: Change) -> None:
    change(HEAD, "version: 0.1.0", "version: one")
    change(HEAD, "- chapter-4.yaml", "- ../chapter-4.yaml")
    change(SEVEN, "weight: 2", "weight: 20")
    change(QUICK, "title: Quick", "titel: Quick")
    found = {(remark.code, remark.place.file) for remark in read_checklist(folder).remarks}
    assert found == {
        ("shape-string-pattern-mismatch", "small/checklist.yaml"),
        ("chapter-file", "small/checklist.yaml"),
        ("shape-less-than-equal", "small/chapter-7.yaml"),
        ("shape-extra-forbidden", f"small/{QUICK}"),
        ("shape-missing", f"small/{QUICK}"),
    }


def test_a_list_is_not_called_too_short_for_items_that_are_wrong(folder: Path, change: Change) -> None:
    change(FOUR, "force: should", "force: must")
    assert only_remark(read_checklist(folder)).code == "shape-enum"


def test_a_missing_number_or_id_is_reported_once(folder: Path, change: Change) -> None:
    change(SEVEN, '  - number: "7.1"\n    title', "  - title")
    change(SEVEN, "- id: 7.2-1\n        statement", "- statement")
    change(SEVEN, "- id: 7.2-2\n        statement", "- statement")
    assert [remark.code for remark in read_checklist(folder).remarks] == ["shape-missing"] * 3


def test_an_unread_chapter_does_not_make_references_to_it_wrong(folder: Path, change: Change) -> None:
    change(SEVEN, "title: Receipt", "title: &r Receipt")
    assert only_remark(read_checklist(folder)).code == "yaml-anchor"


def test_numbers_and_words_are_what_the_author_wrote(folder: Path, change: Change) -> None:
    change(SEVEN, "title: Receipt", "title: Yes")
    change(HEAD, 'edition: "2018"', "edition: 2018.10")
    checklist = load_checklist(folder)
    assert checklist.clause("7.2").title == "Yes"
    assert checklist.head.edition == "2018.10"


def test_clause_7_10_without_quotes_is_not_clause_7_1(folder: Path, change: Change) -> None:
    for old, new in (('number: "7.2"', "number: 7.10"), ("id: 7.2-1", "id: 7.10-1"), ("id: 7.2-2", "id: 7.10-2")):
        change(SEVEN, old, new)
    change(SEVEN, "id: 7.2-3", "id: 7.10-3")
    change(HEAD, '["7.2"]', "[7.10]")
    change(FOUR, "7.2-1", "7.10-1")
    change(QUICK, "7.2-1", "7.10-1")
    checklist: Checklist = load_checklist(folder)
    assert [clause.number for clause in checklist.clauses] == ["4.2", "7.1", "7.10"]


def test_a_broken_checklist_is_refused_with_the_first_problem_and_the_number_of_others(
    folder: Path, change: Change
) -> None:
    change(FOUR, "weight: 1", "weight: 11")
    with pytest.raises(UnusableChecklist) as refused:
        load_checklist(folder)
    assert isinstance(refused.value, BadChecklist)
    assert "small/chapter-4.yaml:23 (4.2-1)" in refused.value.message
    assert "more found" not in refused.value.message
    change(SEVEN, "force: should", "force: must")
    with pytest.raises(UnusableChecklist, match=r"1 more found") as refused:
        load_checklist(folder)
    assert len(refused.value.remarks) == 2


def test_the_share_of_a_chapter_may_differ_by_one_point(folder: Path, change: Change) -> None:
    change(HEAD, '"4": 10', '"4": 11')
    change(HEAD, '"7": 90', '"7": 89')
    assert read_checklist(folder).remarks == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_file_raises_anything(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([HEAD, FOUR, SEVEN, QUICK]))
    whole = (SMALL / name).read_bytes()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    noise = data.draw(st.binary(max_size=6) | st.sampled_from([b"", b": ", b"\n", b"- ", b"[", b'"', b"1e999999"]))
    (folder / name).write_bytes(whole[:start] + noise + whole[end:])
    try:
        loaded = read_checklist(folder)
    finally:
        (folder / name).write_bytes(whole)
    assert loaded.checklist is not None or loaded.remarks
    for remark in loaded.remarks:
        str(remark).encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
@pytest.mark.parametrize("endless", ["a device", "a pipe"])
def test_a_file_that_never_ends_is_not_read(folder: Path, endless: str) -> None:
    (folder / FOUR).unlink()
    if endless == "a pipe":
        os.mkfifo(folder / FOUR)
    else:
        (folder / FOUR).symlink_to("/dev/zero")
    remark = only_remark(read_checklist(folder))
    assert (remark.code, remark.place.file) == ("file-missing", f"small/{FOUR}")
    assert "no ordinary file" in remark.message


def test_a_place_names_the_checklist_from_wherever_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / FOUR).unlink()
    monkeypatch.chdir(folder)
    assert only_remark(read_checklist(Path())).place.file == f"small/{FOUR}"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [(FOUR, "- a list", "must hold fields"), (FOUR, "clause: '4'\ntitle: x\nclauses: text", "must be a list")],
)
def test_what_has_the_wrong_shape_is_told_without_a_programmers_words(
    folder: Path, name: str, content: str, words: str
) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    told = " ".join(remark.message for remark in read_checklist(folder).remarks)
    assert words in told
    assert "dictionary" not in told
    assert "tuple" not in told
