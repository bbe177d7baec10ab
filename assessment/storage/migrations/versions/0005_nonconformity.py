"""Nonconformities, causes, effectiveness reviews, management reviews, and what actions gained."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "management_review",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("chair", sa.Text(), nullable=False),
        sa.Column("attendee_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("inputs", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("conclusions", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_management_review_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_management_review")),
    )
    op.create_index(op.f("ix_management_review_engagement_id"), "management_review", ["engagement_id"], unique=False)
    op.create_table(
        "nonconformity_rules",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("minor_closes_on_plan", sa.Boolean(), nullable=False),
        sa.Column("day_count", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("plan_days", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("close_days", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("due_soon_days", sa.Integer(), nullable=False),
        sa.Column("recurrence_months", sa.Integer(), nullable=False),
        sa.Column("escalate_to_id", sa.Text(), nullable=True),
        sa.Column("assessment_ahead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=op.f("fk_nonconformity_rules_engagement_id")
        ),
        sa.ForeignKeyConstraint(["escalate_to_id"], ["person.id"], name=op.f("fk_nonconformity_rules_escalate_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nonconformity_rules")),
    )
    op.create_index(
        op.f("ix_nonconformity_rules_engagement_id"), "nonconformity_rules", ["engagement_id"], unique=False
    )
    op.create_index(
        op.f("ix_nonconformity_rules_escalate_to_id"), "nonconformity_rules", ["escalate_to_id"], unique=False
    )
    op.create_table(
        "nonconformity",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("finding_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("result_id", sa.Text(), nullable=True),
        sa.Column("source_reference", sa.Text(), nullable=False),
        sa.Column("outside", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("grading", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("is_major", sa.Boolean(), nullable=False),
        sa.Column("regradings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("adopted_id", sa.Text(), nullable=True),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("evidence_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("responsible_id", sa.Text(), nullable=True),
        sa.Column("plan_due", sa.Date(), nullable=True),
        sa.Column("close_due", sa.Date(), nullable=True),
        sa.Column("extensions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("containment", sa.Text(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("extent_checked_on", sa.Date(), nullable=True),
        sa.Column("options", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("plan_accepted_on", sa.Date(), nullable=True),
        sa.Column("plan_accepted_by", sa.Text(), nullable=False),
        sa.Column("risk", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("disagreement", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["adopted_id"], ["adopted_document.id"], name=op.f("fk_nonconformity_adopted_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_nonconformity_engagement_id")),
        sa.ForeignKeyConstraint(["process_id"], ["process.id"], name=op.f("fk_nonconformity_process_id")),
        sa.ForeignKeyConstraint(["responsible_id"], ["person.id"], name=op.f("fk_nonconformity_responsible_id")),
        sa.ForeignKeyConstraint(["result_id"], ["criterion_result.id"], name=op.f("fk_nonconformity_result_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_nonconformity_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nonconformity")),
        sa.UniqueConstraint("engagement_id", "number", name=op.f("uq_nonconformity_engagement_id_number")),
    )
    op.create_index(op.f("ix_nonconformity_adopted_id"), "nonconformity", ["adopted_id"], unique=False)
    op.create_index(op.f("ix_nonconformity_engagement_id"), "nonconformity", ["engagement_id"], unique=False)
    op.create_index(
        op.f("ix_nonconformity_engagement_id_state"), "nonconformity", ["engagement_id", "state"], unique=False
    )
    op.create_index(op.f("ix_nonconformity_process_id"), "nonconformity", ["process_id"], unique=False)
    op.create_index(op.f("ix_nonconformity_responsible_id"), "nonconformity", ["responsible_id"], unique=False)
    op.create_index(op.f("ix_nonconformity_result_id"), "nonconformity", ["result_id"], unique=False)
    op.create_index(op.f("ix_nonconformity_site_id"), "nonconformity", ["site_id"], unique=False)
    op.create_table(
        "cause_analysis",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("nonconformity_id", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("whys", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("branches", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=False),
        sa.Column("root_cause", sa.Text(), nullable=False),
        sa.Column("cause_code", sa.Text(), nullable=False),
        sa.Column("is_controlled", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_cause_analysis_engagement_id")),
        sa.ForeignKeyConstraint(
            ["nonconformity_id"], ["nonconformity.id"], name=op.f("fk_cause_analysis_nonconformity_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cause_analysis")),
        sa.UniqueConstraint("nonconformity_id", name=op.f("uq_cause_analysis_nonconformity_id")),
    )
    op.create_index(op.f("ix_cause_analysis_engagement_id"), "cause_analysis", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_cause_analysis_nonconformity_id"), "cause_analysis", ["nonconformity_id"], unique=False)
    op.create_table(
        "effectiveness_review",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("nonconformity_id", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("reviewer_id", sa.Text(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_by", sa.Text(), nullable=False),
        sa.Column("effective", sa.Boolean(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("evidence_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=op.f("fk_effectiveness_review_engagement_id")
        ),
        sa.ForeignKeyConstraint(
            ["nonconformity_id"], ["nonconformity.id"], name=op.f("fk_effectiveness_review_nonconformity_id")
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_effectiveness_review_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_effectiveness_review")),
    )
    op.create_index(
        op.f("ix_effectiveness_review_engagement_id"), "effectiveness_review", ["engagement_id"], unique=False
    )
    op.create_index(
        op.f("ix_effectiveness_review_nonconformity_id"), "effectiveness_review", ["nonconformity_id"], unique=False
    )
    op.create_index(op.f("ix_effectiveness_review_reviewer_id"), "effectiveness_review", ["reviewer_id"], unique=False)
    op.create_table(
        "review_decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Text(), nullable=False),
        sa.Column("management_review_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_review_decision_action_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_review_decision_engagement_id")),
        sa.ForeignKeyConstraint(
            ["management_review_id"], ["management_review.id"], name=op.f("fk_review_decision_management_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_decision")),
    )
    op.create_index(op.f("ix_review_decision_action_id"), "review_decision", ["action_id"], unique=False)
    op.create_index(op.f("ix_review_decision_engagement_id"), "review_decision", ["engagement_id"], unique=False)
    op.create_index(
        op.f("ix_review_decision_management_review_id"), "review_decision", ["management_review_id"], unique=False
    )
    _add("action", "nonconformity_id", "TEXT CONSTRAINT fk_action_nonconformity_id REFERENCES nonconformity (id)")
    _add(
        "action",
        "management_review_id",
        "TEXT CONSTRAINT fk_action_management_review_id REFERENCES management_review (id)",
    )
    _add("action", "progress", "JSON NOT NULL DEFAULT '[]'")
    _add("action", "postponements", "JSON NOT NULL DEFAULT '[]'")
    _add("action", "evidence_ids", "JSON NOT NULL DEFAULT '[]'")
    _add("action", "impact", "INTEGER")
    op.create_index(op.f("ix_action_engagement_id_due_id"), "action", ["engagement_id", "due", "id"], unique=False)
    op.create_index(op.f("ix_action_management_review_id"), "action", ["management_review_id"], unique=False)
    op.create_index(op.f("ix_action_nonconformity_id"), "action", ["nonconformity_id"], unique=False)


def _add(table: str, column: str, definition: str) -> None:
    """Add a column in place: Alembic's way on SQLite would copy the table, which foreign keys forbid."""
    if op.get_bind().dialect.name == "sqlite":
        definition = definition.replace("TIMESTAMP WITH TIME ZONE", "DATETIME")
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
