"""First tables."""

import sqlalchemy as sa
from alembic import op



revision = '0001'
down_revision = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table('checklist_snapshot',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('checklist_id', sa.Text(), nullable=False),
    sa.Column('version', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('body', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('stored_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_checklist_snapshot'))
    )
    op.create_table('journal_entry',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('chain', sa.Text(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('act', sa.Text(), nullable=False),
    sa.Column('record_table', sa.Text(), nullable=False),
    sa.Column('record_id', sa.Text(), nullable=False),
    sa.Column('record_revision', sa.Integer(), nullable=False),
    sa.Column('body', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('salt', sa.Text(), nullable=True),
    sa.Column('body_hash', sa.Text(), nullable=False),
    sa.Column('previous_hash', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_journal_entry')),
    sa.UniqueConstraint('chain', 'sequence', name=op.f('uq_journal_entry_chain_sequence'))
    )
    with op.batch_alter_table('journal_entry', schema=None) as batch_op:
        batch_op.create_index('ix_journal_entry_record_table_record_id', ['record_table', 'record_id'], unique=False)

    op.create_table('organization',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sector', sa.Text(), nullable=False),
    sa.Column('size', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organization'))
    )
    op.create_table('stored_file',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('media_type', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('stored_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('stored_by', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_file'))
    )
    op.create_table('engagement',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('organization_id', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('scope', sa.Text(), nullable=False),
    sa.Column('exclusions', sa.Text(), nullable=False),
    sa.Column('complaint_definition', sa.Text(), nullable=False),
    sa.Column('firm', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_engagement_organization_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_engagement'))
    )
    with op.batch_alter_table('engagement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_engagement_organization_id'), ['organization_id'], unique=False)

    op.create_table('assessment',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('snapshot_id', sa.Text(), nullable=False),
    sa.Column('profile', sa.Text(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('started_by', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_assessment_engagement_id')),
    sa.ForeignKeyConstraint(['snapshot_id'], ['checklist_snapshot.id'], name=op.f('fk_assessment_snapshot_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment'))
    )
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assessment_engagement_id'), ['engagement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_assessment_snapshot_id'), ['snapshot_id'], unique=False)

    op.create_table('evidence',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('collected_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('collected_by', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_evidence_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence'))
    )
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evidence_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('held_elsewhere',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('withdrawn', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_held_elsewhere_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_held_elsewhere'))
    )
    with op.batch_alter_table('held_elsewhere', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_held_elsewhere_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('person',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('left', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_person_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('site',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('left', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_site_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_site'))
    )
    with op.batch_alter_table('site', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_site_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('criterion_result',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('assessment_id', sa.Text(), nullable=False),
    sa.Column('criterion_id', sa.Text(), nullable=False),
    sa.Column('criterion_fingerprint', sa.Text(), nullable=False),
    sa.Column('rating', sa.Text(), nullable=True),
    sa.Column('gap_kind', sa.Text(), nullable=True),
    sa.Column('rationale', sa.Text(), nullable=False),
    sa.Column('evidence_ids', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('responsible_id', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('strength', sa.Text(), nullable=False),
    sa.Column('severity', sa.Text(), nullable=True),
    sa.Column('priority', sa.Integer(), nullable=True),
    sa.Column('judgement_reason', sa.Text(), nullable=False),
    sa.Column('closed_gap', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('flagged', sa.Boolean(), nullable=False),
    sa.Column('work_state', sa.Text(), nullable=False),
    sa.Column('assessed_by', sa.Text(), nullable=False),
    sa.Column('assessed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_criterion_result_assessment_id')),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_criterion_result_engagement_id')),
    sa.ForeignKeyConstraint(['responsible_id'], ['person.id'], name=op.f('fk_criterion_result_responsible_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_criterion_result')),
    sa.UniqueConstraint('assessment_id', 'criterion_id', name=op.f('uq_criterion_result_assessment_id_criterion_id'))
    )
    with op.batch_alter_table('criterion_result', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_criterion_result_assessment_id'), ['assessment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_criterion_result_engagement_id'), ['engagement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_criterion_result_responsible_id'), ['responsible_id'], unique=False)

    op.create_table('issued_report',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('assessment_id', sa.Text(), nullable=False),
    sa.Column('report', sa.Text(), nullable=False),
    sa.Column('issue', sa.Integer(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('file_name', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_issued_report_assessment_id')),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_issued_report_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_report')),
    sa.UniqueConstraint('assessment_id', 'report', 'issue', name=op.f('uq_issued_report_assessment_id_report_issue'))
    )
    with op.batch_alter_table('issued_report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_issued_report_assessment_id'), ['assessment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_issued_report_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('narrative_text',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('assessment_id', sa.Text(), nullable=False),
    sa.Column('passage', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('proposed', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_narrative_text_assessment_id')),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_narrative_text_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_narrative_text')),
    sa.UniqueConstraint('assessment_id', 'passage', name=op.f('uq_narrative_text_assessment_id_passage'))
    )
    with op.batch_alter_table('narrative_text', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_narrative_text_assessment_id'), ['assessment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_narrative_text_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('report_settings',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('assessment_id', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('reviewer', sa.Text(), nullable=False),
    sa.Column('distribution', sa.Text(), nullable=False),
    sa.Column('sections', sa.JSON(none_as_null=True), nullable=False),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_report_settings_assessment_id')),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_report_settings_engagement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_settings'))
    )
    with op.batch_alter_table('report_settings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_settings_assessment_id'), ['assessment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_settings_engagement_id'), ['engagement_id'], unique=False)

    op.create_table('action',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('engagement_id', sa.Text(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('result_id', sa.Text(), nullable=True),
    sa.Column('criterion_id', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('effort', sa.Text(), nullable=True),
    sa.Column('owner_id', sa.Text(), nullable=True),
    sa.Column('usual_owner', sa.Text(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('phase', sa.Text(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=True),
    sa.Column('implemented_on', sa.Date(), nullable=True),
    sa.Column('verified_on', sa.Date(), nullable=True),
    sa.Column('verified_by', sa.Text(), nullable=False),
    sa.Column('cancelled_on', sa.Date(), nullable=True),
    sa.Column('cancel_reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_action_engagement_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_action_owner_id')),
    sa.ForeignKeyConstraint(['result_id'], ['criterion_result.id'], name=op.f('fk_action_result_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action'))
    )
    with op.batch_alter_table('action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_action_engagement_id'), ['engagement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_action_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_action_result_id'), ['result_id'], unique=False)

