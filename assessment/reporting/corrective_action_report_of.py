"""Compose the documents about one nonconformity from its file: pure functions, in final phrases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from assessment.domain.action import Action
from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.cause_analysis import Branch, CauseMethod
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.nonconformity import OutsideBody
from assessment.domain.nonconformity_file import NonconformityFile, missing
from assessment.reporting.case_head import Setting, case_head
from assessment.reporting.corrective_action_report import (
    BonePair,
    CaseAction,
    CorrectiveActionReport,
    NonconformityResponse,
    OptionLine,
    ReviewLine,
    WhyBox,
)
from assessment.reporting.gap_report import Fact
from assessment.reporting.nonconformity_report_of import source_of, verification_of
from assessment.wording import label, say

SIGNERS = ("responsible", "reviewer", "management")


@dataclass(frozen=True)
class Case:
    """One nonconformity with what its documents need beside the file."""

    file: NonconformityFile
    grade: str
    adopted: AdoptedDocument | None = None
    place: str = ""


def corrective_action_report_of(setting: Setting, case: Case) -> CorrectiveActionReport:
    """The corrective-action report of one nonconformity as it stands today."""
    file, cause = case.file, case.file.cause
    five, fish = (cause is not None and cause.method is one for one in (CauseMethod.FIVE_WHYS, CauseMethod.FISHBONE))
    return CorrectiveActionReport(
        **_told(setting, case, say("car.title")),
        missing=tuple(label(step) for step in missing(file)),
        cause_note=_finished(setting, case),
        whys=_whys(cause.whys) if cause and five else (),
        bones=_bones(cause.branches) if cause and fish else (),
        narrative=cause.narrative.strip() if cause else "",
        options=tuple(
            OptionLine(
                text=one.text,
                benefit=setting.look.amount(one.benefit),
                cost=setting.look.amount(one.cost),
                choice=" ".join(filter(None, (say("car.chosen" if one.chosen else "car.not_chosen"), one.why))),
            )
            for one in file.nonconformity.options
        ),
        changes=_changes(setting, case),
        risk=_risk(setting, case),
        recurrences=tuple(
            say("car.recurrence", number=one.number, date=setting.look.day(one.raised_on), statement=one.statement)
            for one in file.recurrences
        ),
        sign_off=tuple(say(f"car.signer.{name}") for name in SIGNERS),
    )


def nonconformity_response_of(setting: Setting, case: Case, body: OutsideBody) -> NonconformityResponse:
    """The answer to the outside body that raised it."""
    dash = say("report.dash")
    return NonconformityResponse(
        **_told(setting, case, say("response.title")),
        body=body.name,
        theirs=(
            Fact(label=say("response.number"), text=body.number or dash),
            Fact(label=say("response.grade"), text=body.grade or dash),
            Fact(label=say("response.deadline"), text=setting.look.day(body.deadline) if body.deadline else dash),
        ),
        wording=body.wording.strip() or case.file.nonconformity.statement,
        enclosed=_enclosed(case.file),
    )


def _told(setting: Setting, case: Case, title: str) -> dict[str, Any]:
    """What both documents say, by the names of the fields."""
    file, one, cause = case.file, case.file.nonconformity, case.file.cause
    return {
        **dict(case_head(setting, title=title, subtitle=setting.engagement.title, number=one.number)),
        "nonconformity_id": one.id,
        "facts": _facts(setting, case),
        "requirement": _requirement(case),
        "statement": one.statement,
        "evidence": _seen(case.file),
        "containment": one.containment.strip(),
        "extent": one.extent.strip(),
        "corrections": tuple(_action(setting, file, action) for action in file.corrections),
        "method": label(cause.method) if cause else "",
        "root_cause": cause.root_cause.strip() if cause else "",
        "corrective_actions": tuple(_action(setting, file, action) for action in file.corrective_actions),
        "reviews": tuple(_review(setting, file, review) for review in _in_order(file)),
        "views": _views(case),
    }


def _facts(setting: Setting, case: Case) -> tuple[Fact, ...]:
    one, file = case.file.nonconformity, case.file
    found = {
        "grade": case.grade,
        "state": label(one.state),
        "source": source_of(one),
        "clause": one.clause,
        "place": case.place,
        "raised": _by(_day(setting, one.raised_on), one.raised_by),
        "responsible": _name(file, one.responsible_id),
        "plan_due": _day(setting, one.plan_due),
        "close_due": _day(setting, one.close_due),
        "agreed": _by(_day(setting, one.agreed_on), one.agreed_by),
        "closed": _day(setting, one.closed_on),
    }
    return tuple(Fact(label=say(f"car.fact.{name}"), text=text) for name, text in found.items() if text)


def _requirement(case: Case) -> str:
    bound = say("car.adopted", document=case.adopted.label) if case.adopted else ""
    return "\n".join(part for part in (case.file.nonconformity.requirement.strip(), bound) if part)


def _seen(file: NonconformityFile) -> tuple[str, ...]:
    typed = (line.strip() for line in file.nonconformity.evidence.splitlines())
    return (*filter(None, typed), *_pieces(file, file.nonconformity.evidence_ids))


def _pieces(file: NonconformityFile, keys: tuple[str, ...]) -> tuple[str, ...]:
    found = (file.evidence[key] for key in keys if key in file.evidence)
    return tuple(" · ".join(filter(None, (one.number, one.title, one.reference))) for one in found)


def _enclosed(file: NonconformityFile) -> tuple[str, ...]:
    done = (*(one.evidence_ids for one in file.corrections), *(one.evidence_ids for one in file.corrective_actions))
    seen = tuple(one.evidence_ids for one in file.held_reviews)
    keys = dict.fromkeys(key for held in (file.nonconformity.evidence_ids, *done, *seen) for key in held)
    return _pieces(file, tuple(keys))


def _action(setting: Setting, file: NonconformityFile, action: Action) -> CaseAction:
    look, dash = setting.look, say("report.dash")
    last = action.implemented_on or action.started_on
    state = _by(label(action.state), look.day(last)) if last else label(action.state)
    notes = (
        *(say("car.progress", date=look.day(one.on), by=one.by, text=one.text) for one in action.progress),
        *(
            say("car.moved", was=look.day(one.was) if one.was else dash, now=look.day(one.now), reason=one.reason)
            for one in action.postponements
        ),
        *filter(None, (verification_of(action, look),)),
        *(say("car.evidence", piece=piece) for piece in _pieces(file, action.evidence_ids)),
    )
    return CaseAction(
        text=action.text,
        owner=_name(file, action.owner_id) or action.usual_owner or dash,
        effort=label(action.effort) if action.effort else dash,
        due=look.day(action.due) if action.due else dash,
        state=f"{state}, {say('car.overdue')}" if action.is_overdue(setting.today) else state,
        due_on=action.due,
        implemented_on=action.implemented_on,
        notes=notes,
    )


def _in_order(file: NonconformityFile) -> list[EffectivenessReview]:
    planned = [one for one in file.reviews if not one.is_held]
    return [*file.held_reviews, *planned]


def _review(setting: Setting, file: NonconformityFile, review: EffectivenessReview) -> ReviewLine:
    if review.held_on:
        title = say("car.review.held", date=setting.look.day(review.held_on), by=review.held_by)
        result = say("car.effective" if review.effective else "car.not_effective")
    else:
        title, result = say("car.review.planned"), say("car.review.open")
    found = {
        "measure": review.measure,
        "target": review.target,
        "earliest": _day(setting, review.earliest_on),
        "reviewer": review.held_by or _name(file, review.reviewer_id),
        "result": review.result.strip(),
        "evidence": "\n".join(_pieces(file, review.evidence_ids)),
    }
    facts = tuple(Fact(label=say(f"car.review.{name}"), text=text) for name, text in found.items() if text)
    return ReviewLine(title=title, result=result, facts=facts)


def _finished(setting: Setting, case: Case) -> str:
    cause = case.file.cause
    if cause is None or cause.done_on is None:
        return ""
    return say("car.cause.done", date=setting.look.day(cause.done_on), by=cause.done_by)


def _whys(whys: tuple[str, ...]) -> tuple[WhyBox, ...]:
    asked = [why.strip() for why in whys if why.strip()]
    return tuple(WhyBox(label=say("car.why", number=place), text=why) for place, why in enumerate(asked, 1))


def _bones(branches: tuple[Branch, ...]) -> tuple[BonePair, ...]:
    pairs = zip_longest(branches[::2], branches[1::2])
    return tuple(
        BonePair(
            left=left.category,
            left_causes=_named(left),
            right=right.category if right else "",
            right_causes=_named(right) if right else (),
        )
        for left, right in pairs
    )


def _named(branch: Branch) -> tuple[str, ...]:
    return tuple(cause.strip() for cause in branch.causes if cause.strip())


def _changes(setting: Setting, case: Case) -> tuple[str, ...]:
    one, day = case.file.nonconformity, setting.look.day
    regraded = (
        say("car.regraded", date=day(step.on), by=step.by, was=step.was, now=step.now, reason=step.reason)
        for step in one.regradings
    )
    dash = say("report.dash")
    extended = (
        say(
            "car.extended",
            date=day(step.on),
            by=step.by,
            was=day(step.was) if step.was else dash,
            now=day(step.now),
            reason=step.reason,
        )
        for step in one.extensions
    )
    return (*regraded, *extended)


def _risk(setting: Setting, case: Case) -> tuple[Fact, ...]:
    risk = case.file.nonconformity.risk
    if risk is None:
        return ()
    found = {
        "by": _by(risk.by, setting.look.day(risk.on)),
        "authority": risk.authority,
        "reason": risk.reason,
        "review_on": setting.look.day(risk.review_on),
    }
    return tuple(Fact(label=say(f"car.risk.{name}"), text=text) for name, text in found.items())


def _views(case: Case) -> tuple[Fact, ...]:
    held = case.file.nonconformity.disagreement
    if held is None:
        return ()
    return (
        Fact(label=say("car.views.ours"), text=held.our_view),
        Fact(label=say("car.views.theirs"), text=held.their_view),
    )


def _name(file: NonconformityFile, person_id: str | None) -> str:
    person = file.people.get(person_id or "")
    return person.name if person else ""


def _day(setting: Setting, day: date | None) -> str:
    return setting.look.day(day) if day else ""


def _by(first: str, second: str) -> str:
    return f"{first}, {second}" if first and second else first
