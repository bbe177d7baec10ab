"""Every page of the demo whose texts are all markup: each is shown as it was typed, in every label, hint and option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.audit import Audit
from assessment.domain.audit_steps import AuditStep
from assessment.domain.management_review import ManagementReview
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.views import ViewKind
from assessment.services.engagements import newest_assessment
from assessment.ui import menu
from assessment.ui.components.register_switch import GAPS, PARTS
from assessment.ui.markdown import escaped
from assessment.ui.presenting import ADDRESS
from tests.spoilt_work import CLOSES, FOUND, MARKUP, OPENS, make_spoilt_demo
from tests.ui.conftest import plain as as_read

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from tests.ui.conftest import Tab

pytestmark = pytest.mark.usefixtures("with_demo")

PLAIN = {
    *("TextInput.default", "TextInput.value", "TextInput.placeholder", "TextArea.default", "TextArea.value"),
    *("TextArea.placeholder", "Selectbox.options", "Selectbox.raw_value", "Selectbox.placeholder"),
    *("MultiSelect.options", "MultiSelect.raw_values", "MultiSelect.placeholder", "Text.body", "Code.code_text"),
    *("DownloadButton.url", "PageConfig.title", "ImageData.alt", "Image.alt"),
}
"""What the browser shows letter by letter; everything else is read as Markdown."""

UNSAFE = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$:^=@&]")
DRAWN = re.compile(
    r":material[/_]\w+:|:streamlit:|(?<!\S)(?:<?->|<-|--|>=|<=|~=)(?!\S)|https?://|www\.|\w@\w", re.IGNORECASE
)
"""What Streamlit's own readers look for after Markdown is read; the browser tests see whether these are all."""

DIAGRAM, LABEL, SYNTAX = "mermaid", re.compile(r'\["(.*)"\]'), re.compile(r'["`<>\\]|%%|\$\$|#\w+;')
"""A diagram draws its labels letter by letter, apart from its own syntax."""


class Walk:
    """A tab that goes to addresses of the spoilt demo and keeps what is wrong there."""

    def __init__(self, tab: Tab, engagement_id: str, assessment_id: str) -> None:
        """Walk through one assessment."""
        self.tab, self.named = tab, {"engagement": engagement_id, "assessment": assessment_id}
        self.wrong: set[str] = set()
        self.shown = 0

    def to(self, page: str, **named: str) -> None:
        """Look at one address."""
        params = self.tab.test.query_params
        params.clear()
        params.update({**self.named, **named})
        self.tab.turn_to(page)
        self.look(f"{page} {named}")

    def look(self, where: str) -> None:
        """Look at everything that is drawn now."""
        assert not [found for found in self.tab.trouble if "should not have" in found], where
        for field, text in drawn(self.tab.test._tree):
            if DIAGRAM in text:
                self.wrong.update(
                    f"{where} · diagram: {found}" for found in LABEL.findall(text) if SYNTAX.search(found)
                )
                continue
            for typed in FOUND.findall(text):
                self.shown += 1
                if reason := fault(typed, plain=field in PLAIN):
                    self.wrong.add(f"{where} · {field} · {reason}: {typed[:160]}")


def drawn(node: Any) -> Iterator[tuple[str, str]]:
    """Every text in the messages to the browser that holds a typed one, by message and field."""
    if (message := getattr(node, "proto", None)) is not None:
        yield from texts(message)
    for child in getattr(node, "children", {}).values():
        yield from drawn(child)


def texts(message: Any) -> Iterator[tuple[str, str]]:
    """The same of one message and those in it."""
    if not hasattr(message, "ListFields"):
        return
    for field, value in message.ListFields():
        many = [value] if isinstance(value, str) or not hasattr(value, "__iter__") else list(value)
        for one in many:
            if isinstance(one, str) and OPENS in one:
                yield f"{message.DESCRIPTOR.name}.{field.name}", one
            elif not isinstance(one, (str, bytes)):
                yield from texts(one)


def fault(typed: str, *, plain: bool) -> str:
    """What is wrong with a typed text as it goes to the browser, or nothing."""
    if not plain and UNSAFE.search(re.sub(r":small\[\]|\\[!-/:-@\[-`{-~]", "", typed)):
        return "read as markup"
    if not plain and DRAWN.search(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", typed)):
        return "drawn as something else"
    seen = typed if plain else as_read(typed)
    if seen.endswith(f"{MARKUP}{CLOSES}"):
        return ""
    return "" if is_shortened(seen) else "another text"


def is_shortened(seen: str) -> bool:
    """True for the beginning of a typed text with dots behind it."""
    begun, dots, _ = seen.partition("…")
    words = begun.rstrip()
    return bool(dots) and any(words.endswith(MARKUP[:length]) for length in range(len(MARKUP) + 1))


@pytest.fixture
def walk(tab: Tab, bea: Desk) -> Walk:
    """The spoilt demo."""
    made = make_spoilt_demo(bea)
    return Walk(tab, made.complete, newest_assessment(bea, made.complete).id)


def keys(desk: Desk, kind: Any, engagement_id: str) -> list[str]:
    """The ids of the records of a kind."""
    with desk.store.reading() as reader:
        return [one.id for one in reader.list(kind, engagement_id=engagement_id)]


@pytest.mark.parametrize("presenting", [{}, {ADDRESS: "1"}], ids=["alone", "presenting"])
def test_every_text_is_shown_as_it_was_typed(walk: Walk, bea: Desk, presenting: dict[str, str]) -> None:
    engagement_id = walk.named["engagement"]
    for page in sorted({*menu._VISIBLE, *menu._HIDDEN}):
        walk.to(page, **presenting)
    for view in (kind.value for kind in ViewKind if not kind.has_choice):
        walk.to("gap_analysis", view=view, **presenting)
    for audit in keys(bea, Audit, engagement_id):
        for step in AuditStep:
            walk.to("audit", audit=audit, step=step.value, **presenting)
    for part in (part for part in PARTS if part != GAPS):
        walk.to("nonconformities", part=part, **presenting)
    for case in keys(bea, Nonconformity, engagement_id):
        walk.to("nonconformity", nonconformity=case, **presenting)
    for review in keys(bea, ManagementReview, engagement_id):
        walk.to("management_review", review=review, **presenting)
    assert walk.shown > (300 if presenting else 600)
    assert not walk.wrong, "\n".join(sorted(walk.wrong))


def test_what_is_wrong_is_found() -> None:
    typed = f"{OPENS}site name {MARKUP}{CLOSES}"
    assert fault(typed, plain=False) == "read as markup"
    assert not fault(typed, plain=True)
    safe = escaped(typed)
    assert not fault(safe, plain=False)
    assert fault(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", safe), plain=False) == "another text"
    assert fault(safe, plain=True) == "another text"
    assert fault(f"{OPENS}site name \\:material\\/x\\:{CLOSES}", plain=False) == "drawn as something else"
