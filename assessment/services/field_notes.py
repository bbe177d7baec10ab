"""Take notes in the field and assign them to criteria: what they were taken about then stands there as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assessment.domain.assessment import Assessment, CriterionResult, result_id
from assessment.domain.errors import Conflict, InvalidInput, NotFound
from assessment.domain.fieldwork import DocumentReview, FieldNote, Interview, Observation
from assessment.reporting.fieldwork_phrases import Fieldwork
from assessment.services.desk import Desk
from assessment.services.fieldwork import evidence_of, kept_evidence
from assessment.services.work import pinned_checklist, writing_on
from assessment.storage.store import Reader, Writer

_COLUMNS: dict[str, type[Interview | Observation | DocumentReview]] = {
    "interview_id": Interview,
    "observation_id": Observation,
    "document_review_id": DocumentReview,
}


class NoteConflict(Conflict):
    """Somebody else reworded the same note; both texts are kept for comparison."""

    def __init__(self, *, mine: str, theirs: str) -> None:
        """Keep both texts."""
        super().__init__(
            "Somebody else changed this note while you were writing. Nothing was overwritten: "
            "compare the two below and keep one."
        )
        self.mine, self.theirs = mine, theirs


class NoteEmpty(InvalidInput):
    """A note without words cannot stand as evidence."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__("Write the note first, then choose the criteria it belongs to.")


def list_notes(desk: Desk, engagement_id: str) -> list[FieldNote]:
    """The notes of an engagement that say something, the newest first."""
    with desk.store.reading() as reader:
        notes = reader.list(FieldNote, order="taken_at", engagement_id=engagement_id)
    return [note for note in reversed(notes) if note.text.strip()]


def write_note(
    desk: Desk, engagement_id: str, note_id: str, *, about: str = "", shown: str, text: str
) -> FieldNote | None:
    """Keep the words of a note: the first save makes it, `about` a piece of fieldwork or nothing; None while it is empty.

    `NoteConflict` when its words are no longer those that were `shown`. Equal words write nothing.
    """
    with desk.store.writing(desk.actor, desk.now(), engagement_id) as writer:
        note = writer.find(FieldNote, note_id)
        if note is None and not text.strip():
            return None
        note = note or _new(desk, writer, engagement_id, note_id, about)
        if note.text == text:
            return note
        if note.text != shown:
            raise NoteConflict(mine=text, theirs=note.text)
        return writer.save(note.reworded(text))


def assign_note(
    desk: Desk, assessment_id: str, note_id: str, *, shown: tuple[str, ...], criterion_ids: tuple[str, ...]
) -> FieldNote:
    """Assign a note to criteria: what was added to or taken off those `shown`, whatever others assigned meanwhile.

    What the note is about becomes one piece of evidence, linked to the results of the assessment; where no other note of
    the same source is assigned any more, the link goes.
    """
    with _writing_note(desk, assessment_id, note_id) as (writer, assessment, note):
        checklist = pinned_checklist(writer, assessment)
        added = [checklist.criterion(key).id for key in criterion_ids if key not in {*shown, *note.criterion_ids}]
        removed = [key for key in shown if key not in criterion_ids and key in note.criterion_ids]
        if added:
            evidence = evidence_of(desk, writer, _source(writer, note))
            for key in added:
                _link(writer, CriterionResult.blank(assessment, checklist.criterion(key)), evidence.id)
        kept = tuple(key for key in note.criterion_ids if key not in removed)
        if not (added or removed):
            return note
        saved = writer.save(note.assigned_to((*kept, *added)))
        _unlink(writer, assessment, saved, removed)
        return saved


@contextmanager
def _writing_note(desk: Desk, assessment_id: str, note_id: str) -> Iterator[tuple[Writer, Assessment, FieldNote]]:
    with writing_on(desk, assessment_id) as (writer, assessment):
        note = writer.find(FieldNote, note_id)
        if note is None or not note.text.strip():
            raise NoteEmpty
        if note.engagement_id != assessment.engagement_id:
            raise NotFound("note", note_id)
        yield writer, assessment, note


def _new(desk: Desk, writer: Writer, engagement_id: str, note_id: str, about: str) -> FieldNote:
    """A note before its first words; `NotFound` when it is about nothing of this engagement."""
    column = _column(writer, engagement_id, about) if about else None
    return FieldNote(
        id=note_id,
        engagement_id=engagement_id,
        text="",
        taken_at=desk.now(),
        taken_by=desk.actor.name,
        **({column: about} if column else {}),
    )


def _column(reader: Reader, engagement_id: str, about: str) -> str:
    for column, kind in _COLUMNS.items():
        if reader.list(kind, engagement_id=engagement_id, id=about):
            return column
    raise NotFound("interview, observation or document", about)


def _source(reader: Reader, note: FieldNote) -> Fieldwork:
    """What the note is about; a loose note stands for itself."""
    for column, kind in _COLUMNS.items():
        if key := getattr(note, column):
            return reader.get(kind, key)
    return note


def _link(writer: Writer, blank: CriterionResult, evidence_id: str) -> None:
    result = writer.find(CriterionResult, blank.id) or blank
    if evidence_id not in result.evidence_ids:
        writer.save(result.evidenced((*result.evidence_ids, evidence_id)))


def _unlink(writer: Writer, assessment: Assessment, note: FieldNote, removed: list[str]) -> None:
    """Take the evidence off criteria that no note of the same source belongs to any more."""
    evidence = kept_evidence(writer, _source(writer, note))
    still_held = {key for other in _of_one_source(writer, note) for key in other.criterion_ids}
    for key in removed:
        result = writer.find(CriterionResult, result_id(assessment.id, key))
        if evidence and result and key not in still_held and evidence.id in result.evidence_ids:
            writer.save(result.evidenced(tuple(one for one in result.evidence_ids if one != evidence.id)))


def _of_one_source(reader: Reader, note: FieldNote) -> list[FieldNote]:
    for column in _COLUMNS:
        if key := getattr(note, column):
            return reader.list(FieldNote, engagement_id=note.engagement_id, **{column: key})
    return [note]
