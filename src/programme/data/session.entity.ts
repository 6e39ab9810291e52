import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';
import type { SessionKind, SessionPart, Speaker, Track } from '../domain/programme.js';

@Entity('sessions')
@Index('ix_sessions_event_position', ['eventId', 'position'])
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_sessions' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_sessions_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'varchar', length: 10 })
  day: string;

  @Column({ type: 'varchar', length: 20 })
  kind: SessionKind;

  @Column({ type: 'varchar', length: 300 })
  title: string;

  @Column({ type: 'text', nullable: true })
  text: string | null;

  @Column({ name: 'start_time', type: 'varchar', length: 5, nullable: true })
  start: string | null;

  @Column({ name: 'end_time', type: 'varchar', length: 5, nullable: true })
  end: string | null;

  @Column({ name: 'all_day', type: 'boolean' })
  allDay: boolean;

  @Column({ name: 'printed_time', type: 'varchar', length: 100, nullable: true })
  printedTime: string | null;

  @Column({ type: 'integer', nullable: true })
  phase: number | null;

  @Column({ name: 'venue_id', type: 'varchar', length: 36, nullable: true })
  venueId: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  room: string | null;

  @Column({ type: 'simple-json' })
  speakers: Speaker[];

  @Column({ type: 'simple-json' })
  parts: SessionPart[];

  @Column({ type: 'simple-json' })
  themes: string[];

  @Column({ type: 'simple-json' })
  tracks: Track[];
}
