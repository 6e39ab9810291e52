import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from './event.entity.js';

/** A part of the event to register for apart, such as Thursday's dinner, with its own places. */
@Entity('event_options')
@Index('ix_event_options_event', ['eventId', 'position'])
export class EventOptionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_options' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_event_options_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'varchar', length: 200 })
  title: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  hint: string | null;

  @Column({ name: 'session_id', type: 'varchar', length: 36, nullable: true })
  sessionId: string | null;

  @Column({ type: 'integer', nullable: true })
  capacity: number | null;

  @Column({ type: 'integer' })
  taken: number;

  @Column({ name: 'closes_at', type: 'bigint', nullable: true })
  closesAt: number | null;
}
