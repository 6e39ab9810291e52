import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';
import { RegistrationEntity } from '../../registrations/data/registration.entity.js';

/** Where somebody was last told to go: by the first publication, by a mail, or by their convocation. */
@Entity('told_seats')
@Index('ix_told_seats_event', ['eventId'])
@Index('ix_told_seats_batch', ['batchId'])
export class ToldSeatsEntity {
  @ForeignKey(() => RegistrationEntity, { name: 'fk_told_seats_registration_id' })
  @PrimaryColumn({ name: 'registration_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_told_seats' })
  registrationId: string;

  @ForeignKey(() => EventEntity, { name: 'fk_told_seats_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** JSON, see `told-seats.ts`. */
  @Column({ type: 'text' })
  seats: string;

  /** What they knew before the mails of `batchId`, should those be held back. */
  @Column({ name: 'seats_before', type: 'text', nullable: true })
  seatsBefore: string | null;

  @Column({ name: 'batch_id', type: 'varchar', length: 36, nullable: true })
  batchId: string | null;

  @Column({ name: 'told_at', type: 'bigint' })
  toldAt: number;
}
