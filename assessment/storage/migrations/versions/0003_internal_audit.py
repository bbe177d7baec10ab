"""Internal audits from programme to sign-off, numbers, and the review of verdicts."""

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
        sa.Column("not_covered", sa.Text(), nullable=False),
        sa.Column("sampling_statement", sa.Text(), nullable=False),
        sa.Column("recommendations", sa.Text(), nullable=False),
        sa.Column("distribution", sa.Text(), nullable=False),
        sa.Column("signed_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_audit_assessment_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=op.f("fk_audit_engagement_id")),
        sa.ForeignKeyConstraint(["previous_id"], ["audit.id"], name=op.f("fk_audit_previous_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["audit_programme.id"], name=op.f("fk_audit_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("engagement_id", "number", name=op.f("uq_audit_engagement_id_number")),
    )
    op.create_index(op.f("ix_audit_assessment_id"), "audit", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_audit_engagement_id"), "audit", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_audit_previous_id"), "audit", ["previous_id"], unique=False)
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
