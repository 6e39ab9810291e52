import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';

/** The draft after each change: what undo goes back to. */
@Entity('programme_revisions')
@Unique('uq_programme_revisions_version', ['eventId', 'version'])
export class ProgrammeRevisionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_programme_revisions' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_programme_revisions_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'integer' })
  version: number;

  /** JSON of a DraftChange. */
  @Column({ type: 'varchar', length: 200 })
  change: string;

  @Column({ type: 'text' })
  sessions: string;

  @Column({ type: 'bigint' })
  at: number;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
