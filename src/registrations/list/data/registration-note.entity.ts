import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganiserAccount } from '../../../platform/accounts/data/organiser-account.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** What an organiser noted about somebody's registration, for the other organisers. */
@Entity('registration_notes')
@Index('ix_registration_notes_registration', ['registrationId', 'createdAt'])
export class RegistrationNoteEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_notes' })
  id: string;

  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_notes_registration_id' })
  @Column({ name: 'registration_id', type: 'varchar', length: 36 })
  registrationId: string;

  @ForeignKey(() => OrganiserAccount, { name: 'fk_registration_notes_account_id' })
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;

  /** Their name when they wrote it. */
  @Column({ type: 'varchar', length: 200 })
  author: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
