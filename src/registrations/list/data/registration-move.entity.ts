import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RegistrationEntity } from '../../data/registration.entity.js';
import type { RegistrationStatus } from '../../domain/registration.js';

/** A registration's step from one state to another, or the change of some of its answers: which ones, never what they say. */
@Entity('registration_moves')
@Index('ix_registration_moves_registration', ['registrationId', 'at'])
export class RegistrationMoveEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_moves' })
  id: string;

  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_moves_registration_id' })
  @Column({ name: 'registration_id', type: 'varchar', length: 36 })
  registrationId: string;

  @Column({ type: 'bigint' })
  at: number;

  @Column({ name: 'from_status', type: 'varchar', length: 20 })
  fromStatus: RegistrationStatus;

  @Column({ name: 'to_status', type: 'varchar', length: 20 })
  toStatus: RegistrationStatus;

  /** Names of the answers changed, parted by commas; empty for a mere step. */
  @Column({ type: 'varchar', length: 300 })
  fields: string;
}
