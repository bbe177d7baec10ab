"""The documents keep their word: commands run, links lead somewhere, what is made from the code is current."""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessment import __version__
from assessment.cli import main
from assessment.wording import keys, say

if TYPE_CHECKING:
    from assessment.domain.checklist import Checklist

ROOT = Path(__file__).resolve().parent.parent
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.png"))
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "checklists/README.md", "templates/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]

NEED_NO_PICTURE: dict[str, str] = {}
"""Guides without a picture, each with the reason."""

NOT_RUN = {
    "python run.py": "starts the app and stays",
    "python run.py test": "runs this very suite",
    "python run.py checklist lock": "writes beside the shipped checklists as well",
    'export DATABASE_URL="postgresql://complaints:PASSWORD@server.example:5432/complaints"': "there is no such server",
}
"""Commands that stand in a document and are not run here, each with the reason."""

CLAIMS = re.compile(r"\bcertified\b|\bcompliant with iso\b|\biso[- ]compliant\b", re.IGNORECASE)
DENIALS = ("Nobody is certified by it",)
"""Sentences that may use a forbidden word, since they deny the claim."""

FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
ID = re.compile(r"\b(?=[a-z]*\d)[2-9a-hjkmnp-z]{10}\b")
"""An id in a document; those written there have a digit, so that no word is taken for one."""
DATE = re.compile(r"\d{4}-\d\d-\d\d")
LARGEST_PICTURE = 150_000


def name_of(page: Path) -> str:
    """A page as people name it: its path in the project."""
    return page.relative_to(ROOT).as_posix()


each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)
each_guide = pytest.mark.parametrize("page", GUIDES, ids=name_of)
each_decision = pytest.mark.parametrize("page", DECISIONS, ids=name_of)


def blocks(page: Path, *kinds: str) -> Iterator[str]:
    """The texts of the code blocks of these kinds, without their indent."""
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        if fence["kind"] in kinds:
            yield re.sub(f"^{fence['indent']}", "", fence["text"], flags=re.MULTILINE)


def prose(page: Path) -> str:
    """A page without its code blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def slug(heading: str) -> str:
    """A heading as it stands in an address or a file name."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


# Commands


@dataclass
class Command:
    """One command of a document, and what the document says it prints."""

    text: str
    said: list[str] = field(default_factory=list)


def commands(page: Path) -> list[Command]:
    """The commands of a page in order."""
    found: list[Command] = []
    for block in blocks(page, "bash"):
        found += [Command(line) for line in block.splitlines() if line.strip()]
    for block in blocks(page, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Command(line.removeprefix("$ ")))
            else:
                found[-1].said.append(line)
    return found


WITH_COMMANDS = [page for page in PAGES if any(command.text not in NOT_RUN for command in commands(page))]


@dataclass
class Terminal:
    """A folder with data of its own, where the commands of one page run one after the other."""

    folder: Path
    ids: dict[str, str]

    def run(self, command: Command) -> str:
        """Run a command as its reader would and return what it printed."""
        words = shlex.split(ID.sub(lambda found: self.real(found[0]), command.text))
        environment = {"ISO10002_HOME": str(self.folder / "home"), "ISO10002_USER": "Helen Marsh"}
        while re.fullmatch(r"[A-Z0-9_]+=.*", words[0]):
            name, _, value = words.pop(0).partition("=")
            environment[name] = value
        words, target = (words[:-2], words[-1]) if words[-2:-1] == [">"] else (words, None)
        assert words[:2] == ["python", "run.py"], f"list it in NOT_RUN with the reason: {command.text}"
        code, printed, complaints = self._answer(words[2:], environment)
        assert code == 0, f"{command.text}\n{printed}{complaints}"
        if target:
            (self.folder / target).write_text(printed, encoding="utf-8")
        return printed

    def _answer(self, words: list[str], environment: dict[str, str]) -> tuple[int, str, str]:
        """What the command line says to these words, in this process: that it starts as a module is shown in tests/cli."""
        if words[0] == "restore":
            gc.collect()  # each command is a process of its own, whose connections end with it
        out, err = io.StringIO(), io.StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.delenv("DATABASE_URL", raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            code = main(words)
        return code, out.getvalue(), err.getvalue()

    def real(self, written: str) -> str:
        """The id that stands here for the one in the document."""
        return self.ids.get(written, written)

    def compare(self, command: Command, printed: str) -> None:
        """See that a command prints what the document says, whatever its ids and dates are today."""
        lines = printed.replace("\N{NO-BREAK SPACE}", " ").splitlines()
        if "engagement new" in command.text:
            self.ids[command.said[0]] = lines[0]
        wanted = "\n".join(command.said)
        for written, real in self.ids.items():
            wanted = wanted.replace(written, real)
        assert DATE.sub("DATE", wanted).splitlines() == [DATE.sub("DATE", line) for line in lines], command.text


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data that the pictures show, and the id of the engagement."""
    from assessment.config import Settings
    from assessment.domain.actor import Actor
    from assessment.services.desk import Desk, open_store, shelf_of
    from docs.pictures import make_engagement

    home = tmp_path_factory.mktemp("documents") / "home"
    settings = Settings(home=home, user="Helen Marsh", DATABASE_URL="")
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    desk = Desk(open_store(settings), shelf_of(settings), Actor(name="Helen Marsh"), clock=lambda: start)
    line = make_engagement(desk)
    desk.store.database.close()
    return home, line.id


@pytest.fixture
def terminal(example: tuple[Path, str], tmp_path: Path) -> Callable[[Path], Terminal]:
    """Where the commands of a page run, with the files that the page tells to write."""

    def opened(page: Path) -> Terminal:
        home, engagement = example
        shutil.copytree(home, tmp_path / "home")
        for block in blocks(page, "yaml"):
            name = re.match(r"# (\S+\.yaml)\n", block)
            assert name, f"a YAML block begins with a comment that names its file: {block[:40]}"
            file = tmp_path / "home" / "checklists" / name[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8")
        shown = {found for command in commands(page) for found in ID.findall(command.text)}
        return Terminal(tmp_path, dict.fromkeys(shown, engagement))

    return opened


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name_of)
def test_every_command_runs_and_prints_what_the_page_says(page: Path, terminal: Callable[[Path], Terminal]) -> None:
    place = terminal(page)
    for command in commands(page):
        if command.text not in NOT_RUN:
            printed = place.run(command)
            if command.said:
                place.compare(command, printed)
    for schema in place.folder.glob("*.schema.json"):
        assert json.loads(schema.read_text(encoding="utf-8"))["type"] == "object"


def test_the_commands_that_are_not_run_stand_in_some_document() -> None:
    written = {command.text for page in PAGES for command in commands(page)}
    assert set(NOT_RUN) - written == set()


def test_the_readme_begins_with_the_two_commands_and_a_picture() -> None:
    first = FENCE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert first
    assert first["text"].splitlines() == ["python run.py", "python run.py test"]
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines.index("python run.py") < 5
    assert next(number for number, line in enumerate(lines) if line.startswith("![")) < 15


# Links and pictures


@functools.cache
def anchors(page: Path) -> frozenset[str]:
    """The headings of a page as addresses."""
    return frozenset(map(slug, re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)))


def leads(page: Path, target: str) -> bool:
    """True when a link leads to a file, folder or heading of this project."""
    path, _, anchor = target.partition("#")
    place = (page.parent / path).resolve() if path else page
    is_ours = not re.match(r"[a-z]+:", path) and place.is_relative_to(ROOT) and place.exists()
    return is_ours and (not anchor or anchor in anchors(place))


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link["target"] for link in LINK.finditer(prose(page)) if not leads(page, link["target"])] == []


@each_page
def test_every_picture_says_in_words_what_it_shows(page: Path) -> None:
    assert [link["target"] for link in LINK.finditer(prose(page)) if link["picture"] and len(link["text"]) < 15] == []


@each_guide
def test_every_guide_has_a_picture_or_a_reason_for_none(page: Path) -> None:
    assert ("](../pictures/" in prose(page)) != (page.name in NEED_NO_PICTURE)


def test_every_picture_is_used_and_loads_quickly() -> None:
    text = "".join(map(prose, PAGES))
    assert [picture.name for picture in PICTURES if f"pictures/{picture.name})" not in text] == []
    assert [picture.name for picture in PICTURES if picture.stat().st_size > LARGEST_PICTURE] == []


@each_guide
def test_every_guide_is_in_the_readme(page: Path) -> None:
    assert f"]({name_of(page)})" in (ROOT / "README.md").read_text(encoding="utf-8")


# Made from the code


def test_every_part_made_from_the_code_is_current() -> None:
    from docs import build

    assert build.stale() == []


def test_every_page_of_the_menu_is_mentioned_in_a_guide() -> None:
    pages = [key.removesuffix(".help") for key in keys() if re.fullmatch(r"menu\.\w+\.help", key)]
    guides = "".join(map(prose, GUIDES))
    assert [page for page in pages if f"**{say(page)}**" not in guides] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", *GUIDES], ids=name_of)
def test_words_in_bold_stand_on_the_screen(page: Path) -> None:
    from assessment.library.loader import load_checklist

    scale = load_checklist(ROOT / "checklists" / "iso10002-2018").head.scale
    shown = {say(key).removesuffix(" (optional)") for key in keys()} | {step.label for step in scale}
    bold: Sequence[str] = re.findall(r"\*\*(.+?)\*\*", " ".join(prose(page).split()))
    assert [words for words in bold if words not in shown and not words.endswith((".", ":"))] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", *GUIDES], ids=name_of)
def test_numbers_of_criteria_in_the_text_are_those_of_the_checklist(page: Path, shipped_checklist: Checklist) -> None:
    full, quick = (
        len(shipped_checklist.criteria),
        len(shipped_checklist.narrowed(shipped_checklist.profile("quick-check")).criteria),
    )
    said = {
        int(number) for number in re.findall(r"(\d+) (?:criteria|recommendations)\b", " ".join(prose(page).split()))
    }
    assert said - {full, quick, full - quick} == set()


def test_the_readme_and_the_quick_check_say_how_many_criteria_there_are(shipped_checklist: Checklist) -> None:
    full, quick = (
        len(shipped_checklist.criteria),
        len(shipped_checklist.narrowed(shipped_checklist.profile("quick-check")).criteria),
    )
    assert f"through {full} recommendations" in prose(ROOT / "README.md")
    guide = prose(ROOT / "docs" / "guides" / "quick-check.md")
    assert f" {quick} criteria" in guide
    assert f"the other {full - quick} criteria" in guide


def test_the_readme_names_the_python_that_is_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in prose(ROOT / "README.md")


def test_what_is_usually_asked_for_is_as_long_as_the_guide_says() -> None:
    from assessment.domain.expected_evidence import EXPECTED

    assert "forty documents and records" in prose(ROOT / "docs" / "guides" / "evidence-and-files.md")
    assert len(EXPECTED) == 40


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    versions = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[:2] == ["Unreleased", __version__]


# Claims and decisions


def claiming() -> list[Path]:
    """Everything that people read: documents, checklists, words of the app."""
    files = [*PAGES, *(ROOT / "checklists").rglob("*.yaml"), *(ROOT / "assessment" / "wording").rglob("*.py")]
    return [*files, ROOT / "docs" / "example.yaml"]


def test_nothing_claims_what_an_assessment_cannot_give() -> None:
    text = {name_of(file): " ".join(file.read_text(encoding="utf-8").split()) for file in claiming()}
    denied = re.compile("|".join(map(re.escape, DENIALS)))
    assert {name: found[0] for name, words in text.items() if (found := CLAIMS.search(denied.sub("", words)))} == {}


def test_the_sentences_that_may_use_such_a_word_are_there() -> None:
    text = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in claiming())
    assert [denial for denial in DENIALS if denial not in text] == []


@each_decision
def test_the_title_of_a_decision_is_its_file_name(page: Path) -> None:
    title = page.read_text(encoding="utf-8").partition("\n")[0]
    assert title.startswith("# ")
    assert slug(title.removeprefix("# ")) == page.stem
