import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** An event whose people are to be forgotten, or were. */
@Entity('event_purges')
export class EventPurgeEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_event_purges_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_purges' })
  eventId: string;

  @Column({ name: 'announced_at', type: 'bigint' })
  announcedAt: number;

  @Column({ name: 'purged_at', type: 'bigint', nullable: true })
  purgedAt: number | null;

  /** JSON: what may be told of the people once they are gone. */
  @Column({ type: 'text', nullable: true })
  aggregates: string | null;

  /** When the free pages of the file were wiped after the purge. */
  @Column({ name: 'scrubbed_at', type: 'bigint', nullable: true })
  scrubbedAt: number | null;
}
