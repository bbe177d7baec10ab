"""Findings, their review and follow-up, sign-off, independence, walk-throughs, and what answers gained in audits."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("adopted_id", sa.Text(), nullable=True),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("evidence_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("agreed_action", sa.Text(), nullable=False),
        sa.Column("recommendation", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("earlier_id", sa.Text(), nullable=True),
        sa.Column("prepared_by", sa.Text(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("position_on", sa.Date(), nullable=True),
        sa.Column("position_by", sa.Text(), nullable=False),
        sa.Column("diverging_opinion", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("reported_in", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["adopted_id"], ["adopted_document.id"], name=op.f("fk_finding_adopted_id")),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_finding_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_finding_engagement_id")),
        sa.ForeignKeyConstraint(["earlier_id"], ["finding.id"], name=op.f("fk_finding_earlier_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_finding_process_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_finding_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("engagement_id", "number", name=op.f("uq_finding_engagement_id_number")),
    )
    op.create_index(op.f("ix_finding_adopted_id"), "finding", ["adopted_id"], unique=False)
    op.create_index(op.f("ix_finding_audit_id"), "finding", ["audit_id"], unique=False)
    op.create_index(op.f("ix_finding_engagement_id"), "finding", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_finding_earlier_id"), "finding", ["earlier_id"], unique=False)
    op.create_index(op.f("ix_finding_process_id"), "finding", ["process_id"], unique=False)
    op.create_index(op.f("ix_finding_site_id"), "finding", ["site_id"], unique=False)
    op.create_table(
        "independence_waiver",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("waived_by", sa.Text(), nullable=False),
        sa.Column("waived_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_independence_waiver_audit_id")),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=op.f("fk_independence_waiver_engagement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_independence_waiver")),
        sa.UniqueConstraint("audit_id", "conflict", name=op.f("uq_independence_waiver_audit_id_conflict")),
    )
    op.create_index(op.f("ix_independence_waiver_audit_id"), "independence_waiver", ["audit_id"], unique=False)
    op.create_index(
        op.f("ix_independence_waiver_engagement_id"), "independence_waiver", ["engagement_id"], unique=False
    )
    op.create_table(
        "programme_topic",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("importance", sa.Integer(), nullable=False),
        sa.Column("performance", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_programme_topic_engagement_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_programme_topic_process_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["audit_programme.id"], name=op.f("fk_programme_topic_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_topic")),
        sa.UniqueConstraint("programme_id", "subject", name=op.f("uq_programme_topic_programme_id_subject")),
    )
    op.create_index(op.f("ix_programme_topic_engagement_id"), "programme_topic", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_programme_topic_process_id"), "programme_topic", ["process_id"], unique=False)
    op.create_index(op.f("ix_programme_topic_programme_id"), "programme_topic", ["programme_id"], unique=False)
    op.create_table(
        "sign_off",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("snapshot_hash", sa.Text(), nullable=False),
        sa.Column("journal_entries", sa.Integer(), nullable=False),
        sa.Column("journal_head", sa.Text(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_by", sa.Text(), nullable=False),
        sa.Column("reopen_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_sign_off_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_sign_off_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    op.create_index(op.f("ix_sign_off_audit_id"), "sign_off", ["audit_id"], unique=False)
    op.create_index(op.f("ix_sign_off_engagement_id"), "sign_off", ["engagement_id"], unique=False)
    op.create_table(
        "simulated_complaint",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("answered_in_language", sa.Boolean(), nullable=True),
        sa.Column("information_given", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_simulated_complaint_audit_id")),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=op.f("fk_simulated_complaint_engagement_id")
        ),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_simulated_complaint_evidence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulated_complaint")),
    )
    op.create_index(op.f("ix_simulated_complaint_audit_id"), "simulated_complaint", ["audit_id"], unique=False)
    op.create_index(
        op.f("ix_simulated_complaint_engagement_id"), "simulated_complaint", ["engagement_id"], unique=False
    )
    op.create_index(op.f("ix_simulated_complaint_evidence_id"), "simulated_complaint", ["evidence_id"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_team_member_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_team_member_engagement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_member_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.UniqueConstraint("audit_id", "person_id", name=op.f("uq_team_member_audit_id_person_id")),
    )
    op.create_index(op.f("ix_team_member_audit_id"), "team_member", ["audit_id"], unique=False)
    op.create_index(op.f("ix_team_member_engagement_id"), "team_member", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_team_member_person_id"), "team_member", ["person_id"], unique=False)
    op.create_table(
        "walk_through",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("steps", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_walk_through_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_walk_through_engagement_id")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_walk_through_evidence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walk_through")),
    )
    op.create_index(op.f("ix_walk_through_audit_id"), "walk_through", ["audit_id"], unique=False)
    op.create_index(op.f("ix_walk_through_engagement_id"), "walk_through", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_walk_through_evidence_id"), "walk_through", ["evidence_id"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_follow_up_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_follow_up_engagement_id")),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_follow_up_finding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("audit_id", "finding_id", name=op.f("uq_follow_up_audit_id_finding_id")),
    )
    op.create_index(op.f("ix_follow_up_audit_id"), "follow_up", ["audit_id"], unique=False)
    op.create_index(op.f("ix_follow_up_engagement_id"), "follow_up", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_follow_up_finding_id"), "follow_up", ["finding_id"], unique=False)
    op.create_table(
        "review_note",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=True),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("cleared_by", sa.Text(), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_review_note_audit_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_review_note_engagement_id")),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_review_note_finding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_note")),
    )
    op.create_index(op.f("ix_review_note_audit_id"), "review_note", ["audit_id"], unique=False)
    op.create_index(op.f("ix_review_note_engagement_id"), "review_note", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_review_note_finding_id"), "review_note", ["finding_id"], unique=False)
    _add("assessment", "clauses", "JSON NOT NULL DEFAULT '[]'")
    _add("assessment", "frozen_at", "TIMESTAMP WITH TIME ZONE")
    _add("criterion_result", "methods", "JSON NOT NULL DEFAULT '[]'")
    _add("criterion_result", "reviewed_by", "TEXT NOT NULL DEFAULT ''")
    _add("criterion_result", "reviewed_at", "TIMESTAMP WITH TIME ZONE")
    _add("evidence", "number", "TEXT NOT NULL DEFAULT ''")
    _add("interview", "number", "TEXT NOT NULL DEFAULT ''")


def _add(table: str, column: str, definition: str) -> None:
    """Add a column in place: Alembic's way on SQLite would copy the table, which foreign keys forbid."""
    if op.get_bind().dialect.name == "sqlite":
        definition = definition.replace("TIMESTAMP WITH TIME ZONE", "DATETIME")
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
