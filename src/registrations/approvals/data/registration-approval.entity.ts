import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';
import type { ApprovalStep } from '../domain/approval-rules.js';
import type { ApprovalStatus, DecidedBy } from '../domain/approval.js';
import { DecisionBatchEntity } from './decision-batch.entity.js';

const PENDING = "status = 'pending'";

@Entity('registration_approvals')
@Unique('uq_registration_approvals_token_hash', ['tokenHash'])
@Index('uq_registration_approvals_pending', ['registrationId'], { unique: true, where: PENDING })
@Index('ix_registration_approvals_registration', ['registrationId', 'askedAt'])
@Index('ix_registration_approvals_asked', ['eventId', 'askedAt', 'id'], { where: PENDING })
@Index('ix_registration_approvals_due', ['dueAt'], { where: PENDING })
@Index('ix_registration_approvals_remind', ['remindAt'], { where: `${PENDING} AND reminded_at IS NULL` })
@Index('ix_registration_approvals_batch', ['batchId'])
@Check('ck_registration_approvals_step', "step IN ('employer', 'organiser')")
@Check(
  'ck_registration_approvals_status',
  "status IN ('pending', 'accepted', 'refused', 'expired', 'replaced', 'dropped')",
)
@Check('ck_registration_approvals_approver', "(step = 'employer') = (approver_email IS NOT NULL)")
@Check(
  'ck_registration_approvals_decided',
  "(status IN ('accepted', 'refused', 'expired')) = (decided_at IS NOT NULL)",
)
export class RegistrationApprovalEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_approvals' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_approvals_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_approvals_registration_id' })
  @Column({ name: 'registration_id', type: 'varchar', length: 36 })
  registrationId: string;

  @Column({ type: 'varchar', length: 10 })
  step: ApprovalStep;

  @Column({ type: 'varchar', length: 10 })
  status: ApprovalStatus;

  @Column({ name: 'approver_name', type: 'varchar', length: 100, nullable: true })
  approverName: string | null;

  @Column({ name: 'approver_email', type: 'varchar', length: 254, nullable: true })
  approverEmail: string | null;

  /** SHA-256 of the superior's link: the link itself stands nowhere. It goes on finding the row, to say how it ended. */
  @Column({ name: 'token_hash', type: 'varchar', length: 64, nullable: true })
  tokenHash: string | null;

  @Column({ name: 'asked_at', type: 'bigint' })
  askedAt: number;

  @Column({ name: 'due_at', type: 'bigint', nullable: true })
  dueAt: number | null;

  @Column({ name: 'remind_at', type: 'bigint', nullable: true })
  remindAt: number | null;

  @Column({ name: 'reminded_at', type: 'bigint', nullable: true })
  remindedAt: number | null;

  @Column({ name: 'decided_at', type: 'bigint', nullable: true })
  decidedAt: number | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 10, nullable: true })
  decidedBy: DecidedBy | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  reason: string | null;

  @ForeignKey(() => DecisionBatchEntity, { name: 'fk_registration_approvals_batch_id' })
  @Column({ name: 'batch_id', type: 'varchar', length: 36, nullable: true })
  batchId: string | null;

  /** JSON: the options chosen before an organiser's decision, which gave back what it could not keep. */
  @Column({ type: 'text', nullable: true })
  undo: string | null;
}
