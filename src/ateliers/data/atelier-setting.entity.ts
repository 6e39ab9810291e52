import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';

/** What organisers decided on the ateliers of an event: tables, rooms, rules. */
@Entity('atelier_settings')
export class AtelierSettingEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_atelier_settings_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_atelier_settings' })
  eventId: string;

  /** JSON; `readDecisions` reads it, with its defaults for what is absent. */
  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
