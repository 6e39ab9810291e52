import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** The seat that somebody holds in an atelier, one a phase: what they wish for stands in `registration_wishes`. */
@Entity('atelier_bookings')
@Index('ix_atelier_bookings_seat', ['eventId', 'phase', 'atelier'])
export class AtelierBookingEntity {
  @ForeignKey(() => RegistrationEntity, { name: 'fk_atelier_bookings_registration_id' })
  @PrimaryColumn({
    name: 'registration_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_atelier_bookings',
  })
  registrationId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_atelier_bookings' })
  phase: number;

  @ForeignKey(() => EventEntity, { name: 'fk_atelier_bookings_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** The letter of its track in the published programme. */
  @Column({ type: 'varchar', length: 10 })
  atelier: string;
}
