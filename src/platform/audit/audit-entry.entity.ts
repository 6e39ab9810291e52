import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who changed what and when; without secrets, and without what people confided. */
@Entity('audit_entries')
@Index('ix_audit_entries_event', ['eventId', 'at', 'id'])
@Index('ix_audit_entries_at', ['at', 'id'])
export class AuditEntry {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_audit_entries' })
  id: string;

  @Column({ type: 'bigint' })
  at: number;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  @Column({ type: 'varchar', length: 200 })
  actor: string;

  @Column({ name: 'event_id', type: 'varchar', length: 36, nullable: true })
  eventId: string | null;

  @Column({ type: 'varchar', length: 60 })
  verb: string;

  @Column({ name: 'subject_kind', type: 'varchar', length: 40 })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'varchar', length: 60, nullable: true })
  subjectId: string | null;

  @Column({ type: 'text' })
  details: string;
}
