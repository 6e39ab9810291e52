import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** A file sent as an answer, in base64: the database is the one place that several machines share. */
@Entity('registration_files')
@Unique('uq_registration_files_claim_hash', ['claimHash'])
@Index('ix_registration_files_event', ['eventId'])
@Index('ix_registration_files_registration', ['registrationId'])
@Index('ix_registration_files_held', ['createdAt'], { where: 'registration_id IS NULL' })
export class RegistrationFileEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_files' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_files_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** Null while the file is held for somebody whose form is not accepted yet. */
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_files_registration_id' })
  @Column({ name: 'registration_id', type: 'varchar', length: 36, nullable: true })
  registrationId: string | null;

  @Column({ type: 'varchar', length: 60 })
  question: string;

  /** SHA-256 of what the form carries to claim a held file. */
  @Column({ name: 'claim_hash', type: 'varchar', length: 64, nullable: true })
  claimHash: string | null;

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

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
