import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from './event.entity.js';

/** An address that an event had before: it leads to the present one for ever. */
@Entity('former_slugs')
export class FormerSlugEntity {
  @PrimaryColumn({ type: 'varchar', length: 120, primaryKeyConstraintName: 'pk_former_slugs' })
  slug: string;

  @ForeignKey(() => EventEntity, { name: 'fk_former_slugs_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
