import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

@Entity('registration_groups')
@Unique('uq_registration_groups_token_hash', ['tokenHash'])
@Index('ix_registration_groups_event', ['eventId', 'createdAt'])
@Index('ix_registration_groups_email', ['managerEmailNormalised'])
export class RegistrationGroupEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_groups' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_groups_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ name: 'manager_name', type: 'varchar', length: 200 })
  managerName: string;

  @Column({ name: 'manager_email', type: 'varchar', length: 254 })
  managerEmail: string;

  @Column({ name: 'manager_email_normalised', type: 'varchar', length: 254 })
  managerEmailNormalised: string;

  /** « Sèvremoine (49) »: what names the same employer again for whoever is added later. */
  @Column({ name: 'collectivity_typed', type: 'varchar', length: 250 })
  collectivityTyped: string;

  /** What a free entry is; empty for a commune or an EPCI. */
  @Column({ name: 'collectivity_kind', type: 'varchar', length: 30 })
  collectivityKind: string;

  @Column({ name: 'action_code', type: 'varchar', length: 100, nullable: true })
  actionCode: string | null;

  @Column({ type: 'varchar', length: 2 })
  locale: 'fr' | 'en';

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'token_version', type: 'integer' })
  tokenVersion: number;

  @Column({ name: 'link_mailed_at', type: 'bigint', nullable: true })
  linkMailedAt: number | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
