"""One criterion on a card: question, rating, kind of gap, rationale; the rest opens in place."""

from __future__ import annotations

import functools

import streamlit as st

from assessment.domain.assessment import CriterionResult, GapKind
from assessment.domain.checklist import NOT_APPLICABLE, Basis, Checklist, Criterion
from assessment.domain.scoring import is_gap
from assessment.domain.work import Work
from assessment.reporting import phrases
from assessment.services.answers import Field
from assessment.services.work import open_criterion
from assessment.ui import autosave, flash
from assessment.ui.components.criterion_details import details, sections_of
from assessment.ui.components.two_versions import two_versions
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk, state
from assessment.wording import label, say
from assessment.wording.figures import clock


@flash.acting
def _save(result: CriterionResult, field: Field) -> None:
    autosave.save(result, field)


@flash.acting
def _set(result: CriterionResult, field: Field, value: object) -> None:
    autosave.submit(result, field, value)
    autosave.redraw(result.criterion_id)


@flash.acting
def _keep(result: CriterionResult, field: Field, value: object) -> None:
    autosave.keep(result, field, value)


@flash.acting
def _toggle(criterion_id: str, section: str) -> None:
    memory = state()
    before = memory.opened
    memory.opened = None if before == (criterion_id, section) else (criterion_id, section)
    on_page = {before[0]} if before and before[0].rpartition("-")[0] == criterion_id.rpartition("-")[0] else set()
    autosave.redraw(criterion_id, *on_page)


def criterion_card(assessment_id: str, criterion_id: str) -> None:
    """Draw one criterion as a fragment of its own, so that a save redraws this card and not the page."""
    st.fragment(_card, key=autosave.fragment_of(criterion_id))(assessment_id, criterion_id)


@flash.guard()
def _card(assessment_id: str, criterion_id: str) -> None:
    work = open_criterion(desk(), assessment_id, criterion_id)
    criterion = work.checklist.criterion(criterion_id)
    result = work.result(criterion)
    with st.container(border=True, key=f"criterion-{criterion_id}"):
        _head(criterion, result)
        _rating(result, work.checklist)
        _rationale(result)
        _drafts(result, work.checklist)
        _actions(work, criterion, result)
        opened, section = state().opened or ("", "")
        if opened == criterion_id:
            details(work, criterion, result, section)


def _head(criterion: Criterion, result: CriterionResult) -> None:
    mark = f" :gray-badge[{say('card.likely')}]" if criterion.basis is Basis.LIKELY else ""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
        st.markdown(
            f"**{criterion.id}** {escaped(criterion.statement)}{mark}",
            width="stretch",
            help=say("card.likely.help") if mark else None,
        )
        if saved := state().saved.get(result.id):
            st.caption(say("card.saved", time=clock(saved)), width="content")
    st.markdown(f":material/forum: *{escaped(criterion.question)}*")


def _rating(result: CriterionResult, checklist: Checklist) -> None:
    with st.container(horizontal=True, gap="medium"):
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


def _drafts(result: CriterionResult, checklist: Checklist) -> None:
    """What was typed but not saved: the reason, and for a conflict both texts with the choice."""
    for field in Field:
        draft = state().drafts.get(autosave.key_of(result, field))
        if draft is None:
            continue
        with st.container(border=True, key=f"draft-{autosave.key_of(result, field)}"):
            st.warning(escaped(draft.reason), icon=":material/warning:")
            if draft.is_conflict:
                _choice(result, field, draft.mine, draft.theirs, checklist)
            else:
                st.button(
                    say("draft.retry"),
                    key=f"retry-{autosave.key_of(result, field)}",
                    icon=":material/refresh:",
                    on_click=_set,
                    args=(result, field, draft.mine),
                )


def _choice(result: CriterionResult, field: Field, mine: object, theirs: object, checklist: Checklist) -> None:
    two_versions(
        autosave.key_of(result, field),
        (mine, _shown(field, mine, checklist)),
        (theirs, _shown(field, theirs, checklist)),
        keep=functools.partial(_keep, result, field),
        can_join=field in {Field.RATIONALE, Field.NOTE, Field.STRENGTH},
    )


def _shown(field: Field, value: object, checklist: Checklist) -> str:
    if field is Field.RATING:
        return phrases.rating(str(value) if value else None, checklist)
    if field is Field.GAP_KIND and value:
        return label(GapKind(str(value)))
    return str(value or say("draft.empty"))


def _actions(work: Work, criterion: Criterion, result: CriterionResult) -> None:
    """The quiet row under the rationale: what opens in place, the flag, and clearing the rating."""
    counts = {"evidence": len([key for key in result.evidence_ids if key in work.evidence])}
    with st.container(horizontal=True, gap="small"):
        for section, icon in sections_of(work, result).items():
            text = say(f"card.{section}")
            if count := counts.get(section):
                text = say("card.with_count", text=text, count=count)
            is_open = state().opened == (criterion.id, section)
            st.button(
                f"**{text}**" if is_open else text,
                key=f"open-{section}-{criterion.id}",
                icon=icon,
                type="tertiary",
                on_click=_toggle,
                args=(criterion.id, section),
            )
        st.button(
            say("card.unflag" if result.flagged else "card.flag"),
            key=f"flag-{criterion.id}",
            icon=":material/flag:",
            type="tertiary",
            on_click=_set,
            args=(result, Field.FLAG, not result.flagged),
        )
        if result.rating is not None:
            st.button(
                say("card.clear"),
                key=f"clear-{criterion.id}",
                icon=":material/backspace:",
                type="tertiary",
                on_click=_set,
                args=(result, Field.RATING, None),
            )
