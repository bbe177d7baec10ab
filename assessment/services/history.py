"""Earlier versions of what was stored, read from the journal; an answer goes back to one of them by an ordinary save."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from assessment.domain.assessment import Assessment, CriterionResult, result_id
from assessment.domain.errors import NotAllowed, NotFound
from assessment.domain.evidence import Evidence
from assessment.domain.history import FOLLOWING, Version, differences, versions
from assessment.domain.organization import Person, Process, Site
from assessment.domain.record import Record, Value
from assessment.services.desk import Desk
from assessment.services.work import pinned_checklist, writing_on
from assessment.storage.store import Reader

QUIET_IN_ANSWERS = FOLLOWING | {"criterion_id", "criterion_fingerprint", "assessed_by", "assessed_at", "reviewed_at"}


class ErasedVersion(NotAllowed):
    """The content of the version was erased on purpose."""

    def __init__(self) -> None:
        """Say that nothing can bring it back."""
        super().__init__(
            "The content of this version was erased on purpose, so it cannot be restored. Choose another version."
        )


class UnreadableVersion(NotAllowed):
    """The version was written in a form that this version of the toolkit does not know."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            "This version was written by another version of the toolkit and does not fit any more. "
            "Copy what you need from it into the fields."
        )


class AnswerHistory(Value):
    """The versions of an answer, the newest first, and the names of the people, places and evidence they mention."""

    versions: tuple[Version, ...]
    names: dict[str, str]


def answer_history(desk: Desk, assessment_id: str, criterion_id: str) -> AnswerHistory:
    """The versions of the answer to one criterion."""
    with desk.store.reading() as reader:
        found = versions(
            reader.entries(CriterionResult, result_id(assessment_id, criterion_id)), quiet=QUIET_IN_ANSWERS
        )
        return AnswerHistory(versions=found, names=_names(reader, reader.get(Assessment, assessment_id).engagement_id))


def _names(reader: Reader, engagement_id: str) -> dict[str, str]:
    here = {"engagement_id": engagement_id}
    return {
        **{one.id: one.name for one in reader.list(Person, **here)},
        **{one.id: one.name for one in reader.list(Site, **here)},
        **{one.id: one.name for one in reader.list(Process, **here)},
        **{one.id: one.title for one in reader.list(Evidence, **here)},
    }


def restore_answer(desk: Desk, assessment_id: str, criterion_id: str, revision: int, *, seen: int) -> CriterionResult:
    """Save an answer again as it was at `revision`; `StaleRecord` when it is no longer the one that was `seen`."""
    key = result_id(assessment_id, criterion_id)
    with writing_on(desk, assessment_id) as (writer, assessment):
        checklist = pinned_checklist(writer, assessment)
        checklist.criterion(criterion_id)
        now = writer.get(CriterionResult, key)
        then = _there(writer, _version(writer, now, revision))
        restored = now.restored(then, checklist, by=desk.actor.name, at=desk.now())
        if now.revision == seen and not _differs(now, restored):
            return now
        return writer.save(restored, seen=seen)


def _version(reader: Reader, now: CriterionResult, revision: int) -> CriterionResult:
    entry = next((line for line in reader.entries(CriterionResult, now.id) if line.record_revision == revision), None)
    if entry is None:
        raise NotFound("version", str(revision))
    if entry.body is None:
        raise ErasedVersion
    known: dict[str, Any] = {name: value for name, value in entry.body.items() if name in CriterionResult.model_fields}
    try:
        return CriterionResult(**known)
    except ValidationError as error:
        raise UnreadableVersion from error


def _there(reader: Reader, then: CriterionResult) -> CriterionResult:
    """The version without references to what is not in the engagement any more."""

    def known(record: type[Record], key: str | None) -> str | None:
        return key if key and reader.list(record, engagement_id=then.engagement_id, id=key) else None

    return then.changed(
        evidence_ids=tuple(one for one in then.evidence_ids if known(Evidence, one)),
        responsible_id=known(Person, then.responsible_id),
        site_id=known(Site, then.site_id),
        process_id=known(Process, then.process_id),
    )


def _differs(now: CriterionResult, restored: CriterionResult) -> bool:
    return bool(differences(now.model_dump(mode="json"), restored.model_dump(mode="json"), quiet=QUIET_IN_ANSWERS))
