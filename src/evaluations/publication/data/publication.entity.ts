import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** What organisers say in public of an event's evaluation. */
@Entity('evaluation_publications')
export class PublicationEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_evaluation_publications_event_id' })
  @PrimaryColumn({
    name: 'event_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_evaluation_publications',
  })
  eventId: string;

  /** JSON: see domain/publication.ts. */
  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'integer' })
  version: number;

  /** Null while nobody but the organisers reads it. */
  @Column({ name: 'published_at', type: 'bigint', nullable: true })
  publishedAt: number | null;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
