import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventOptionEntity } from '../../events/data/event-option.entity.js';
import { RegistrationEntity } from './registration.entity.js';

/** An option that a registration has chosen. */
@Entity('registration_options')
@Index('ix_registration_options_option', ['optionId'])
export class RegistrationOptionEntity {
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_options_registration_id' })
  @PrimaryColumn({ name: 'registration_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_options' })
  registrationId: string;

  @ForeignKey(() => EventOptionEntity, { name: 'fk_registration_options_option_id' })
  @PrimaryColumn({ name: 'option_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_options' })
  optionId: string;
}
