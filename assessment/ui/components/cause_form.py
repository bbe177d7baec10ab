"""The cause analysis: five whys as a chain, a fishbone, or words; drawn as a picture beside what is typed."""

from __future__ import annotations

import re

import streamlit as st

from assessment.domain.cause_analysis import USUAL_BRANCHES, Branch, CauseAnalysis, CauseMethod
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_file import NonconformityFile
from assessment.services.nonconformity_steps import CauseText, finish_cause, save_cause
from assessment.ui import flash
from assessment.ui.components.record_form import RecordForm
from assessment.ui.markdown import choice, escaped
from assessment.ui.session import desk
from assessment.wording import label, say
from assessment.wording.figures import day

_WHYS = 5
_DIAGRAM_ROOM = 70
_DOWN, _ACROSS = "flowchart TD", "flowchart LR"
"""How a diagram begins."""
_LOOKALIKES = str.maketrans({'"': "”", "`": "’", "<": "‹", ">": "›", "\\": "∖"})
_SYNTAX = re.compile(r"(?<=%)(?=%)|(?<=\$)(?=\$)|(?<=#)(?=\w+;)")
"""Where a blank keeps a diagram from reading a comment, a formula or an entity (`#58;`) into what people typed."""


@flash.acting
def _save(one: Nonconformity, form: RecordForm, *, finish: bool) -> None:
    with form.saving() as entered:
        text = _text(entered)
        saved = save_cause(desk(), one.id, text, seen=form.revision)
        if finish:
            finish_cause(desk(), one.id, seen=saved.revision)


def cause_form(file: NonconformityFile) -> None:
    """What is known of the cause, and the form while it is open for changes."""
    cause = file.cause
    if cause and cause.done_on:
        st.markdown(escaped(say("cause.done", date=day(cause.done_on), name=cause.done_by)))
    if cause:
        cause_picture(cause, file.nonconformity.statement)
    if not file.nonconformity.is_closed:
        _form(file, cause or CauseAnalysis(id="", engagement_id="", nonconformity_id=""))


def _form(file: NonconformityFile, cause: CauseAnalysis) -> None:
    one, bones = file.nonconformity, _bones(cause)
    shown: dict[str, object] = {
        "method": cause.method,
        "narrative": cause.narrative,
        "root_cause": cause.root_cause,
        "cause_code": cause.cause_code,
        "is_controlled": cause.is_controlled,
        **{f"why{place}": cause.whys[place] if place < len(cause.whys) else "" for place in range(_WHYS)},
        **{f"bone{place}": name for place, (name, _causes) in enumerate(bones)},
        **{f"causes{place}": causes for place, (_name, causes) in enumerate(bones)},
    }
    form = RecordForm("cause", one.id, cause.revision, shown)
    form.fill()
    method = st.segmented_control(
        say("cause.method"),
        list(CauseMethod),
        key=form.key("method"),
        required=True,
        format_func=lambda one: choice(label(one)),
    )
    for name in _hidden(method or CauseMethod.FIVE_WHYS, len(bones)):  # a field that is not drawn would be forgotten
        st.session_state[form.key(name)] = st.session_state[form.key(name)]
    with st.form(form.prefix, border=False):
        _method(method or CauseMethod.FIVE_WHYS, len(bones), form)
        st.text_area(say("cause.root"), key=form.key("root_cause"), height=68, help=say("cause.root.help"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text_input(
                say("cause.code"), key=form.key("cause_code"), max_chars=300, width=240, help=say("cause.code.help")
            )
            st.checkbox(say("cause.controlled"), key=form.key("is_controlled"), help=say("cause.controlled.help"))
        form.refusal()
        _buttons(one, form)


def _buttons(one: Nonconformity, form: RecordForm) -> None:
    """Save as far as it is, or finish."""
    with st.container(horizontal=True):
        for words, finish in (("nonconformity.save", False), ("cause.finish", True)):
            st.form_submit_button(
                say(words),
                key=f"{form.prefix}-{words}",
                type="primary" if finish else "secondary",
                icon=":material/check:",
                on_click=_save,
                args=(one, form),
                kwargs={"finish": finish},
            )


def _bones(cause: CauseAnalysis) -> list[tuple[str, str]]:
    """The categories with their causes as text, filled up with blank ones to as many as are usual."""
    kept = [(branch.category, "\n".join(branch.causes)) for branch in cause.branches]
    return kept + [("", "")] * (len(USUAL_BRANCHES) - len(kept))


def _hidden(method: CauseMethod, bones: int) -> list[str]:
    """The fields of the methods that were not chosen."""
    fields = {
        CauseMethod.FIVE_WHYS: [f"why{place}" for place in range(_WHYS)],
        CauseMethod.FISHBONE: [f"{name}{place}" for name in ("bone", "causes") for place in range(bones)],
        CauseMethod.FREE: ["narrative"],
    }
    return [name for other, names in fields.items() if other is not method for name in names]


def _method(method: CauseMethod, bones: int, form: RecordForm) -> None:
    """The fields of the chosen method; those of the others keep what they hold."""
    match method:
        case CauseMethod.FIVE_WHYS:
            for place in range(_WHYS):
                st.text_input(say("cause.why", number=place + 1), key=form.key(f"why{place}"), max_chars=2_000)
        case CauseMethod.FISHBONE:
            st.caption(say("cause.fishbone.about"))
            for place in range(bones):
                _bone(place, form)
        case CauseMethod.FREE:
            st.text_area(say("cause.narrative"), key=form.key("narrative"), height=120)


def _bone(place: int, form: RecordForm) -> None:
    """A category, which can be named anew, and the causes in it."""
    with st.container(horizontal=True):
        name, causes = say("cause.category", number=place + 1), say("cause.causes", number=place + 1)
        st.text_input(
            name,
            key=form.key(f"bone{place}"),
            max_chars=300,
            placeholder=say("cause.category.placeholder"),
            label_visibility="collapsed",
            width=180,
        )
        st.text_area(causes, key=form.key(f"causes{place}"), height=68, label_visibility="collapsed", width=560)


def _branches(entered: dict[str, object]) -> tuple[Branch, ...]:
    """The bones as they were entered; one without name and causes is gone."""
    found = []
    for place in range(sum(name.startswith("bone") for name in entered)):
        name = str(entered[f"bone{place}"]).strip()
        causes = tuple(filter(None, map(str.strip, str(entered[f"causes{place}"]).splitlines())))
        if name or causes:
            found.append(Branch(category=name, causes=causes))
    return tuple(found)


def _text(entered: dict[str, object]) -> CauseText:
    return CauseText(
        method=CauseMethod(str(entered["method"])),
        whys=tuple(why for place in range(_WHYS) if (why := str(entered[f"why{place}"]).strip())),
        branches=_branches(entered),
        narrative=str(entered["narrative"]),
        root_cause=str(entered["root_cause"]),
        cause_code=str(entered["cause_code"]),
        is_controlled=bool(entered["is_controlled"]),
    )


def cause_picture(cause: CauseAnalysis, effect: str) -> None:
    """The chain or the fishbone as a diagram; words need none."""
    if cause.method is CauseMethod.FIVE_WHYS and cause.whys:
        boxes = [effect, *cause.whys, *([cause.root_cause] if cause.root_cause else [])]
        links = [f'n{place}["{_quoted(text)}"]' for place, text in enumerate(boxes)]
        links += [f"n{place} --> n{place + 1}" for place in range(len(boxes) - 1)]
        st.mermaid_chart("\n".join((_DOWN, *links)), width="content", alt=say("cause.picture.whys"))
    elif cause.method is CauseMethod.FISHBONE and any(branch.causes for branch in cause.branches):
        lines = [f'effect["{_quoted(effect)}"]']
        for place, branch in enumerate(cause.branches):
            if branch.causes:
                lines.append(f'b{place}(["{_quoted(branch.category)}"]) --> effect')
                lines += [
                    f'b{place}c{number}["{_quoted(text)}"] --> b{place}' for number, text in enumerate(branch.causes)
                ]
        st.mermaid_chart("\n".join((_ACROSS, *lines)), alt=say("cause.picture.fishbone"))


def _quoted(text: str) -> str:
    """User text inside a diagram, on one line; what the diagram would read as its own syntax as the sign most like it."""
    plain = " ".join(text.split())
    shortened = plain if len(plain) <= _DIAGRAM_ROOM else f"{plain[:_DIAGRAM_ROOM].rstrip()}…"
    return _SYNTAX.sub(" ", shortened.translate(_LOOKALIKES))
