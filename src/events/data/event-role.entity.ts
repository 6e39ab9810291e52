import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganiserAccount } from '../../platform/accounts/data/organiser-account.entity.js';
import type { EventRole } from '../domain/event-role.js';
import { EventEntity } from './event.entity.js';

@Entity('event_roles')
@Index('ix_event_roles_account', ['accountId'])
@Check('ck_event_roles_role', "role IN ('responsable', 'organisateur', 'animateur', 'accueil', 'lecture')")
export class EventRoleEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_event_roles_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_roles' })
  eventId: string;

  @ForeignKey(() => OrganiserAccount, { name: 'fk_event_roles_account_id' })
  @PrimaryColumn({ name: 'account_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_roles' })
  accountId: string;

  @Column({ type: 'varchar', length: 20 })
  role: EventRole;
}
