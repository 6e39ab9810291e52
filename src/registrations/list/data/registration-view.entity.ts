import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { OrganiserAccount } from '../../../platform/accounts/data/organiser-account.entity.js';

/** A filter of the list with its columns and order, under a name of its own. */
@Entity('registration_views')
@Unique('uq_registration_views_name', ['eventId', 'accountId', 'name'])
export class RegistrationViewEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_views' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_views_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** Whose view it is. */
  @ForeignKey(() => OrganiserAccount, { name: 'fk_registration_views_account_id' })
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;

  @Column({ type: 'varchar', length: 80 })
  name: string;

  /** As the list's address says it: filter, order, columns. */
  @Column({ type: 'text' })
  query: string;

  /** Shown to all who may read the list. */
  @Column({ name: 'is_shared', type: 'boolean' })
  isShared: boolean;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
