import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from './event.entity.js';

/** A document to download or a partner's logo, in base64: the database is the one place that several machines share. */
@Entity('event_files')
@Index('ix_event_files_event', ['eventId', 'kind', 'position'])
@Check('ck_event_files_kind', "kind IN ('document', 'logo')")
export class EventFileEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_files' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_event_files_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: 'document' | 'logo';

  @Column({ type: 'varchar', length: 200 })
  title: string;

  @Column({ type: 'varchar', length: 200 })
  filename: string;

  @Column({ name: 'content_type', type: 'varchar', length: 100 })
  contentType: string;

  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'varchar', length: 64 })
  sha256: string;

  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
