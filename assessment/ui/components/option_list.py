"""The ways to act that were weighed before the corrective action: what each brings, what it costs, which was taken and why."""

from __future__ import annotations

from functools import partial
from zlib import crc32

import streamlit as st

from assessment.domain.nonconformity import ActionOption, Nonconformity
from assessment.reporting.look import Look
from assessment.services.firm import firm_profile
from assessment.services.nonconformities import weigh_options
from assessment.ui import flash
from assessment.ui.components.record_cards import Act, Card, new_button, record_cards
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.components.refusal import outcome, refusing
from assessment.ui.markdown import escaped
from assessment.ui.session import desk, state
from assessment.wording import say

KIND = "option"


@flash.acting
def _save(one: Nonconformity, place: int, form: RecordForm) -> None:
    with form.saving() as entered:
        option = ActionOption(**entered)
        weigh_options(desk(), one.id, (*one.options[:place], option, *one.options[place + 1 :]), seen=one.revision)


@flash.acting
def _remove(one: Nonconformity, key: str) -> None:
    place = _place_of(key)
    with refusing(_refused(one)):
        weigh_options(desk(), one.id, (*one.options[:place], *one.options[place + 1 :]), seen=one.revision)
        state().opened = None
    state().saved.pop(_refused(one), None)


def option_list(one: Nonconformity) -> None:
    """Folded until it is wanted; of a closed record what was weighed is to be read only."""
    if one.is_closed and not one.options:
        return
    words = say("option.count", count=len(one.options)) if one.options else say("option.none")
    key = f"options-{one.id}"
    is_unfolded = bool(st.session_state.get(key))  # another count makes another element of it, which would begin folded
    with st.expander(words, is_unfolded, icon=":material/balance:", key=key, on_change="rerun"):
        look = Look(currency=firm_profile(desk()).currency)
        if one.is_closed:
            for option in one.options:
                st.markdown(_heading(option))
                st.caption(_facts(option, look))
            return
        st.caption(say("option.about"))
        remove = Act(say("option.remove"), ":material/delete:", partial(_remove, one))
        cards = [
            Card(_key(one, place), _heading(option), _facts(option, look), (remove,))
            for place, option in enumerate(one.options)
        ]
        new_button(KIND, say("option.new"))
        record_cards(KIND, cards, partial(_form, one, look.currency))
        if _refused(one) in state().drafts:
            outcome(_refused(one))


def _refused(one: Nonconformity) -> str:
    """Where it is kept that an option could not be removed."""
    return f"{KIND}-remove-{one.id}"


def _key(one: Nonconformity, place: int) -> str:
    return f"{place}-{one.id}"


def _place_of(key: str) -> int:
    return int(key.partition("-")[0])


def _heading(option: ActionOption) -> str:
    taken = f" :green-badge[{say('option.taken')}]" if option.chosen else ""
    return f"{escaped(option.text)}{taken}"


def _facts(option: ActionOption, look: Look) -> str:
    """What it brings, costs, and why, in one line."""
    facts = {"benefit": look.amount(option.benefit), "cost": look.amount(option.cost), "why": option.why}
    return escaped(" · ".join(say(f"option.{name}.said", words=words) for name, words in facts.items() if words))


def _form(one: Nonconformity, currency: str, key: str) -> None:
    """The form of one option; `key` is that of its card, or new."""
    place = len(one.options) if key == NEW else _place_of(key)
    shown = (one.options[place] if place < len(one.options) else ActionOption(text="")).model_dump()
    # Keyed by what is stored in it: what is being typed stays when another part of the record is saved.
    form = RecordForm(KIND, f"{NEW}-{one.id}" if key == NEW else key, crc32(f"{place} {shown}".encode()), shown)
    form.fill()
    with st.form(form.prefix, border=False):
        st.text_area(say("option.text"), key=form.key("text"), height=68, placeholder=say("option.text.placeholder"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("option.benefit"), key=form.key("benefit"), max_chars=2_000, width=320)
            st.text_input(
                say("option.cost.in", currency=escaped(currency)) if currency else say("option.cost"),
                key=form.key("cost"),
                max_chars=2_000,
                help=say("option.cost.help"),
                width=220,
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("option.why"), key=form.key("why"), max_chars=2_000, width=420)
            st.checkbox(say("option.chosen"), key=form.key("chosen"))
        save_button(form, _save, one, place, is_main=False)
