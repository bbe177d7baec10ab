"""The rules of the engagement for nonconformities as one form, and the patterns of its numbers as another."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assessment.domain.nonconformity_rules import DayCount, NonconformityRules
from assessment.domain.numbering import Series
from assessment.domain.work import Work
from assessment.services.nonconformities import change_rules
from assessment.services.nonconformity_settings import GradeDays, NonconformitySettings, read_settings_of
from assessment.services.numbering import change_patterns
from assessment.ui import flash
from assessment.ui.components.record_form import RecordForm
from assessment.ui.components.refusal import outcome
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk
from assessment.wording import label, say

_MOST_DAYS, _MOST_MONTHS = 3650, 60
_PLAIN = (
    "day_count",
    "country",
    "due_soon_days",
    "recurrence_months",
    "minor_closes_on_plan",
    "assessment_ahead",
    "escalate_to_id",
)
_SERIES = ("nonconformity", "finding", "audit", "interview", "evidence")


@flash.acting
def _save(rules: NonconformityRules, grades: tuple[GradeDays, ...], form: RecordForm) -> None:
    with form.saving() as entered:
        change_rules(desk(), rules.changed(**_rules_of(entered, grades)), seen=form.revision)


def _rules_of(entered: dict[str, Any], grades: tuple[GradeDays, ...]) -> dict[str, Any]:
    days = {
        field: {grade.id: value for grade in grades if (value := entered[f"{field}-{grade.id}"]) is not None}
        for field in ("plan_days", "close_days")
    }
    return {**{name: entered[name] for name in _PLAIN}, **days}


@flash.acting
def _number(engagement_id: str, form: RecordForm) -> None:
    with form.saving() as entered:
        patterns = {Series(name): text for name, text in entered.items() if text != form.shown[name]}
        change_patterns(desk(), engagement_id, patterns)


def nonconformity_rules(work: Work) -> None:
    """Both forms; what was typed stays in its fields when it is refused."""
    found = read_settings_of(desk(), work.engagement.id)
    st.caption(say("rules.about"))
    _rules_form(work, found)
    st.header(say("rules.numbers"), anchor=False)
    st.caption(escaped(say("rules.numbers.about", place="{n:03}")))
    _numbers_form(work, found)


def _rules_form(work: Work, found: NonconformitySettings) -> None:
    rules = found.rules
    shown = {name: getattr(rules, name) for name in _PLAIN}
    for grade in found.grades:
        shown[f"plan_days-{grade.id}"] = rules.plan_days.get(grade.id)
        shown[f"close_days-{grade.id}"] = rules.close_days.get(grade.id)
    form = RecordForm("rules", work.engagement.id, rules.revision, shown)
    form.fill()
    with st.form(form.prefix, width=820):
        st.markdown(f"**{say('rules.days')}**")
        for grade in found.grades:
            _grade(form, grade)
        st.markdown(f"**{say('rules.counting')}**")
        _counting(form)
        st.markdown(f"**{say('rules.late')}**")
        _late(work, form)
        outcome(form.place)
        st.form_submit_button(
            say("rules.save"),
            key=f"{form.prefix}-save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(rules, found.grades, form),
        )


def _grade(form: RecordForm, grade: GradeDays) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for words, field, usual in (
            ("rules.plan", "plan_days", grade.plan_days),
            ("rules.close", "close_days", grade.close_days),
        ):
            st.number_input(
                escaped(say(words, grade=grade.label)),
                min_value=1,
                max_value=_MOST_DAYS,
                step=1,
                value=None,
                key=form.key(f"{field}-{grade.id}"),
                placeholder=say("rules.usual", days=usual) if usual else say("rules.usual.none"),
                width=360,
            )


def _counting(form: RecordForm) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            say("rules.day_count"),
            list(DayCount),
            required=True,
            key=form.key("day_count"),
            format_func=lambda one: choice(label(one)),
        )
        st.text_input(
            say("rules.country"),
            key=form.key("country"),
            max_chars=10,
            placeholder=say("rules.country.placeholder"),
            help=say("rules.country.help"),
            width=260,
        )
        st.number_input(
            say("rules.due_soon_days"),
            min_value=1,
            max_value=_MOST_DAYS,
            step=1,
            key=form.key("due_soon_days"),
            width=210,
        )


def _late(work: Work, form: RecordForm) -> None:
    kept = form.shown["escalate_to_id"]
    people = [key for key, person in work.people.items() if not person.left or key == kept]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say("rules.escalate"),
            people,
            index=None,
            key=form.key("escalate_to_id"),
            format_func=lambda key: work.people[key].name,
            placeholder=say("rules.escalate.nobody"),
            help=say("rules.escalate.help"),
            width=300,
        )
        st.number_input(
            say("rules.recurrence_months"),
            min_value=1,
            max_value=_MOST_MONTHS,
            step=1,
            key=form.key("recurrence_months"),
            width=380,
        )
    for name in ("minor_closes_on_plan", "assessment_ahead"):
        st.checkbox(say(f"rules.{name}"), key=form.key(name), help=say(f"rules.{name}.help"))


def _numbers_form(work: Work, found: NonconformitySettings) -> None:
    patterns = {name: found.patterns[Series(name)] for name in _SERIES}
    shown = {name: pattern.pattern for name, pattern in patterns.items()}
    form = RecordForm("numbers", work.engagement.id, sum(one.revision for one in patterns.values()), shown)
    form.fill()
    with st.form(form.prefix, width=820):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name, pattern in patterns.items():
                with st.container(width=180, gap="xxsmall"):
                    st.text_input(say(f"rules.series.{name}"), key=form.key(name), max_chars=40)
                    st.caption(escaped(say("rules.next", number=pattern.counted().number)))
        outcome(form.place)
        st.form_submit_button(
            say("rules.numbers.save"),
            key=f"{form.prefix}-save",
            icon=":material/check:",
            on_click=_number,
            args=(work.engagement.id, form),
        )
