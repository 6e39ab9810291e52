import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** Two registrations that look like one person's, and are not: somebody said so. */
@Entity('registration_distinctions')
export class RegistrationDistinctionEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_registration_distinctions_event_id' })
  @PrimaryColumn({
    name: 'event_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_distinctions',
  })
  eventId: string;

  /** The smaller of the two ids. */
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_distinctions_first_id' })
  @PrimaryColumn({
    name: 'first_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_distinctions',
  })
  firstId: string;

  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_distinctions_second_id' })
  @PrimaryColumn({
    name: 'second_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_distinctions',
  })
  secondId: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
