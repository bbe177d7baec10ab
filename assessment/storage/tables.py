"""One SQLAlchemy Core table per record, derived from its fields: no second definition anywhere.

text → Text · enum → Text (no CHECK: Alembic sees no new value) · date → Date · aware datetime → UTC · numbers →
Integer, Float, Numeric as text · `References` → foreign key and index · anything nested → JSON.
"""

from __future__ import annotations

import types
from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

import sqlalchemy as sa
from pydantic.fields import FieldInfo

from assessment.domain.action import Action
from assessment.domain.adopted_document import AdoptedDocument
from assessment.domain.assessment import Assessment, ChecklistSnapshot, CriterionResult
from assessment.domain.audit import Audit, AuditorCompetence, AuditParticipant, TeamMember
from assessment.domain.audit_activity import AuditActivity
from assessment.domain.audit_fieldwork import AwarenessAnswers, SimulatedComplaint, WalkThrough
from assessment.domain.audit_review import FollowUp, ReviewNote, SignOff
from assessment.domain.cause_analysis import CauseAnalysis
from assessment.domain.effectiveness_review import EffectivenessReview
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence, StoredFile
from assessment.domain.fieldwork import DocumentReview, FieldNote, Interview, Observation
from assessment.domain.finding import Finding
from assessment.domain.firm import FirmProfile
from assessment.domain.independence import IndependenceWaiver
from assessment.domain.journal import JournalEntry
from assessment.domain.management_review import ManagementReview, ReviewDecision
from assessment.domain.narrative import IssuedReport, NarrativeText, ReportSettings
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.nonconformity_rules import NonconformityRules
from assessment.domain.numbering import NumberSeries
from assessment.domain.organization import Organization, Person, Process, Site
from assessment.domain.programme import AuditProgramme, ProgrammeTopic
from assessment.domain.record import Record, References
from assessment.domain.removal import RemovalCertificate
from assessment.domain.review import HeldElsewhere

RECORDS: Sequence[type[Record]] = (
    StoredFile,
    FirmProfile,
    RemovalCertificate,
    Organization,
    Engagement,
    Site,
    Person,
    Process,
    Interview,
    Observation,
    DocumentReview,
    FieldNote,
    AdoptedDocument,
    Evidence,
    ChecklistSnapshot,
    Assessment,
    CriterionResult,
    Nonconformity,
    CauseAnalysis,
    EffectivenessReview,
    NonconformityRules,
    ManagementReview,
    Action,
    ReviewDecision,
    HeldElsewhere,
    NumberSeries,
    AuditProgramme,
    ProgrammeTopic,
    Audit,
    TeamMember,
    AuditParticipant,
    AuditorCompetence,
    AuditActivity,
    IndependenceWaiver,
    SimulatedComplaint,
    AwarenessAnswers,
    WalkThrough,
    Finding,
    ReviewNote,
    FollowUp,
    SignOff,
    NarrativeText,
    ReportSettings,
    IssuedReport,
    JournalEntry,
)


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, kept as UTC; SQLite has no zones, so they are taken off on the way in and put on again."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To the database: UTC, without the zone on SQLite."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """From the database: always aware, always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_PLAIN: dict[type, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    bool: sa.Boolean,
    int: sa.Integer,
    float: sa.Float,
    date: sa.Date,
    datetime: UtcDateTime,
}


def table_of(record: type[Record]) -> sa.Table:
    """The table of a record type."""
    return metadata.tables[record.table]


def _column(name: str, field: FieldInfo) -> sa.Column[Any]:
    plain, optional = _without_none(field.annotation)
    reference = _reference(field)
    keys = (sa.ForeignKey(f"{reference.table}.id"),) if reference else ()
    return sa.Column(
        name,
        _type(plain),
        *keys,
        primary_key=name == "id",
        nullable=optional,
        index=True if reference else None,
    )


def _type(annotation: Any) -> type[sa.types.TypeEngine[Any]] | sa.types.TypeEngine[Any]:
    if isinstance(annotation, type):
        if annotation in _PLAIN:
            return _PLAIN[annotation]
        if issubclass(annotation, Enum):
            return sa.Text
    return sa.JSON(none_as_null=True)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in {Union, types.UnionType}:
        others = [part for part in get_args(annotation) if part is not type(None)]
        if len(others) == 1:
            return _bare(others[0]), True
    return _bare(annotation), False


def _bare(annotation: Any) -> Any:
    """The type without its rules: `Moment | None` keeps `Annotated` inside the union."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _reference(field: FieldInfo) -> References | None:
    return next((mark for mark in field.metadata if isinstance(mark, References)), None)


def json_columns(record: type[Record]) -> frozenset[str]:
    """The names of the nested fields, which travel as JSON."""
    return frozenset(column.name for column in table_of(record).columns if isinstance(column.type, sa.JSON))


for _record in RECORDS:
    sa.Table(
        _record.table,
        metadata,
        *(_column(name, field) for name, field in _record.model_fields.items()),
        *(sa.UniqueConstraint(*names) for names in _record.unique),
        *(sa.Index(f"ix_{_record.table}_{'_'.join(names)}", *names) for names in _record.indexed),
    )
