"""The shape of the code: sizes, names, who may import what, and that every word on screen stands in the catalogue."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import assessment.domain
from assessment.domain.record import Record, Value
from assessment.wording import english
from tests.families_of_words import FAMILIES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "assessment"
UI = PACKAGE / "ui"
CATALOGUE = english.CATALOGUE

MODULE_LINES, PAGE_LINES, FUNCTION_LINES, PARAMETERS = 400, 120, 40, 5

# Exceptions: what may be larger, and why. One that is not needed any more fails.
LONGER_MODULES: Mapping[str, str] = {}
LONGER_PAGES: Mapping[str, str] = {}
LONGER_FUNCTIONS: Mapping[str, str] = {
    "assessment/reporting/gap_report_of.py:gap_report_of": "one call with a line per field of the report",
    "assessment/storage/migrations/versions/0001_first_tables.py:upgrade": "written by Alembic, a line per column",
    "assessment/storage/migrations/versions/0002_evidence_fieldwork_firm.py:upgrade": "written by Alembic, a line per column",
    "assessment/storage/migrations/versions/0003_internal_audit.py:upgrade": "written by Alembic, a line per column",
    "assessment/storage/migrations/versions/0004_findings_and_review.py:upgrade": "written by Alembic, a line per column",
    "assessment/storage/migrations/versions/0005_nonconformity.py:upgrade": "written by Alembic, a line per column",
    "tests/storage/nonconformity_examples.py:nonconformity_records": "one example of each record, a line per field",
    "tests/storage/audit_examples.py:audit_records": "one example of each record, a line per field",
    "tests/storage/examples.py:every_record": "one example of each record, a line per field",
}
MORE_PARAMETERS: Mapping[str, str] = {}
SAYING_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "shared", "tools"}
NO_WORDS = {"D MMM YYYY"}  # how a column writes a date
CATCHING_ALL = {"assessment/ui/flash.py", "assessment/cli/__init__.py"}

# Enumerations of the domain whose values are never shown by a label.
WITHOUT_LABELS = {
    "RuleKind": "a key of the statement rules, never shown",
    "Series": "a key of the numbering, never shown",
    "Act": "written into the journal as it is, for whoever verifies it",
    "BlockerKind": "said as whole sentences, blocker.*",
}


# What there is to look at


def named(path: Path) -> str:
    """The path as the exceptions above write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def product() -> list[Path]:
    """What we ship: the package and the entry."""
    return [ROOT / "app.py", *sorted(PACKAGE.rglob("*.py"))]


def everything() -> list[Path]:
    """What we ship, and all that is around it."""
    others = (
        *ROOT.glob("*.py"),
        *(file for name in ("benchmarks", "docs", "templates", "tests") for file in (ROOT / name).rglob("*.py")),
    )
    return sorted({*product(), *others})


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a file, those inside others too."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(path: Path) -> Iterator[ast.Call]:
    """All calls in a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))


def too_large(found: Iterable[tuple[str, int]], limit: int, exceptions: Mapping[str, str]) -> list[str]:
    """What is over the limit without an exception, and exceptions that nothing needs."""
    over = {name: size for name, size in found if size > limit}
    return [
        *(f"{name}: {size}, at most {limit}" for name, size in over.items() if name not in exceptions),
        *(f"{name}: an exception that is not needed" for name in exceptions if name not in over),
    ]


# Sizes


def test_modules_are_short() -> None:
    sizes = ((named(path), len(path.read_text(encoding="utf-8").splitlines())) for path in everything())
    assert not too_large(sizes, MODULE_LINES, LONGER_MODULES)


def test_pages_are_short() -> None:
    sizes = ((named(path), len(path.read_text(encoding="utf-8").splitlines())) for path in (UI / "pages").glob("*.py"))
    assert not too_large(sizes, PAGE_LINES, LONGER_PAGES)


def test_functions_are_short() -> None:
    sizes = (
        (f"{named(path)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in everything()
        for node in functions(path)
    )
    assert not too_large(sizes, FUNCTION_LINES, LONGER_FUNCTIONS)


def test_functions_take_few_parameters_by_place() -> None:
    def by_place(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        return len([one for one in (*node.args.posonlyargs, *node.args.args) if one.arg not in {"self", "cls"}])

    paths = [path for path in everything() if ROOT / "tests" not in path.parents]  # there, fixtures come by place
    counts = ((f"{named(path)}:{node.name}", by_place(node)) for path in paths for node in functions(path))
    assert not too_large(counts, PARAMETERS, MORE_PARAMETERS)


# Names and places


def test_every_module_begins_with_one_sentence() -> None:
    def fault(path: Path) -> str:
        first = (ast.get_docstring(tree_of(path)) or "").partition("\n\n")[0]
        if not first:
            return "no docstring"
        return "" if re.fullmatch(r"(?:(?![.!?]\s+[A-Z]).)*[.?]", first, re.DOTALL) else f"not one sentence: {first!r}"

    assert not {named(path): found for path in everything() if (found := fault(path))}


def test_every_module_says_in_its_name_what_it_holds() -> None:
    assert not [named(path) for path in everything() if SAYING_NOTHING & {path.stem, path.parent.name}]


def test_only_two_places_catch_everything() -> None:
    def catches_all(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return any(
            one is None or (isinstance(one, ast.Name) and one.id in {"Exception", "BaseException"}) for one in caught
        )

    assert {named(path) for path in product() if any(map(catches_all, ast.walk(tree_of(path))))} == CATCHING_ALL


def test_only_the_pages_import_streamlit() -> None:
    def imported(path: Path) -> set[str]:
        names = set()
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
        return {name.partition(".")[0] for name in names}

    outside = [path for path in product() if UI not in path.parents and path != ROOT / "app.py"]
    assert not [named(path) for path in outside if "streamlit" in imported(path)]


def test_no_words_stand_in_the_pages_themselves() -> None:
    import streamlit as st

    drawing = {name for name in dir(st) if not name.startswith("_")} - {"session_state", "query_params"}

    def words(call: ast.Call) -> list[str]:
        if not (isinstance(call.func, ast.Attribute) and call.func.attr in drawing):
            return []
        given = (*call.args, *(keyword.value for keyword in call.keywords))
        texts = (
            re.sub(r":material/\w+:", "", node.value)
            for one in given
            for node in ast.walk(one)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        return [text for text in texts if " " in text and re.search(r"[A-Za-z]", text) and text not in NO_WORDS]

    pages = [ROOT / "app.py", *UI.rglob("*.py")]
    assert not {
        f"{named(path)}:{call.lineno}": found for path in pages for call in calls(path) if (found := words(call))
    }


# Words


def speaking() -> list[Path]:
    """The files that take words from the catalogue."""
    return [
        path for path in (*product(), *(ROOT / "templates").glob("*.py")) if PACKAGE / "wording" not in path.parents
    ]


def said(path: Path) -> Iterator[tuple[ast.Call, ast.expr, bool]]:
    """The calls of `say` and `say_count` in a file: the call, its key, and whether it counts."""
    for call in calls(path):
        if isinstance(call.func, ast.Name) and call.func.id in {"say", "say_count"} and call.args:
            yield call, call.args[0], call.func.id == "say_count"


def pattern_of(key: ast.JoinedStr) -> str:
    """A key that is put together, with {} for what is filled in."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in key.values)


def forms(key: str, *, counts: bool) -> list[str]:
    """The keys of the catalogue that a call reads."""
    return [f"{key}.one", f"{key}.other"] if counts else [key]


def patterns() -> dict[str, list[Path]]:
    """Every key that is put together, and the files where."""
    found: dict[str, list[Path]] = {}
    for path in speaking():
        for _, key, _ in said(path):
            if isinstance(key, ast.JoinedStr):
                found.setdefault(pattern_of(key), []).append(path)
    return found


def put_together(path: Path) -> set[str]:
    """Every piece of text in a file with something filled in that looks like a key, written as `pattern_of` does."""
    found = {pattern_of(node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.JoinedStr)}
    return {pattern for pattern in found if re.fullmatch(r"[\w.]+\{\}[\w.{}]*", pattern)}


def spelt_out(pattern: str, path: Path) -> set[str]:
    """The keys of a pattern whose every gap is filled by a word that stands in the file."""
    shape = re.compile(re.escape(pattern).replace(r"\{\}", "(.+?)") + r"(?:\.one|\.other)?")
    words = literals(path)
    return {key for key in CATALOGUE if (found := shape.fullmatch(key)) and words.issuperset(found.groups())}


def literals(path: Path) -> set[str]:
    """Every piece of text in a file."""
    nodes = ast.walk(tree_of(path))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def labelled() -> Iterator[type[Enum]]:
    """The enumerations of the domain that have labels."""
    return (found for found in domain_types(Enum) if found.__name__ not in WITHOUT_LABELS)


def test_every_key_that_is_said_exists() -> None:
    missing = [
        f"{named(path)}:{call.lineno}: {form}"
        for path in speaking()
        for call, key, counts in said(path)
        if isinstance(key, ast.Constant)
        for form in forms(str(key.value), counts=counts)
        if form not in CATALOGUE
    ]
    assert not missing


def test_every_key_that_is_put_together_is_of_a_known_family() -> None:
    found = patterns()
    assert not [
        pattern
        for pattern, paths in found.items()
        if pattern not in FAMILIES and not all(spelt_out(pattern, path) for path in paths)
    ]
    assert not FAMILIES.keys() - found.keys(), "families that nothing says"


@pytest.mark.parametrize("pattern", FAMILIES)
def test_every_key_of_a_family_exists(pattern: str) -> None:
    assert not [key for name in FAMILIES[pattern]() if (key := pattern.format(name)) not in CATALOGUE]


def test_every_key_that_exists_is_said() -> None:
    texts = set[str]().union(*map(literals, speaking()))
    used = {form for text in texts for form in (text, f"{text}.one", f"{text}.other")}
    used |= {pattern.format(name) for pattern, names in FAMILIES.items() for name in names()}
    used |= {key for path in speaking() for pattern in put_together(path) for key in spelt_out(pattern, path)}
    used |= {f"{found.__name__}.{value.value}" for found in domain_types(Enum) for value in found}
    assert not sorted(CATALOGUE.keys() - used)


def placeholders(words: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_what_is_filled_in_is_what_the_words_ask_for() -> None:
    wrong = []
    for path in speaking():
        for call, key, counts in said(path):
            if not isinstance(key, ast.Constant) or any(keyword.arg is None for keyword in call.keywords):
                continue
            given = {str(keyword.arg) for keyword in call.keywords} | ({"count"} if counts else set())
            asked = set().union(*(placeholders(CATALOGUE[form]) for form in forms(str(key.value), counts=counts)))
            if asked - given or given - asked - {"count"}:
                wrong.append(
                    f"{named(path)}:{call.lineno}: {key.value} asks for {sorted(asked)}, is given {sorted(given)}"
                )
    assert not wrong


def test_both_forms_of_a_counted_sentence_exist() -> None:
    stems = {key.rpartition(".")[0] for key in CATALOGUE if key.endswith((".one", ".other"))}
    assert not [stem for stem in stems if {f"{stem}.one", f"{stem}.other"} - CATALOGUE.keys()]


def test_every_value_of_the_domain_has_a_label() -> None:
    keys = [f"{found.__name__}.{value.value}" for found in labelled() for value in found]
    assert not [key for key in keys if key not in CATALOGUE]
    assert not WITHOUT_LABELS.keys() - {found.__name__ for found in domain_types(Enum)}


def test_words_are_tidy() -> None:
    """Straight double quotes are for code; spaces at an end or in a row are slips, but for columns in a terminal."""
    slips = re.compile(r'^\s|\s$|"|(?<!\})  (?!\{|\()')
    assert not {key: words for key, words in CATALOGUE.items() if slips.search(words)}


# The glossary


def domain_types(kind: type) -> list[type[Any]]:
    """The types of a kind that the domain defines."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(assessment.domain.__path__, f"{assessment.domain.__name__}.")
    ]
    found = {
        member
        for module in modules
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, kind) and member.__module__ == module.__name__
    }
    return sorted(found, key=lambda one: one.__name__)


def glossary() -> dict[str, str]:
    """The terms of the glossary, each with its meaning."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return {term.strip("`"): meaning for term, meaning in rows if (term, meaning) != ("term", "meaning")}


def test_the_glossary_explains_every_type_of_the_domain() -> None:
    types = {found.__name__ for kind in (Value, Enum) for found in domain_types(kind)} - {
        Value.__name__,
        Record.__name__,
    }
    assert not types - glossary().keys(), "give each a line in docs/glossary.md"


def test_no_two_types_of_the_domain_share_a_name() -> None:
    names = [found.__name__ for found in domain_types(object)]
    assert not {name for name in names if names.count(name) > 1}


def test_the_glossary_explains_no_type_that_is_gone() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert not set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) - {
        found.__name__ for found in domain_types(object)
    }


def test_each_term_of_the_glossary_has_one_short_line() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert len(glossary()) == len(re.findall(r"^\| (?!-|term )", text, re.MULTILINE)), "a term stands there twice"
    assert not {
        term: meaning for term, meaning in glossary().items() if len(meaning) > 200 or not meaning.endswith(".")
    }
