"""Audit programme, audits with their team and plan, number series, awareness."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "audit_programme",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("objectives", sa.Text(), nullable=False),
        sa.Column("risks", sa.Text(), nullable=False),
        sa.Column("opportunities", sa.Text(), nullable=False),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("manager", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_audit_programme_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_programme")),
    )
    op.create_index(op.f("ix_audit_programme_engagement_id"), "audit_programme", ["engagement_id"], unique=False)
    op.create_table(
        "number_series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_number_series_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
    )
    op.create_index(op.f("ix_number_series_engagement_id"), "number_series", ["engagement_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=True),
        sa.Column("previous_id", sa.Text(), nullable=True),
        sa.Column("snapshot_id", sa.Text(), nullable=True),
        sa.Column("assessment_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("objectives", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("clauses", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("site_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("process_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("adopted_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("methods", sa.Text(), nullable=False),
        sa.Column("sampling", sa.Text(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("grading", sa.Text(), nullable=False),
        sa.Column("recommendations_allowed", sa.Boolean(), nullable=False),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("opinion_rationale", sa.Text(), nullable=False),
        sa.Column("conclusions", sa.Text(), nullable=False),
        sa.Column("obstacles", sa.Text(), nullable=False),
        sa.Column("not_covered", sa.Text(), nullable=False),
        sa.Column("sampling_statement", sa.Text(), nullable=False),
        sa.Column("next_steps", sa.Text(), nullable=False),
        sa.Column("recommendations", sa.Text(), nullable=False),
        sa.Column("distribution", sa.Text(), nullable=False),
        sa.Column("signed_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_audit_assessment_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_audit_engagement_id")),
        sa.ForeignKeyConstraint(["previous_id"], ["audit.id"], name=op.f("fk_audit_previous_id")),
        sa.ForeignKeyConstraint(["snapshot_id"], ["checklist_snapshot.id"], name=op.f("fk_audit_snapshot_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["audit_programme.id"], name=op.f("fk_audit_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("engagement_id", "number", name=op.f("uq_audit_engagement_id_number")),
    )
    op.create_index(op.f("ix_audit_assessment_id"), "audit", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_audit_engagement_id"), "audit", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_audit_previous_id"), "audit", ["previous_id"], unique=False)
    op.create_index(op.f("ix_audit_snapshot_id"), "audit", ["snapshot_id"], unique=False)
    op.create_index(op.f("ix_audit_programme_id"), "audit", ["programme_id"], unique=False)
    op.create_table(
        "auditor_competence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("auditor_training", sa.Text(), nullable=False),
        sa.Column("complaints_experience", sa.Text(), nullable=False),
        sa.Column("audits_done", sa.Integer(), nullable=False),
        sa.Column("evaluated_on", sa.Date(), nullable=True),
        sa.Column("evaluated_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_auditor_competence_engagement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_auditor_competence_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auditor_competence")),
        sa.UniqueConstraint("person_id", name=op.f("uq_auditor_competence_person_id")),
    )
    op.create_index(op.f("ix_auditor_competence_engagement_id"), "auditor_competence", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_auditor_competence_person_id"), "auditor_competence", ["person_id"], unique=False)
    op.create_table(
        "audit_activity",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("clauses", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("auditor_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("interviewee_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_activity_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_audit_activity_engagement_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_audit_activity_process_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_audit_activity_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_activity")),
    )
    op.create_index(op.f("ix_audit_activity_audit_id"), "audit_activity", ["audit_id"], unique=False)
    op.create_index(op.f("ix_audit_activity_engagement_id"), "audit_activity", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_audit_activity_process_id"), "audit_activity", ["process_id"], unique=False)
    op.create_index(op.f("ix_audit_activity_site_id"), "audit_activity", ["site_id"], unique=False)
    op.create_table(
        "audit_participant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("opening_meeting", sa.Boolean(), nullable=False),
        sa.Column("closing_meeting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_participant_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_audit_participant_engagement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_audit_participant_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_participant")),
        sa.UniqueConstraint("audit_id", "person_id", name=op.f("uq_audit_participant_audit_id_person_id")),
    )
    op.create_index(op.f("ix_audit_participant_audit_id"), "audit_participant", ["audit_id"], unique=False)
    op.create_index(op.f("ix_audit_participant_engagement_id"), "audit_participant", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_audit_participant_person_id"), "audit_participant", ["person_id"], unique=False)
    op.create_table(
        "awareness_answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answers", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_awareness_answers_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_awareness_answers_engagement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_awareness_answers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awareness_answers")),
    )
    op.create_index(op.f("ix_awareness_answers_audit_id"), "awareness_answers", ["audit_id"], unique=False)
    op.create_index(op.f("ix_awareness_answers_engagement_id"), "awareness_answers", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_awareness_answers_person_id"), "awareness_answers", ["person_id"], unique=False)
