import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** What a table of an atelier produced, of one kind. */
@Entity('atelier_notes')
@Unique('uq_atelier_notes_place', ['eventId', 'phase', 'letter', 'tableNumber', 'kind'])
export class AtelierNoteEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_atelier_notes' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_atelier_notes_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'integer' })
  phase: number;

  @Column({ type: 'varchar', length: 10 })
  letter: string;

  /** 0: the whole atelier. */
  @Column({ name: 'table_number', type: 'integer' })
  tableNumber: number;

  /** One of NOTE_KINDS. */
  @Column({ type: 'varchar', length: 20 })
  kind: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  /** Who wrote last. */
  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
