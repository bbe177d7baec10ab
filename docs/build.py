"""Refresh what the documents repeat from the code, between their markers: `python -m docs.build --check | --write`.

The commands in command-line.md come from the command line's own help, the field tables in checklists/README.md from the
models that read checklists, the settings in guides/your-data.md from the settings themselves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from assessment.cli import cli
from assessment.config import Settings
from assessment.domain.checklist import Chapter, ChecklistHead, Clause, Criterion, Profile, RatingStep
from assessment.domain.record import Value

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 96

# What each field of a checklist is for; a field without a line here stops the build.
MEANINGS: Mapping[type[Value], Mapping[str, str]] = {
    ChecklistHead: {
        "format": "which version of this format the files follow; `1` for now",
        "id": "name of the checklist, the same as the name of its folder",
        "standard": "what is assessed against, without the year: `ISO 10002`, `Complaints procedure QP-12`",
        "edition": 'year or issue of it, in quotes: `"2018"`',
        "version": "version of *this file*; raise it whenever the content changes",
        "locale": "language of the texts: `en-GB`, `de-DE`; spelling is checked for English only",
        "title": "what people choose from a list",
        "about": "two sentences on what it covers",
        "wording_note": "whose words these are, and how far to trust them; shown where people look things up",
        "weights_note": "why the weights are as they are; printed in every report",
        "scale": "the steps of the rating, lowest first; the lowest has value 0 and the top 1",
        "chapter_shares": "share of each chapter in the score, in percent; the weights must add up to it within one point",
        "key_clauses": "clauses that override the score when they score zero",
        "roles": "every role that `ask` and `usual_owner` may name",
        "themes": "every theme that `themes` may name",
        "chapters": "the chapter files in this folder, in order",
    },
    RatingStep: {
        "id": "name that is stored; never change it once people have rated",
        "label": "what people see",
        "value": "share of the points of a criterion that this rating earns",
    },
    Chapter: {
        "clause": "number of the chapter, in quotes",
        "title": "its title",
        "short": "a title that fits a narrow column",
        "clauses": "the clauses of the chapter, in order",
    },
    Clause: {
        "number": 'number of the clause, in quotes: `"7.10"`',
        "title": "its title",
        "short": "a title that fits a narrow column",
        "criteria": "its criteria; a clause without any only groups the clauses below it",
    },
    Criterion: {
        "id": "clause, dash, number; never used again for another criterion",
        "statement": "one thing that is so or is not, in one sentence",
        "force": "the verb of the source: `should` recommends, `shall` requires, `may` allows",
        "question": "asked in an interview, answerable by showing something",
        "good_practice": "what a good answer looks like, in one to three lines",
        "partly": "when to choose a middle rating",
        "not_met": "when to choose the lowest rating",
        "risk": "what goes wrong for the complainant or the organization without it",
        "first_step": "what to do first; goes into the report as it stands",
        "usual_effort": "person-days to put it right: S up to 2, M up to 10, L up to 40, XL more",
        "usual_owner": "the role that usually does it",
        "evidence": "things that somebody could fetch: “register export for the period”, not “records”",
        "ask": "whom to ask",
        "methods": "how one finds out",
        "weight": "points in the score; 1 to 5 are enough for most checklists",
        "themes": "topics across clauses",
        "record_tests": "tests of the complaint register that bear on it, by their id (for a later version)",
        "principles": "clauses of the principles behind it",
        "proposed_by": "criteria whose ratings suggest this one (for a later version)",
        "basis": "`known`, or `likely` where the source is less well known: shown as a small mark, counted in reports",
    },
    Profile: {
        "id": "name of the profile, the same as the name of its file",
        "title": "what people choose from a list",
        "about": "how long it takes and what it is good for",
        "criteria": "the criteria it takes; without this line it takes all of them",
    },
}

FILES: tuple[tuple[str, type[Value]], ...] = (
    ("`checklist.yaml`, the head", ChecklistHead),
    ("A step of `scale`", RatingStep),
    ("A chapter file", Chapter),
    ("A clause of `clauses`", Clause),
    ("A criterion of `criteria`", Criterion),
    ("`profiles/*.yaml`", Profile),
)

PATTERNS = {
    r"^[a-z0-9][a-z0-9._-]{0,60}$": "small letters, digits, `.` `_` `-`",
    r"^[A-Z0-9]+(\.[0-9]+)*$": "clause number",
    r"^[A-Z0-9]+(\.[0-9]+)*-[0-9]+$": "criterion, such as `7.2-6`",
    r"^[0-9]+\.[0-9]+\.[0-9]+$": "three numbers, such as `1.0.0`",
    r"^[a-z]{2}(-[A-Z]{2})?$": "language, such as `en-GB`",
}


def commands() -> str:
    """Every command with its own help, nouns first, then verbs."""
    return "\n".join(line for words, command in walk(cli, ("iso10002",)) for line in section(words, command))


def walk(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and all commands below it."""
    yield words, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from walk(command.commands[name], (*words, name))


def section(words: Sequence[str], command: click.Command) -> Iterator[str]:
    """The help of one command under a heading."""
    settings = {"help_option_names": ["-h", "--help"], "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=" ".join(words), **settings)  # type: ignore[arg-type]
    yield f"## {' '.join(words)}\n"
    yield f"```text\n{command.get_help(context).rstrip()}\n```\n"


def fields() -> str:
    """The fields of every file of a checklist."""
    return "\n".join(line for heading, model in FILES for line in table_of(heading, model))


def table_of(heading: str, model: type[Value]) -> Iterator[str]:
    """One table: field, type, whether it must be there, and what it is for."""
    schema = model.model_json_schema()
    meanings = MEANINGS[model]
    if set(meanings) != set(schema["properties"]):
        raise SystemExit(f"{model.__name__}: MEANINGS and fields differ: {set(meanings) ^ set(schema['properties'])}")
    yield f"### {heading}\n"
    yield "| field | type | required | what it is for |\n|---|---|---|---|"
    for name, shape in schema["properties"].items():
        needed = "yes" if name in schema["required"] else ""
        yield f"| `{name}` | {type_of(shape, schema.get('$defs', {}))} | {needed} | {meanings[name]} |"
    yield ""


def type_of(shape: dict[str, Any], known: dict[str, Any]) -> str:
    """The type of a field in the words of people who write checklists."""
    if "$ref" in shape:
        named = known[shape["$ref"].rpartition("/")[2]]
        return ", ".join(f"`{value}`" for value in named["enum"]) if "enum" in named else "see below"
    if "anyOf" in shape:
        return type_of(next(one for one in shape["anyOf"] if one["type"] != "null"), known)
    if shape["type"] == "array":
        return f"list{amount(shape)}{of_items(shape['items'], known)}"
    if shape["type"] == "object":
        return "clause number: percent"
    if shape["type"] in {"integer", "number"}:
        return span(shape)
    return PATTERNS[shape["pattern"]] if "pattern" in shape else "text"


def of_items(shape: dict[str, Any], known: dict[str, Any]) -> str:
    """What a list holds; texts and things with a table of their own need no words."""
    inner = type_of(shape, known)
    return "" if inner in {"text", "see below"} else f" of {inner}" if inner.startswith("`") else f" of: {inner}"


def amount(shape: dict[str, Any]) -> str:
    """How many a list takes."""
    least, most = shape.get("minItems"), shape.get("maxItems")
    if least and most:
        return f", {least} to {most}"
    return f", {least} or more" if least else ""


def span(shape: dict[str, Any]) -> str:
    """The numbers a field takes."""
    least, most = shape.get("minimum", 0), shape["maximum"]
    return f"{least:g}" if least == most else f"{least:g} to {most:g}"


def settings() -> str:
    """Every setting, its default and what it is for."""
    lines = ["| setting | default | what it is for |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        alias = getattr(field.validation_alias, "choices", None)
        shown = str(alias[0]) if alias else f"{Settings.model_config['env_prefix']}{name}".upper()
        default = "the folder above" if field.default_factory else f"`{field.default}`" if field.default else "empty"
        lines.append(f"| `{shown}` | {default} | {field.description} |")
    return "\n".join(lines) + "\n"


PARTS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "docs/command-line.md": ("commands", commands),
    "checklists/README.md": ("fields", fields),
    "docs/guides/your-data.md": ("settings", settings),
}


def renewed(text: str, marker: str, made: str) -> str:
    """The text with its generated part made anew."""
    begin, end = f"<!-- {marker}: begin, made by docs/build.py -->", f"<!-- {marker}: end -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"The markers “{begin}” and “{end}” are missing.")
    return f"{before}{begin}\n{made.rstrip()}\n{end}{after}"


def stale() -> list[str]:
    """The documents whose generated part is not what the code says now."""
    return [name for name in PARTS if (ROOT / name).read_text(encoding="utf-8") != now(name)]


def now(name: str) -> str:
    """What a document should hold."""
    marker, make = PARTS[name]
    return renewed((ROOT / name).read_text(encoding="utf-8"), marker, make())


def main(arguments: Sequence[str]) -> int:
    """Check or write; 1 when something is not current."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true", help="say what is not current")
    choice.add_argument("--write", action="store_true", help="make it current")
    write = parser.parse_args(arguments).write
    old = stale()
    for name in old:
        if write:
            (ROOT / name).write_text(now(name), encoding="utf-8", newline="\n")
        print(f"{name}: {'written' if write else 'not current; run python -m docs.build --write'}")
    return 1 if old and not write else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
