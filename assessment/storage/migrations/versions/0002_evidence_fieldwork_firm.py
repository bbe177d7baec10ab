"""Evidence with files, fieldwork, adopted documents, the firm's profile, and where a result was found."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "removal_certificate",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed_engagement", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("records", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("files", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("chain_entries", sa.Integer(), nullable=False),
        sa.Column("chain_head", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal_certificate")),
    )
    op.create_table(
        "firm_profile",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("disclaimer", sa.Text(), nullable=False),
        sa.Column("logo_id", sa.Text(), nullable=True),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("date_format", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["logo_id"], ["stored_file.id"], name=op.f("fk_firm_profile_logo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_profile")),
    )
    op.create_index(op.f("ix_firm_profile_logo_id"), "firm_profile", ["logo_id"], unique=False)
    op.create_table(
        "adopted_document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("clauses", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_adopted_document_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adopted_document")),
    )
    op.create_index(op.f("ix_adopted_document_engagement_id"), "adopted_document", ["engagement_id"], unique=False)
    op.create_table(
        "document_review",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("adequacy", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("reviewed_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_document_review_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_review")),
    )
    op.create_index(op.f("ix_document_review_engagement_id"), "document_review", ["engagement_id"], unique=False)
    op.create_table(
        "process",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_process_engagement_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_process_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
    )
    op.create_index(op.f("ix_process_engagement_id"), "process", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_process_owner_id"), "process", ["owner_id"], unique=False)
    op.create_table(
        "interview",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_at", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("called_off", sa.Boolean(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("clauses", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("interviewer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_interview_engagement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interview_person_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_interview_process_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_interview_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
    )
    op.create_index(op.f("ix_interview_engagement_id"), "interview", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_interview_person_id"), "interview", ["person_id"], unique=False)
    op.create_index(op.f("ix_interview_process_id"), "interview", ["process_id"], unique=False)
    op.create_index(op.f("ix_interview_site_id"), "interview", ["site_id"], unique=False)
    op.create_table(
        "observation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("observer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_observation_engagement_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_observation_process_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_observation_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_index(op.f("ix_observation_engagement_id"), "observation", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_observation_process_id"), "observation", ["process_id"], unique=False)
    op.create_index(op.f("ix_observation_site_id"), "observation", ["site_id"], unique=False)
    op.create_table(
        "field_note",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("interview_id", sa.Text(), nullable=True),
        sa.Column("observation_id", sa.Text(), nullable=True),
        sa.Column("document_review_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("criterion_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_review_id"], ["document_review.id"], name=op.f("fk_field_note_document_review_id")
        ),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_field_note_engagement_id")),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"], name=op.f("fk_field_note_interview_id")),
        sa.ForeignKeyConstraint(["observation_id"], ["observation.id"], name=op.f("fk_field_note_observation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_note")),
    )
    op.create_index(op.f("ix_field_note_document_review_id"), "field_note", ["document_review_id"], unique=False)
    op.create_index(op.f("ix_field_note_engagement_id"), "field_note", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_field_note_interview_id"), "field_note", ["interview_id"], unique=False)
    op.create_index(op.f("ix_field_note_observation_id"), "field_note", ["observation_id"], unique=False)
    _add("assessment", "previous_id", "TEXT CONSTRAINT fk_assessment_previous_id REFERENCES assessment (id)")
    op.create_index(op.f("ix_assessment_previous_id"), "assessment", ["previous_id"], unique=False)
    _add("criterion_result", "site_id", "TEXT CONSTRAINT fk_criterion_result_site_id REFERENCES site (id)")
    _add("criterion_result", "process_id", "TEXT CONSTRAINT fk_criterion_result_process_id REFERENCES process (id)")
    _add("criterion_result", "unit", "TEXT NOT NULL DEFAULT ''")
    op.create_index(op.f("ix_criterion_result_process_id"), "criterion_result", ["process_id"], unique=False)
    op.create_index(op.f("ix_criterion_result_site_id"), "criterion_result", ["site_id"], unique=False)
    _add("evidence", "kind", "TEXT NOT NULL DEFAULT 'something_else'")
    _add("evidence", "source", "TEXT NOT NULL DEFAULT ''")
    _add("evidence", "reference", "TEXT NOT NULL DEFAULT ''")
    _add("evidence", "period_from", "DATE")
    _add("evidence", "period_to", "DATE")
    _add("evidence", "confidentiality", "TEXT NOT NULL DEFAULT 'internal'")
    _add("evidence", "file_id", "TEXT CONSTRAINT fk_evidence_file_id REFERENCES stored_file (id)")
    _add("evidence", "file_name", "TEXT NOT NULL DEFAULT ''")
    _add("evidence", "earlier_file_ids", "JSON NOT NULL DEFAULT '[]'")
    _add("evidence", "fieldwork_id", "TEXT NOT NULL DEFAULT ''")
    _add("evidence", "stands_for", "JSON NOT NULL DEFAULT '[]'")
    _add("evidence", "withdrawn", "BOOLEAN NOT NULL DEFAULT false")
    op.create_index(op.f("ix_evidence_file_id"), "evidence", ["file_id"], unique=False)
    _add("organization", "logo_id", "TEXT CONSTRAINT fk_organization_logo_id REFERENCES stored_file (id)")
    op.create_index(op.f("ix_organization_logo_id"), "organization", ["logo_id"], unique=False)
    _add("person", "unit", "TEXT NOT NULL DEFAULT ''")
    _add("person", "is_assessor", "BOOLEAN NOT NULL DEFAULT false")


def _add(table: str, column: str, definition: str) -> None:
    """Add a column in place: Alembic's way on SQLite would copy the table, which foreign keys forbid."""
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
