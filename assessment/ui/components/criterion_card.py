"""One criterion on a card: question, rating, kind of gap, rationale; the rest opens in place."""

from __future__ import annotations

import functools

import streamlit as st

from assessment.domain.assessment import CriterionResult, GapKind, result_id
from assessment.domain.checklist import NOT_APPLICABLE, Basis, Checklist, Criterion
from assessment.domain.errors import NotFound
from assessment.domain.scoring import is_gap
from assessment.domain.views import ViewKind
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.services.answers import Field
from assessment.services.work import open_criterion
from assessment.ui import autosave, flash
from assessment.ui.components.criterion_details import details
from assessment.ui.components.kept_text import kept_text
from assessment.ui.components.last_time import last_time_line
from assessment.ui.components.proposal_line import proposal_line
from assessment.ui.components.two_versions import two_versions
from assessment.ui.components.where_section import place_shown
from assessment.ui.markdown import choice, escaped
from assessment.ui.presenting import is_presenting
from assessment.ui.session import desk, state
from assessment.wording import label, say, say_count
from assessment.wording.figures import clock

INTERNAL = frozenset({Field.NOTE, Field.FLAG})
"""Fields that are not for the client's eyes."""


@flash.acting
def _save(result: CriterionResult, field: Field) -> None:
    autosave.save(result, field)


@flash.acting
def _set(result: CriterionResult, field: Field, value: object) -> None:
    autosave.submit(result, field, value)
    autosave.redraw()


@flash.acting
def _keep(result: CriterionResult, field: Field, value: object) -> None:
    autosave.keep(result, field, value)


@flash.acting
def _toggle(criterion_id: str) -> None:
    memory = state()
    before = memory.opened
    memory.opened = None if before and before[0] == criterion_id else (criterion_id, memory.section)
    if before and before[0] != criterion_id and _is_beside(before[0], criterion_id):
        autosave.redraw_cards(criterion_id, before[0])  # the other one closes


def _is_beside(other: str, criterion_id: str) -> bool:
    """True when both criteria stand on the page: of one clause, or both in the view that is open."""
    memory = state()
    if memory.view.kind is ViewKind.CLAUSE:
        return other.rpartition("-")[0] == criterion_id.rpartition("-")[0]
    return memory.selected is not None and other in memory.selected[1]


def criterion_card(assessment_id: str, criterion_id: str) -> None:
    """Draw one criterion as a fragment of its own, so that a save redraws this card and not the page."""
    st.fragment(_card, key=autosave.fragment_of(criterion_id))(assessment_id, criterion_id)


@flash.guard()
def _card(assessment_id: str, criterion_id: str) -> None:
    try:
        work = open_criterion(desk(), assessment_id, criterion_id)
    except NotFound:
        kept_text(result_id(assessment_id, criterion_id))
        raise
    criterion = work.checklist.criterion(criterion_id)
    result = work.result(criterion)
    with st.container(border=True, key=f"criterion-{criterion_id}"):
        _head(criterion)
        last_time_line(work, criterion)
        _rating(result, work.checklist)
        if criterion.proposed_by:
            proposal_line(work, result)
        _rationale(result)
        _drafts(work, result)
        opened, section = state().opened or ("", "")
        _details_button(work, result, is_open=opened == criterion_id)
        if opened == criterion_id:
            details(work, criterion, result, section)


def _head(criterion: Criterion) -> None:
    """Statement and question as one text: each element more is one more for the browser to look at on each save."""
    mark = f" :gray-badge[{say('card.likely')}]" if criterion.basis is Basis.LIKELY else ""
    st.markdown(
        f"**{criterion.id}** {escaped(criterion.statement)}{mark}\n\n:material/forum: *{escaped(criterion.question)}*",
        help=say("card.likely.help") if mark else None,
    )


def _rating(result: CriterionResult, checklist: Checklist) -> None:
    st.segmented_control(
        say("card.rating"),
        [*(step.id for step in checklist.head.scale), NOT_APPLICABLE],
        key=autosave.prepare(result, Field.RATING),
        format_func=lambda rating: choice(escaped(phrases.rating(rating, checklist))),
        required=True,
        label_visibility="collapsed",
        on_change=_save,
        args=(result, Field.RATING),
        wrap=True,
    )
    if is_gap(result, checklist):
        st.segmented_control(
            say("card.gap_kind"),
            list(GapKind),
            key=autosave.prepare(result, Field.GAP_KIND),
            format_func=lambda kind: choice(label(kind)),
            label_visibility="collapsed",
            on_change=_save,
            args=(result, Field.GAP_KIND),
            wrap=True,
        )


def _rationale(result: CriterionResult) -> None:
    asked = "card.reason" if result.is_not_applicable else "card.rationale"
    st.text_area(
        say(asked),
        key=autosave.prepare(result, Field.RATIONALE),
        placeholder=say(f"{asked}.placeholder"),
        label_visibility="collapsed",
        height=80,
        on_change=_save,
        args=(result, Field.RATIONALE),
    )
    if result.is_not_applicable and not result.is_assessed:
        st.caption(say("card.reason.needed"))


def _drafts(work: Work, result: CriterionResult) -> None:
    """What was typed but not saved: the reason, and for a conflict both texts with the choice."""
    for field in Field:
        if is_presenting() and field in INTERNAL:
            continue
        draft = state().drafts.get(autosave.key_of(result, field))
        if draft is None:
            continue
        with st.container(border=True, key=f"draft-{autosave.key_of(result, field)}"):
            st.warning(escaped(draft.reason), icon=":material/warning:")
            if draft.is_conflict:
                _choice(work, result, field, draft.mine, draft.theirs)
            else:
                st.button(
                    say("draft.retry"),
                    key=f"retry-{autosave.key_of(result, field)}",
                    icon=":material/refresh:",
                    on_click=_set,
                    args=(result, field, draft.mine),
                )


def _choice(work: Work, result: CriterionResult, field: Field, mine: object, theirs: object) -> None:
    two_versions(
        autosave.key_of(result, field),
        (mine, _shown(work, field, mine)),
        (theirs, _shown(work, field, theirs)),
        keep=functools.partial(_keep, result, field),
        can_join=field in {Field.RATIONALE, Field.NOTE, Field.STRENGTH},
    )


def _shown(work: Work, field: Field, value: object) -> str:
    if field is Field.RATING:
        return phrases.rating(str(value) if value else None, work.checklist)
    if field in {Field.SITE, Field.PROCESS} and value:
        return place_shown(work, field, str(value))
    if field is Field.GAP_KIND and value:
        return label(GapKind(str(value)))
    return str(value or say("draft.empty"))


def _details_button(work: Work, result: CriterionResult, *, is_open: bool) -> None:
    """The one button under the rationale, with what is on record behind it.

    On each save the browser looks at every control of the page again: what one criterion needs now and then is drawn
    only where it is open.
    """
    evidence = len([key for key in result.evidence_ids if key in work.evidence])
    person, saved = work.people.get(result.responsible_id or ""), state().saved.get(result.id)
    facts = (
        say_count("card.evidence_count", evidence) if evidence else "",
        escaped(person.name) if person else "",
        say("card.flagged") if result.flagged and not is_presenting() else "",
        say("card.saved", time=clock(saved)) if saved else "",
    )
    st.button(
        " · ".join((say("card.details"), *filter(None, facts))),
        key=f"details-{result.criterion_id}",
        icon=":material/keyboard_arrow_up:" if is_open else ":material/keyboard_arrow_down:",
        type="tertiary",
        on_click=_toggle,
        args=(result.criterion_id,),
    )
