"""The pages on a real SQLite file: one tab of a browser, without the browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.actor import Actor
from assessment.domain.assessment import CriterionResult, result_id
from assessment.services.answers import Field

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from assessment.domain.audit import Audit
    from assessment.domain.nonconformity import Nonconformity
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine

ROOT = Path(__file__).parents[2]
TIMEOUT = 30
"""Seconds for one run of a page, on a machine that does other things as well."""

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@pytest.fixture(autouse=True)
def _pages_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of the server remembers its registered pages; AppTest forgets them, and fragments link to pages."""
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.testing.v1 import app_test

    class KeptPages(PagesManager):
        kept: Any = None

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages = type(self).kept

        def set_pages_and_resolve(self, pages: Any, fallback_page_hash: str = "") -> Any:
            type(self).kept = pages
            return super().set_pages_and_resolve(pages, fallback_page_hash)

    monkeypatch.setattr(app_test, "PagesManager", KeptPages)


@pytest.fixture(scope="session", autouse=True)
def _streamlit_kept() -> Iterator[None]:
    """A server looks for installed components and compiles its scripts once; AppTest would do both for each tab and run."""
    from streamlit.components.v2 import manifest_scanner
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache
    from streamlit.testing.v1 import app_test

    found, compiled = manifest_scanner.scan_component_manifests(), ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        patch.setattr(app_test, "ScriptCache", lambda: compiled)
        yield


@dataclass
class Tab:
    """One tab: acts as a person does, and fails on anything that only a programmer should see."""

    test: AppTest
    assessment_id: str = ""

    def look(self) -> Tab:
        """Draw the whole page: after a click that redraws only a part, the rest is not to be seen."""
        self.test.run()
        assert not self.test.exception, [found.value for found in self.test.exception]
        return self

    def do(self, *widgets: Any) -> Tab:
        """Let a widget take effect; of several, the last one does (a form's button)."""
        widgets[-1].run()
        assert not self.test.exception, [found.value for found in self.test.exception]
        return self if self.test.title else self.look()

    def click(self, label: str, number: int = 0) -> Tab:
        """Click the button with this label, the `number`-th of them."""
        return self.do(self.buttons(label)[number].click())

    def buttons(self, label: str) -> list[Any]:
        """The buttons whose label holds these words."""
        return [button for button in self.test.button if label in plain(button.label)]

    def follow(self, line: EngagementLine, *, clause: str | None = None, page: str = "gap_analysis") -> Tab:
        """Follow a link to a page of an engagement."""
        self.assessment_id = line.assessment_id
        named = {"engagement": line.id, "assessment": line.assessment_id, **({"clause": clause} if clause else {})}
        for name, value in named.items():
            self.test.query_params[name] = value
        return self.turn_to(page)

    def turn_to(self, page: str) -> Tab:
        """Open a page by the menu or a link; AppTest reaches pages by their file."""
        self.test.switch_page(f"assessment/ui/pages/{page}.py")
        self.look()
        self.test._page_hash = ""  # AppTest would come back to this page at each later run
        return self

    def key(self, criterion_id: str, field: Field) -> str:
        """The key of a field's widget."""
        return f"{result_id(self.assessment_id, criterion_id)}:{field.value}"

    def rating(self, criterion_id: str) -> Any:
        """The rating of a criterion."""
        return self.test.segmented_control(key=self.key(criterion_id, Field.RATING))

    def gap_kind(self, criterion_id: str) -> Any:
        """The kind of gap of a criterion; KeyError where it is not asked."""
        return self.test.segmented_control(key=self.key(criterion_id, Field.GAP_KIND))

    def rationale(self, criterion_id: str) -> Any:
        """The text of a criterion."""
        return self.test.text_area(key=self.key(criterion_id, Field.RATIONALE))

    def rate(self, criterion_id: str, rating: str | None) -> Tab:
        """Click a rating."""
        return self.do(self.rating(criterion_id).set_value(rating))

    def write(self, criterion_id: str, text: str) -> Tab:
        """Type a text and leave the field."""
        return self.do(self.rationale(criterion_id).set_value(text))

    def opened(self, section: str, criterion_id: str) -> Tab:
        """Open guidance, evidence, responsible or note under a criterion."""
        if not self.is_open(criterion_id):
            self.do(self.test.button(key=f"details-{criterion_id}").click())
        sections = self.sections(criterion_id)
        return self if sections.value == section else self.do(sections.set_value(section))

    def is_open(self, criterion_id: str) -> bool:
        """True when the details of a criterion are drawn."""
        return any(control.key == f"section-{criterion_id}" for control in self.test.segmented_control)

    def behind(self, criterion_id: str) -> str:
        """What the button under a criterion says about what is behind it."""
        return plain(self.test.button(key=f"details-{criterion_id}").label)

    def sections(self, criterion_id: str) -> Any:
        """What can be looked at under a criterion that is open."""
        return self.test.segmented_control(key=f"section-{criterion_id}")

    def offered(self, criterion_id: str) -> list[str]:
        """The names of the sections, and of the buttons beside them, of a criterion that is open."""
        names = [option.partition("[")[2].rstrip("]") for option in self.sections(criterion_id).options]
        return [*names, *(button.label for button in self.test.button if (button.key or "").endswith(criterion_id))]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return plain(self.test.title[0].value)

    @property
    def words(self) -> list[str]:
        """All that is written on the page, as people read it, element by element."""
        test = self.test
        kinds: Sequence[Any] = (
            *(test.title, test.header, test.subheader, test.markdown, test.caption, test.text),
            *(test.error, test.warning, test.info, test.success),
        )
        return [plain(element.value) for kind in kinds for element in kind]

    def says(self, words: str) -> bool:
        """True when one of the texts on the page holds these words."""
        return any(words in text for text in self.words)

    @property
    def trouble(self) -> list[str]:
        """The sentences in red and yellow."""
        return [plain(element.value) for element in (*self.test.error, *self.test.warning)]


@dataclass
class Connections:
    """Makes the disk full or the file read-only, for all connections at once and without touching the disk."""

    pragma: str = ""

    def tell(self, connection: Any, _record: Any, _proxy: Any) -> None:
        """Say the pragma to a connection as it leaves the pool."""
        if self.pragma:
            connection.execute(self.pragma)

    def fill_the_disk(self) -> None:
        """No page more than the database has now (SQLite takes the smaller number as the present size)."""
        self.pragma = "PRAGMA max_page_count = 1"

    def free_the_disk(self) -> None:
        """As many pages as SQLite can have."""
        self.pragma = "PRAGMA max_page_count = 1073741823"

    def forbid_writing(self) -> None:
        """Refuse every write, as a file without write access does."""
        self.pragma = "PRAGMA query_only = ON"

    def allow_writing(self) -> None:
        """Take writes again; the reading side only ever reads."""
        self.pragma = "PRAGMA query_only = OFF"


def plain(markdown: str) -> str:
    """Markdown as it reads: without escapes and bold marks."""
    return ESCAPED.sub(r"\1", re.sub(r"(?<!\\)\*\*|:small\[\]", "", markdown))


@pytest.fixture
def data(home: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with all tables, the small checklist beside the shipped one, and Ada at the keyboard."""
    home.mkdir()
    shutil.copy(migrated_file, home / "iso10002.db")
    shutil.copytree(ROOT / "tests" / "library" / "small", home / "checklists" / "small")
    monkeypatch.setenv("ISO10002_USER", "Ada Carter")
    return home


@pytest.fixture
def with_demo(data: Path, demo_home: Path) -> None:
    """The demo is there already: `make_demo` has nothing left to do."""
    shutil.copytree(demo_home, data, dirs_exist_ok=True)


@pytest.fixture
def new_tab() -> Callable[[], Tab]:
    """Open tabs at the start page."""
    from streamlit.testing.v1 import AppTest

    def open_tab() -> Tab:
        return Tab(AppTest.from_file(ROOT / "app.py", default_timeout=TIMEOUT)).look()

    return open_tab


@pytest.fixture
def tab(data: Path, new_tab: Callable[[], Tab]) -> Tab:
    """A tab at the start page, nothing stored."""
    return new_tab()


@pytest.fixture
def bea(data: Path) -> Iterator[Desk]:
    """A colleague's desk on the same data."""
    from assessment.config import Settings
    from assessment.services.desk import Desk, open_store, shelf_of

    settings = Settings()
    store = open_store(settings)
    yield Desk(store, shelf_of(settings), Actor(name="Bea Lowe"))
    store.database.close()


@pytest.fixture
def begin(bea: Desk) -> Callable[..., EngagementLine]:
    """Start engagements, as Bea."""
    from assessment.services.engagements import NewEngagement, start_engagement

    def start(organization: str, checklist: str = "small", **more: Any) -> EngagementLine:
        new = {"organization": organization, "checklist": checklist, "profile": "full", **more}
        return start_engagement(bea, NewEngagement(**new))

    return start


@pytest.fixture
def northwind(begin: Callable[..., EngagementLine]) -> EngagementLine:
    """An engagement with nothing answered: 4.2 (one criterion), 7.1 (two), 7.2 (three)."""
    return begin("Northwind Online Ltd")


@pytest.fixture
def walk(northwind: EngagementLine, new_tab: Callable[[], Tab]) -> Callable[..., Tab]:
    """Open Northwind at a clause, in a tab of its own, by its address."""

    def open_clause(clause: str = "7.2") -> Tab:
        return new_tab().follow(northwind, clause=clause)

    return open_clause


@pytest.fixture
def at_step(northwind: EngagementLine, audit: Audit, new_tab: Callable[[], Tab]) -> Callable[[str], Tab]:
    """Open the `audit` of a test module at a step, by its address."""

    def open_step(step: str) -> Tab:
        tab = new_tab()
        tab.test.query_params["audit"] = audit.id
        tab.test.query_params["step"] = step
        tab.follow(northwind, page="audit")
        tab.assessment_id = audit.assessment_id or ""
        return tab

    return open_step


@pytest.fixture
def stored(bea: Desk, northwind: EngagementLine) -> Callable[[str], CriterionResult]:
    """The result of a criterion as it is stored."""

    def result(criterion_id: str) -> CriterionResult:
        with bea.store.reading() as reader:
            return reader.get(CriterionResult, result_id(northwind.assessment_id, criterion_id))

    return result


@pytest.fixture
def connections() -> Iterator[Connections]:
    """What every connection of this process to SQLite is told before it is used."""
    from sqlalchemy import event
    from sqlalchemy.pool import Pool

    told = Connections()
    event.listen(Pool, "checkout", told.tell)
    yield told
    event.remove(Pool, "checkout", told.tell)


@pytest.fixture
def record(northwind: EngagementLine, letters: Nonconformity, new_tab: Callable[[], Tab]) -> Callable[[], Tab]:
    """Open the record of `letters`, the nonconformity that a test file names, as Ada."""

    def open_record() -> Tab:
        tab = new_tab()
        tab.test.query_params["nonconformity"] = letters.id
        return tab.follow(northwind, page="nonconformity")

    return open_record
