import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import type { Verdict } from '../domain/approval.js';

/** An organisers' act on one request or many. */
@Entity('decision_batches')
@Index('ix_decision_batches_event', ['eventId', 'madeAt'])
@Check('ck_decision_batches_verdict', "verdict IN ('accept', 'refuse')")
export class DecisionBatchEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_decision_batches' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_decision_batches_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;

  @Column({ type: 'varchar', length: 10 })
  verdict: Verdict;

  /** How many requests it settled. */
  @Column({ type: 'integer' })
  decided: number;

  @Column({ name: 'made_at', type: 'bigint' })
  madeAt: number;

  /** Until then it may be undone; the machine's time, as mails leave by it. */
  @Column({ name: 'open_until', type: 'bigint' })
  openUntil: number;

  @Column({ name: 'undone_at', type: 'bigint', nullable: true })
  undoneAt: number | null;
}
