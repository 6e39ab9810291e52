import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { MessageScheduleEntity } from './message-schedule.entity.js';

/** One message to many: written by an organiser, or due by the schedule. */
@Entity('mailings')
@Unique('uq_mailings_schedule_due', ['scheduleId', 'dueAt'])
@Index('ix_mailings_event', ['eventId', 'createdAt'])
@Index('ix_mailings_status', ['status', 'startsAt'])
@Check('ck_mailings_kind', `kind IN ('message', 'convocation', 'reminder', 'event-changed')`)
@Check('ck_mailings_status', `status IN ('draft', 'waiting', 'running', 'done', 'cancelled')`)
export class MailingEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_mailings' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_mailings_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: string;

  @ForeignKey(() => MessageScheduleEntity, { name: 'fk_mailings_schedule_id' })
  @Column({ name: 'schedule_id', type: 'varchar', length: 36, nullable: true })
  scheduleId: string | null;

  /** The hour the schedule asked for: the same hour is sent once, whichever process comes first. */
  @Column({ name: 'due_at', type: 'bigint', nullable: true })
  dueAt: number | null;

  @Column({ type: 'varchar', length: 20 })
  status: string;

  @Column({ type: 'text' })
  audience: string;

  /** JSON. */
  @Column({ type: 'text' })
  texts: string;

  /** JSON; of `event-changed`, what changed. */
  @Column({ type: 'text', nullable: true })
  details: string | null;

  /** The end of the minutes in which it can be called back; on the machine's clock. */
  @Column({ name: 'starts_at', type: 'bigint', nullable: true })
  startsAt: number | null;

  @Column({ name: 'done_to', type: 'varchar', length: 36 })
  doneTo: string;

  @Column({ type: 'integer' })
  written: number;

  @Column({ name: 'left_out', type: 'integer' })
  leftOut: number;

  @Column({ type: 'varchar', length: 200, nullable: true })
  author: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'ended_at', type: 'bigint', nullable: true })
  endedAt: number | null;
}
