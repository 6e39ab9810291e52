import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from './event.entity.js';

@Entity('action_codes')
@Unique('uq_action_codes_event_normalised', ['eventId', 'normalised'])
@Index('ix_action_codes_normalised', ['normalised'])
export class ActionCodeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_action_codes' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_action_codes_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** As the invitation prints it: `CIDGI 006`. */
  @Column({ type: 'varchar', length: 40 })
  label: string;

  /** As it is compared: `CIDGI006`. Not unique over all events: a later edition may use it again. */
  @Column({ type: 'varchar', length: 40 })
  normalised: string;

  @Column({ name: 'opens_at', type: 'bigint', nullable: true })
  opensAt: number | null;

  @Column({ name: 'closes_at', type: 'bigint', nullable: true })
  closesAt: number | null;

  /** How many may come with this code; null for as many as there are places. */
  @Column({ type: 'integer', nullable: true })
  quota: number | null;

  /** Live registrations that came with it. */
  @Column({ type: 'integer', default: 0 })
  taken: number;

  /** JSON: answers that the form starts with. */
  @Column({ type: 'text', nullable: true })
  defaults: string | null;
}
