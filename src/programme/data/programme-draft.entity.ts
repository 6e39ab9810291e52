import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';

/** The programme as its organisers are writing it, beside the published one. */
@Entity('programme_drafts')
export class ProgrammeDraftEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_programme_drafts_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_programme_drafts' })
  eventId: string;

  /** Raised by every save, undo and redo too: a form that was filled beside another version is asked about. */
  @Column({ type: 'integer' })
  version: number;

  /** The revision that the draft shows; after an undo, later ones wait to be done again. */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ name: 'published_version', type: 'integer' })
  publishedVersion: number;

  @Column({ type: 'text' })
  sessions: string;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;

  @Column({ name: 'updated_by', type: 'varchar', length: 36, nullable: true })
  updatedBy: string | null;
}
