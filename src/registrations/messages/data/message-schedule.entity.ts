import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** A message that leaves by itself, so many days from a date of the event. */
@Entity('message_schedules')
@Index('ix_message_schedules_event', ['eventId'])
@Index('ix_message_schedules_enabled', ['enabledAt'])
@Check('ck_message_schedules_kind', `kind IN ('convocation', 'reminder')`)
@Check('ck_message_schedules_anchor', `anchor IN ('opening', 'deadline', 'start', 'end')`)
export class MessageScheduleEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_message_schedules' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_message_schedules_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: string;

  @Column({ type: 'varchar', length: 20 })
  anchor: string;

  /** From the anchor; negative for before. */
  @Column({ type: 'integer' })
  days: number;

  /** On the clocks of the event's place. */
  @Column({ name: 'at_time', type: 'varchar', length: 5 })
  atTime: string;

  /** A filter of the list, as its address says it. */
  @Column({ type: 'text' })
  audience: string;

  /** JSON. */
  @Column({ type: 'text' })
  texts: string;

  /** Null while it is switched off. */
  @Column({ name: 'enabled_at', type: 'bigint', nullable: true })
  enabledAt: number | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
