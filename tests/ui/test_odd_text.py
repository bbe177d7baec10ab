"""Odd text is saved or refused with a sentence, is never lost, and is never read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessment.domain.assessment import CriterionResult
from assessment.ui.markdown import escaped

if TYPE_CHECKING:
    from tests.ui.conftest import Tab

Walk = Callable[..., "Tab"]
Stored = Callable[[str], CriterionResult]

STORABLE = {
    "100 kB": "x" * 100_000,
    "right to left": "لم يُسجَّل تاريخ الشكوى \u202e",
    "emoji": "👩🏽‍⚕️ said 👍🏿",
    "astral": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "tab and lines": "first\tcolumn\nsecond line",
    "soft hyphen": "co\u00adoperation\u200b",
}
REFUSED = {
    "NUL": ("before\x00after", "U+0000"),
    "control character": ("before\x07after", "U+0007"),
    "noncharacter": ("before\ufffeafter", "U+FFFE"),
    "too long": ("x" * 200_001, "the limit is 200,000"),
}
PAGES = ("start", "readiness", "reports", "settings", "engagement", "new_engagement", "checklists")
SHOWING_NAMES = ("start", "readiness", "reports")
MARKUP = (
    "![x](http://pictures.example/x.png)",
    "[x](http://links.example)",
    "$a$ and $$b$$",
    ":red[x] :material/home: :smile:",
    "<b>bold</b> &amp;",
    "# no heading",
    "1. no list",
    "`no code` **no bold** _no slant_ ~~no line~~",
    "| no | table |",
    "a -> b -- c",
    "https://links.example www.links.example me@links.example :streamlit: :material_home:",
)


@pytest.mark.parametrize("text", STORABLE.values(), ids=STORABLE.keys())
def test_odd_text_is_saved_as_it_is(walk: Walk, stored: Stored, text: str) -> None:
    tab = walk("7.2").write("7.2-1", text)
    assert stored("7.2-1").rationale == text
    assert tab.rationale("7.2-1").value == text
    assert not tab.trouble


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_stored_is_refused_in_the_card_and_stays_in_the_field(
    walk: Walk, text: str, reason: str
) -> None:
    tab = walk("7.2").write("7.2-1", text)
    assert reason in tab.test.container(key="criterion-7.2-1").warning[0].value.replace("\\", "")
    assert tab.rationale("7.2-1").value == text


def test_a_refused_text_is_saved_once_it_is_mended(walk: Walk, stored: Stored) -> None:
    tab = walk("7.2").write("7.2-1", "before\x00after").write("7.2-1", "before after")
    assert stored("7.2-1").rationale == "before after"
    assert not tab.trouble


def test_a_refused_text_survives_a_look_at_another_clause_and_page(walk: Walk) -> None:
    tab = walk("7.2").write("7.2-1", "before\x00after").click("Back: 7.1")
    tab.turn_to("settings").turn_to("gap_analysis").click("Next: 7.2")
    assert tab.rationale("7.2-1").value == "before\x00after"
    assert tab.trouble


def test_line_ends_that_no_document_takes_become_line_ends(walk: Walk, stored: Stored) -> None:
    walk("7.2").write("7.2-1", "pasted\x0bfrom\x0cWord\x85here")
    assert stored("7.2-1").rationale == "pasted\nfrom\nWord\nhere"


def test_a_refused_title_of_evidence_is_told_in_the_card_and_stays_in_the_field(walk: Walk) -> None:
    tab = walk("7.2").opened("evidence", "7.2-1")
    card = tab.test.container(key="criterion-7.2-1")
    card.text_input[0].set_value("Register\x00March")
    tab.test.button(key="add-7.2-1").click().run()
    card = tab.test.container(key="criterion-7.2-1")
    assert "U+0000" in card.warning[0].value.replace("\\", "")
    assert card.text_input[0].value == "Register\x00March"
    tab.look().opened("note", "7.2-1").opened("evidence", "7.2-1")
    assert tab.test.container(key="criterion-7.2-1").text_input[0].value == "Register\x00March"


def test_a_refused_name_is_told_in_the_card_and_stays_in_the_field(walk: Walk) -> None:
    tab = walk("7.2").opened("responsible", "7.2-1")
    box = tab.test.container(key="criterion-7.2-1").selectbox[0]
    box.options.append("Maria\x00Santos")
    box.select("Maria\x00Santos").run()
    card = tab.test.container(key="criterion-7.2-1")
    assert "U+0000" in card.warning[0].value.replace("\\", "")
    assert card.selectbox[0].value == "Maria\x00Santos"


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_names_titles_and_findings_is_shown_as_typed(
    new_tab: Callable[[], Tab], begin: Callable[..., Any], text: str
) -> None:
    tab = new_tab().follow(begin(text, title=text), clause="7.2")
    tab.rate("7.2-1", "not_met").write("7.2-1", text)
    seen = {"gap_analysis": raw(tab), **{page: raw(tab.turn_to(page)) for page in SHOWING_NAMES}}
    assert not [page for page, found in seen.items() if escaped(text) not in "".join(found)]
    assert any(f"Found: {escaped(text)}" in found for found in seen["reports"])
    assert not [found for shown in seen.values() for found in shown if text in found.replace(escaped(text), "")]


@pytest.mark.parametrize("text", [one for one in MARKUP if escaped(one) != one])
def test_markup_in_a_sentence_is_shown_as_typed(walk: Walk, text: str) -> None:
    tab = walk("7.2").write("7.2-1", f"{text[:20]}\x00")
    assert escaped(text[:20].strip()) in tab.test.warning[0].value


@pytest.mark.parametrize("name", ["engagement", "assessment", "clause"])
def test_markup_in_the_address_is_shown_as_typed(walk: Walk, name: str) -> None:
    tab = walk("7.2")
    tab.test.query_params[name] = MARKUP[0]
    tab.look()
    messages = [*tab.test.info, *tab.test.error]
    assert not [found.value for found in messages if MARKUP[0] in found.value]


def test_a_checklist_from_a_stranger_draws_nothing_of_its_own(
    data: Path, new_tab: Callable[[], Tab], begin: Callable[..., Any]
) -> None:
    picture = "![x](http://pictures.example/x.png)"
    words = r"^(\s*(?:- )?(?:title|about|statement|question|good_practice|partly|not_met|risk|first_step|label|.*_note): ).*"
    for file in (data / "checklists" / "small").rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        text = "\n".join(re.sub(words, rf"\g<1>'{picture} {number}'", line) for number, line in enumerate(lines))
        text = re.sub(r"(Complaints manager|What the counter shows)", f"'{picture}'", text)
        file.write_text(text, encoding="utf-8")
    tab = new_tab().follow(begin("Northwind"), clause="7.2").rate("7.2-1", "not_met").opened("guidance", "7.2-1")
    seen = raw(tab)
    for page in PAGES:
        seen += raw(tab.turn_to(page))
        assert not tab.trouble
    assert escaped(picture) in "".join(seen)
    assert not [found for found in seen if picture in found]


def raw(tab: Tab) -> list[str]:
    """All that the browser would read as Markdown."""
    test = tab.test
    written = (test.title, test.header, test.markdown, test.caption, test.error, test.info)
    labels = [element.label for kind in (test.button, test.page_link) for element in kind]
    return [
        *(element.value for kind in written for element in kind),
        *labels,
        *(option for control in test.segmented_control for option in control.options),
    ]
