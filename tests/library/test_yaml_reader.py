"""Every scalar stays text, and whatever is not plain YAML is one sentence with file and line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from assessment.domain.remark import Remark, Severity
from assessment.library import yaml_reader
from assessment.library.yaml_reader import DEPTH_LIMIT, SIZE_LIMIT, Tree, read_yaml


def tree_of(text: str) -> Tree:
    tree, remarks = read_yaml(text.encode(), "a.yaml")
    assert remarks == []
    assert tree is not None
    return tree


def only_remark(content: bytes) -> Remark:
    _, remarks = read_yaml(content, "small/a.yaml")
    assert len(remarks) == 1
    return remarks[0]


@pytest.mark.parametrize(
    "scalar",
    [
        "8.10",
        "7.0",
        "0x1F",
        "010",
        "1e3",
        "1_000",
        "Yes",
        "no",
        "on",
        "true",
        "2026-11-21",
        "12:30:00",
        ".inf",
        "-",
        "=",
        "<<",
    ],
)
def test_scalars_stay_the_text_they_are(scalar: str) -> None:
    if scalar != "-":
        assert tree_of(f"value: {scalar}\n").value == {"value": scalar}
    assert tree_of(f"value: '{scalar}'\n").value == {"value": scalar}


def test_keys_stay_text_too() -> None:
    assert tree_of("8.10: a\nYes: b\n2026-11-21: c\n").value == {"8.10": "a", "Yes": "b", "2026-11-21": "c"}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_nothing_is_none_unless_it_is_quoted(empty: str) -> None:
    assert tree_of(f"value: {empty}\n").value == {"value": None}
    assert tree_of(f"value: '{empty}'\n").value == {"value": empty}


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_holds_nothing(content: bytes) -> None:
    tree, remarks = read_yaml(content, "a.yaml")
    assert remarks == []
    assert tree is not None
    assert tree.value is None


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    tree, remarks = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yaml")
    assert remarks == []
    assert tree is not None
    assert tree.value == {"a": "1", "b": "2"}
    assert tree.line(("b",)) == 2


def test_text_keeps_its_letters() -> None:
    assert tree_of("a: Größe – “ja” 👍🏻 شكوى\n").value == {"a": "Größe – “ja” 👍🏻 شكوى"}


NESTED = """\
id: "7"
clauses:
  - number: "7.1"
    ask: [one,
          two]
  - number: "7.2"
    text: >-
      folded
      over lines
    last: x
"""


def test_each_value_knows_its_line() -> None:
    tree = tree_of(NESTED)
    assert tree.line(("id",)) == 1
    assert tree.line(("clauses",)) == 2
    assert tree.line(("clauses", 0)) == 3
    assert tree.line(("clauses", 0, "ask", 0)) == 4
    assert tree.line(("clauses", 0, "ask", 1)) == 5
    assert tree.line(("clauses", 1, "text")) == 7
    assert tree.line(("clauses", 1, "last")) == 10


def test_a_place_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    tree = tree_of(NESTED)
    assert tree.line(("clauses", 1, "missing", "deeper")) == 6
    assert tree.line(("nothing",)) == 1
    assert Tree(None).line(("nothing",)) is None


@pytest.mark.parametrize(
    ("content", "code", "line", "words"),
    [
        (b"a: 1\nb: &x 2\n", "yaml-anchor", 2, "“&x” is an anchor"),
        (b"a: 1\nb: &x [1]\n", "yaml-anchor", 2, "“&x” is an anchor"),
        (b"a: 1\n\nb: *x\n", "yaml-alias", 3, "“*x” is an alias"),
        (b"a: 1\nb: !!int 2\n", "yaml-tag", 2, "tag:yaml.org,2002:int"),
        (b"a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, "is a tag"),
        (b"a: !own {b: c}\n", "yaml-tag", 1, "“!own” is a tag"),
        (b"a: 1\n---\nb: 2\n", "yaml-documents", 2, "more than one document"),
        (b"a: 1\n? [x, y]\n: 2\n", "yaml-key", 2, "used as a key"),
        (b"a: 1\n? {x: y}\n: 2\n", "yaml-key", 2, "used as a key"),
        (b"a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3, "“a” stands here a second time (first on line 1)"),
        (b"a: 1\nb: caf\xe9\n", "yaml-encoding", 2, "not UTF-8"),
        ("a: 1\nb: ü\n".encode("utf-16"), "yaml-encoding", 1, "not UTF-8"),
        (b"a: 1\nb: x: y\n", "yaml-syntax", 2, "cannot be read here"),
        (b"a: 1\nb: 'open\n", "yaml-syntax", 3, "cannot be read here"),
        (b"a: 1\n\tb: 2\n", "yaml-syntax", 2, "cannot be read here"),
        (b"a: [1, 2\nb: 3\n", "yaml-syntax", 2, "cannot be read here"),
        (b"a: 1\nb: x\x00y\n", "yaml-character", 2, "U+0000"),
        (b"a: \xc3\xa4\xc3\xa4\nb: x\x07y\n", "yaml-character", 2, "U+0007"),
        (b'a: 1\nb: "x\\0y"\n', "yaml-character", 2, "U+0000"),
        (b'a: 1\n"b\\x1f": 2\n', "yaml-character", 2, "U+001F"),
        (b'a: "\\uffff"\n', "yaml-character", 1, "U+FFFF"),
    ],
)
def test_what_is_not_plain_yaml_is_one_sentence_with_file_and_line(
    content: bytes, code: str, line: int, words: str
) -> None:
    remark = only_remark(content)
    assert (remark.code, remark.place.file, remark.place.line) == (code, "small/a.yaml", line)
    assert remark.severity is Severity.ERROR
    assert words in remark.message
    assert remark.message.endswith(".")
    assert remark.hint.endswith(".")
    assert "\n" not in str(remark)


def test_all_duplicates_are_found_in_one_pass() -> None:
    text = "a: 1\na: 2\nb:\n  c: 1\n  c: 2\na: 3\nd:\n  - e: 1\n    e: 2\nb:\n  c: 4\n"
    _, remarks = read_yaml(text.encode(), "a.yaml")
    assert [(remark.code, remark.place.line) for remark in remarks] == [
        ("yaml-duplicate", line) for line in (2, 5, 6, 9, 10)
    ]


def test_the_first_of_two_equal_keys_is_kept_with_its_line() -> None:
    tree, _ = read_yaml(b"a: 1\nb: 2\na: 3\n", "a.yaml")
    assert tree is not None
    assert tree.value == {"a": "1", "b": "2"}
    assert tree.line(("a",)) == 1


def test_duplicates_found_before_a_refusal_are_told_as_well() -> None:
    _, remarks = read_yaml(b"a: 1\na: 2\nb: &x 3\n", "a.yaml")
    assert [remark.code for remark in remarks] == ["yaml-duplicate", "yaml-anchor"]


def test_a_file_at_the_size_limit_is_read_and_one_byte_more_is_refused() -> None:
    fits = b"a: " + b"x" * (SIZE_LIMIT - 3)
    tree, remarks = read_yaml(fits, "a.yaml")
    assert (remarks, tree is not None) == ([], True)
    remark = only_remark(fits + b"x")
    assert (remark.code, remark.message) == ("yaml-size", "The file holds more than 2,000,000 bytes.")


def nested(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


def test_lists_may_be_nested_to_the_limit_and_no_deeper() -> None:
    assert read_yaml(nested(DEPTH_LIMIT), "a.yaml")[1] == []
    assert only_remark(nested(DEPTH_LIMIT + 1)).code == "yaml-depth"


@pytest.mark.parametrize("content", [nested(200_000), b"[" * 200_000, b"{a: " * 100_000, b"- " * 100_000 + b"x"])
def test_a_million_levels_do_no_harm(content: bytes) -> None:
    assert only_remark(content).code == "yaml-depth"


def test_an_alias_bomb_stops_at_its_first_anchor() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    remark = only_remark(bomb.encode())
    assert (remark.code, remark.place.line) == ("yaml-anchor", 1)


yaml_like = st.text(st.sampled_from("ab: -[]{},&*!'\"\n\t#?|>%@`\\0xUu~\x00\x85\ufeffé"), max_size=60)


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"%YAML 9.9\n--- a\n")
@example(b"%TAG ! tag:x,2000:\n--- !y a\n")
def test_any_bytes_give_a_tree_or_remarks_and_never_an_exception(content: bytes) -> None:
    tree, remarks = read_yaml(content, "a.yaml")
    assert tree is not None or remarks
    for remark in remarks:
        assert remark.place.file == "a.yaml"
        str(remark).encode()


@given(yaml_like)
@example('"\\UFFFFFFFF"')
@example('"\\ud800"')
@example("? : :")
@example("- - -\n-")
def test_any_text_is_read_or_refused_with_libyaml_and_without(text: str) -> None:
    _, remarks = read_yaml(text.encode(), "a.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "_Parser", yaml.SafeLoader)
        pure, pure_remarks = read_yaml(text.encode(), "a.yaml")
    assert pure is not None or pure_remarks
    for remark in (*remarks, *pure_remarks):
        str(remark).encode()


@pytest.mark.parametrize("text", [NESTED, "a:\nb: ~\nc: ''\n", "a: 1\na: 2\n", "a: &x 1\n"])
def test_without_libyaml_plain_files_read_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = read_yaml(text.encode(), "a.yaml")
    monkeypatch.setattr(yaml_reader, "_Parser", yaml.SafeLoader)
    assert read_yaml(text.encode(), "a.yaml") == with_libyaml


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), unique=True, min_size=1, max_size=8))
def test_quoted_words_come_back_as_they_went_in(words: list[str]) -> None:
    text = "".join(f"- '{word.replace(chr(39), chr(39) * 2)}'\n" for word in words)
    tree = tree_of(text)
    assert tree.value == words
    assert [tree.line((place,)) for place in range(len(words))] == list(range(1, len(words) + 1))
