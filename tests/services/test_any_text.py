"""Whatever text reaches a service, it is kept as it came or refused with a sentence, on both databases."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.domain.errors import InvalidInput
from assessment.services import (
    adopted_documents,
    answers,
    engagements,
    evidence,
    field_notes,
    firm,
    interviews,
    management_reviews,
    nonconformities,
    observations,
    people,
    places,
)
from assessment.services.work import open_work

if TYPE_CHECKING:
    from assessment.services.desk import Desk

DAY = date(2026, 11, 22)
NUMBERS = itertools.count(1)
ODD = (
    *(
        "\ud800",
        "a\udfffb",
        "\x00",
        "x\x1by",
        "\ufffe",
        "\u202eright\u202c to left",
        "لم يُسجَّل",
        "\u200b\u200d",
        "e\u0301\u0323",
    ),
    *(
        "👩🏽\u200d⚕️",
        "\x85\x0b\x0c\r\n\u2028",
        "x" * 100_000,
        "ü" * 301,
        "'; DROP TABLE person; --",
        "%s {0} ${x} {{ y }}",
        "\\",
    ),
    *("NULL", "\x7f\x9f", " padded ", "\ufeffmark", "İıſß"),
)

Deed = Callable[["Desk", str], str]
"""Gives a text to a service, and reads back what was kept of it."""


def _answer(desk: Desk, text: str) -> str:
    field, assessment_id = answers.Field.RATIONALE, _assessment(desk)
    work = open_work(desk, assessment_id)
    shown = work.result(work.checklist.criterion("7.1-1")).rationale
    return answers.save_answer(desk, assessment_id, "7.1-1", field, shown=shown, value=text).rationale


def _note(desk: Desk, text: str) -> str:
    note = field_notes.write_note(desk, _engagement(desk), f"note-{next(NUMBERS)}", shown="", text=text)
    return note.text if note else ""


def _firm(desk: Desk, text: str) -> str:
    return firm.change_firm(desk, firm.firm_profile(desk).changed(address=text)).address


def _nonconformity(desk: Desk, text: str) -> str:
    entry = adopted_documents.AdoptedEntry(title="Complaints procedure", clauses=("7.1",))
    rule = adopted_documents.add_adopted_document(desk, _engagement(desk), entry)
    new = nonconformities.NewNonconformity(
        grade="minor", clause="7.1", adopted_id=rule.id, requirement=text, statement=text, evidence="Seen"
    )
    return nonconformities.raise_nonconformity(desk, _engagement(desk), new).statement


def _engagement(desk: Desk) -> str:
    return engagements.list_engagements(desk)[0].id


def _assessment(desk: Desk) -> str:
    return engagements.newest_assessment(desk, _engagement(desk)).id


DEEDS: dict[str, Deed] = {
    "answer": _answer,
    "evidence on a card": lambda desk, text: answers.add_evidence(desk, _assessment(desk), "7.1-1", text).title,
    "responsible": lambda desk, text: answers.name_responsible(desk, _assessment(desk), "7.1-1", text).name,
    "evidence": lambda desk, text: (
        evidence.register_evidence(desk, _engagement(desk), evidence.EvidenceDetails(title=text, note=text)).title
    ),
    "note": _note,
    "firm": _firm,
    "person": lambda desk, text: people.add_person(desk, _engagement(desk), people.PersonEntry(name=text)).name,
    "site": lambda desk, text: places.add_site(desk, _engagement(desk), places.SiteEntry(name=text)).name,
    "adopted document": lambda desk, text: (
        adopted_documents.add_adopted_document(
            desk, _engagement(desk), adopted_documents.AdoptedEntry(title=text, statement=text, clauses=("7.1",))
        ).title
    ),
    "observation": lambda desk, text: (
        observations.record_observation(desk, _engagement(desk), observations.Seen(subject=text, on=DAY)).subject
    ),
    "document seen": lambda desk, text: (
        observations.record_document(desk, _engagement(desk), observations.DocumentSeen(title=text, on=DAY)).title
    ),
    "interview": lambda desk, text: (
        interviews.plan_interview(desk, _engagement(desk), interviews.InterviewPlan(role=text, place=text)).role
    ),
    "management review": lambda desk, text: (
        management_reviews.plan_management_review(
            desk, _engagement(desk), management_reviews.ReviewPlan(title=text, chair=text)
        ).title
    ),
    "nonconformity": _nonconformity,
    "engagement": lambda desk, text: (
        engagements.describe_engagement(
            desk,
            engagements.start_engagement(
                desk, engagements.NewEngagement(organization=text, checklist="small", profile="full")
            ).id,
        ).organization
    ),
}


def kept(desk: Desk, deed: Deed, text: str) -> None:
    """Give the text to a service: the same comes back, but for space at its ends, or a sentence does."""
    said = ""
    try:
        back = deed(desk, text)
    except InvalidInput as refusal:
        said, back = refusal.message, text
    assert back.strip() == text.strip()
    assert not said or said.endswith((".", "?"))
    assert len(said.encode()) < 1_500  # it can be shown, and does not repeat what was typed


@pytest.mark.both_databases
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
@pytest.mark.usefixtures("assessment_id")
def test_odd_text_is_kept_or_refused_with_a_sentence(desk: Desk, deed: Deed) -> None:
    for text in ODD:
        kept(desk, deed, text)


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
@pytest.mark.usefixtures("assessment_id")
def test_any_text_is_kept_or_refused_with_a_sentence(desk: Desk, deed: Deed) -> None:
    letters = st.text(st.characters(exclude_categories=()), max_size=400)

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(letters)
    def any_text(text: str) -> None:
        kept(desk, deed, text)

    any_text()
