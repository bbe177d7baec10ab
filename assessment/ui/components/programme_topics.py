"""The topics of a programme: ranked in a table, and the one that is chosen in a small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from assessment.domain.work import Work
from assessment.services.programmes import ProgrammeView, TopicLine, rank_topic
from assessment.ui import flash
from assessment.ui.components.record_form import NEW, RecordForm, save_button
from assessment.ui.components.row_table import row_table
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk
from assessment.wording import say, say_count

KIND = "topic"
_NAMED = 10
_RANKS = ("importance", "performance", "change")
_STEPS = {1: "audits.rank.low", 2: "audits.rank.medium", 3: "audits.rank.high"}

Plan = Callable[[str, list[str], list[str]], None]
"""Opens the form of a new audit: programme id, clauses, process ids."""


@flash.acting
def _save(programme_id: str, line: TopicLine | None, form: RecordForm) -> None:
    with form.saving() as entered:
        topic = line.topic if line else None
        rank_topic(
            desk(),
            programme_id,
            topic.subject if topic else "",
            ranks=(entered["importance"], entered["performance"], entered["change"]),
            note=entered["note"],
            process_id=topic.process_id if topic else entered["process_id"],
            seen=topic.revision if topic else None,
        )


def programme_topics(work: Work, view: ProgrammeView, plan: Plan) -> None:
    """What is audited how often, the most pressing first; a row that is chosen can be ranked and planned."""
    st.header(say("audits.topics"), anchor=False)
    st.markdown(say("audits.topics.about"))
    overdue = [line for line in view.topics if line.is_overdue]
    if overdue:
        subjects = ", ".join(line.topic.subject for line in overdue[:_NAMED]) + (" …" if len(overdue) > _NAMED else "")
        st.warning(escaped(say_count("audits.overdue", len(overdue), subjects=subjects)), icon=":material/schedule:")
    line = _chosen(view)
    if line:
        with st.container(border=True, key=f"topic-{line.topic.id}"):
            _topic(view, line, plan)
    else:
        st.caption(say("audits.topics.choose"))
    _new_process(work, view)


def _chosen(view: ProgrammeView) -> TopicLine | None:
    """Draw the table; return the row that is chosen."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    lines, column = view.topics, st.column_config
    columns = {
        "topic": [line.title for line in lines],
        **{name: [getattr(line.topic, name) for line in lines] for name in _RANKS},
        "rank": [line.topic.rank for line in lines],
        "months": [line.topic.months_between for line in lines],
        "due": pd.to_datetime(pd.Series([line.next_due for line in lines])),
        "state": [say("audits.is_overdue") if line.is_overdue else "" for line in lines],
        "audits": [", ".join(line.audits) for line in lines],
    }
    small = {
        name: column.NumberColumn(say(f"audits.topic.{name}"), help=say(f"audits.topic.help.{name}"), width="small")
        for name in (*_RANKS, "rank", "months")
    }
    order = "-".join(line.topic.id for line in lines)
    place = row_table(
        pd.DataFrame(columns),
        f"topics-{view.programme.id}-{order}",
        {
            **small,
            "topic": column.TextColumn(say("audits.topic"), pinned=True),
            "due": column.DateColumn(say("audits.topic.due"), format="D MMM YYYY", width="small"),
            "state": column.TextColumn(say("report.column.state"), width="small"),
            "audits": column.TextColumn(say("menu.audits"), width="small"),
        },
        alt=say("audits.topics.alt"),
    )
    return None if place is None else lines[place]


def _topic(view: ProgrammeView, line: TopicLine, plan: Plan) -> None:
    topic = line.topic
    st.markdown(f"**{escaped(line.title)}**")
    shown = {**{name: getattr(topic, name) for name in _RANKS}, "note": topic.note}
    form = RecordForm(KIND, topic.id, topic.revision, shown)
    form.fill()
    with st.form(form.prefix, border=False):
        _fields(form)
        save_button(form, _save, view.programme.id, line, words=say("audits.topic.save"))
    is_process = topic.process_id is not None
    st.button(
        say("audits.topic.plan"),
        key=f"plan-topic-{topic.id}",
        icon=":material/add:",
        on_click=plan,
        args=(view.programme.id, [] if is_process else [topic.subject], [topic.process_id] if is_process else []),
    )


def _new_process(work: Work, view: ProgrammeView) -> None:
    """A form for a process that is no topic yet; nothing where there is none."""
    known = {line.topic.process_id for line in view.topics}
    names = {one.id: one.name for one in work.processes if not one.left and one.id not in known}
    if not names:
        return
    shown: dict[str, Any] = {
        "process_id": next(iter(names)),
        "importance": 2,
        "performance": 2,
        "change": 1,
        "note": "",
    }
    form = RecordForm(KIND, NEW, len(view.topics), shown)
    form.fill()
    with st.expander(say("audits.topic.add"), icon=":material/add:"), st.form(form.prefix, border=False):
        st.selectbox(say("where.process"), list(names), key=form.key("process_id"), format_func=names.__getitem__)
        _fields(form)
        save_button(form, _save, view.programme.id, None, words=say("audits.topic.add.save"))


def _fields(form: RecordForm) -> None:
    with st.container(horizontal=True):
        for name in _RANKS:
            st.segmented_control(
                say(f"audits.topic.{name}"),
                list(_STEPS),
                key=form.key(name),
                required=True,
                help=say(f"audits.topic.help.{name}"),
                format_func=lambda rank: choice(say(_STEPS[rank])),
            )
    st.text_input(say("audits.topic.note"), key=form.key("note"))
