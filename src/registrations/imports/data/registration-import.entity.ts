import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import type { ImportAdmission, ImportStatus } from '../domain/import.js';

@Entity('registration_imports')
@Index('ix_registration_imports_event', ['eventId', 'createdAt'])
@Index('ix_registration_imports_open', ['status', 'updatedAt'], { where: "status <> 'done'" })
@Check('ck_registration_imports_status', "status IN ('running', 'mailing', 'done')")
@Check('ck_registration_imports_admission', "admission IN ('usual', 'pending', 'beyond')")
export class RegistrationImportEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_imports' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_imports_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  @Column({ type: 'varchar', length: 200 })
  actor: string;

  @Column({ type: 'varchar', length: 200 })
  filename: string;

  @Column({ type: 'varchar', length: 20 })
  status: ImportStatus;

  @Column({ type: 'varchar', length: 20 })
  admission: ImportAdmission;

  /** 1: whoever is registered is told by mail. 0: nobody is, or somebody stopped it in time. */
  @Column({ type: 'integer' })
  mails: number;

  /** On the machine's clock; until then the mails can be stopped. */
  @Column({ name: 'mails_due_at', type: 'bigint', nullable: true })
  mailsDueAt: number | null;

  @Column({ type: 'integer' })
  lines: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  /** On the machine's clock: who works on it says so with every slice. */
  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;

  @Column({ name: 'finished_at', type: 'bigint', nullable: true })
  finishedAt: number | null;
}
