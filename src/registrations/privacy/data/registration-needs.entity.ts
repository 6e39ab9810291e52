import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** Apart from the registration, so that no list, export or search meets it by accident. */
@Entity('registration_needs')
@Index('ix_registration_needs_event', ['eventId'])
export class RegistrationNeedsEntity {
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_needs_registration_id' })
  @PrimaryColumn({
    name: 'registration_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_needs',
  })
  registrationId: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_needs_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** JSON: a list of kinds. */
  @Column({ type: 'text' })
  kinds: string;

  @Column({ type: 'text', nullable: true })
  body: string | null;

  /** When the person agreed that this be kept; without it there is no row. */
  @Column({ name: 'consented_at', type: 'bigint' })
  consentedAt: number;
}
