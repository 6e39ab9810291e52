import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** The dates and places people know, of an event where they changed since; gone once everybody is told. */
@Entity('told_facts')
export class ToldFactsEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_told_facts_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_told_facts' })
  eventId: string;

  /** JSON. */
  @Column({ type: 'text' })
  body: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
