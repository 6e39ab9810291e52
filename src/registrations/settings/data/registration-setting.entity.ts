import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

@Entity('registration_settings')
export class RegistrationSettingEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_registration_settings_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_settings' })
  eventId: string;

  @PrimaryColumn({ type: 'varchar', length: 20, primaryKeyConstraintName: 'pk_registration_settings' })
  topic: string;

  /** JSON; the topic's own rules read it, with their defaults for what is absent. */
  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
