import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';
import type { FunctionKey } from '../../domain/registration.js';
import type { SubstitutionStatus } from '../domain/substitution.js';

/** A colleague who was asked to come instead. */
@Entity('registration_substitutions')
@Unique('uq_registration_substitutions_token_hash', ['tokenHash'])
@Index('uq_registration_substitutions_pending', ['registrationId'], { unique: true, where: "status = 'pending'" })
@Index('ix_registration_substitutions_registration', ['registrationId', 'askedAt'])
@Check('ck_registration_substitutions_status', "status IN ('pending', 'accepted', 'declined', 'cancelled')")
export class RegistrationSubstitutionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_substitutions' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_substitutions_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** Whose place it is. */
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_substitutions_registration_id' })
  @Column({ name: 'registration_id', type: 'varchar', length: 36 })
  registrationId: string;

  @Column({ type: 'varchar', length: 10 })
  status: SubstitutionStatus;

  @Column({ name: 'first_name', type: 'varchar', length: 100 })
  firstName: string;

  @Column({ name: 'last_name', type: 'varchar', length: 100 })
  lastName: string;

  @Column({ type: 'varchar', length: 254 })
  email: string;

  @Column({ name: 'function_key', type: 'varchar', length: 40 })
  functionKey: FunctionKey;

  @Column({ name: 'function_text', type: 'varchar', length: 100, nullable: true })
  functionText: string | null;

  @Column({ type: 'varchar', length: 2 })
  locale: 'fr' | 'en';

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'asked_at', type: 'bigint' })
  askedAt: number;

  @Column({ name: 'settled_at', type: 'bigint', nullable: true })
  settledAt: number | null;

  /** The registration that the colleague's yes made. */
  @Column({ name: 'new_registration_id', type: 'varchar', length: 36, nullable: true })
  newRegistrationId: string | null;
}
