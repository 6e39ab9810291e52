import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** A picture of what a table produced, in base64 like every file: the database is the one place that several machines share. */
@Entity('atelier_photos')
@Index('ix_atelier_photos_place', ['eventId', 'phase', 'letter', 'tableNumber'])
export class AtelierPhotoEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_atelier_photos' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_atelier_photos_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'integer' })
  phase: number;

  @Column({ type: 'varchar', length: 10 })
  letter: string;

  /** 0: the whole atelier. */
  @Column({ name: 'table_number', type: 'integer' })
  tableNumber: number;

  @Column({ name: 'content_type', type: 'varchar', length: 100 })
  contentType: string;

  /** In bytes. */
  @Column({ type: 'integer' })
  size: number;

  /** Empty where nobody wrote one. */
  @Column({ type: 'varchar', length: 200 })
  caption: string;

  @Column({ type: 'text' })
  content: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  /** Who sent it. */
  @Column({ type: 'varchar', length: 200 })
  actor: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
