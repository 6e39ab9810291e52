import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** Somebody whom a facilitator did not see at the table: a word to the organisers, who decide on the plan. */
@Entity('atelier_absences')
@Index('ix_atelier_absences_event', ['eventId', 'phase'])
export class AtelierAbsenceEntity {
  @PrimaryColumn({
    name: 'registration_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_atelier_absences',
  })
  registrationId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_atelier_absences' })
  phase: number;

  @ForeignKey(() => EventEntity, { name: 'fk_atelier_absences_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ name: 'noted_at', type: 'bigint' })
  notedAt: number;

  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
