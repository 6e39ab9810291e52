import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';
import { OrganiserAccount } from '../../../platform/accounts/data/organiser-account.entity.js';

/** What somebody did to many registrations at once: to whom, to whom not and why, and what takes it back. */
@Entity('registration_bulk_actions')
@Index('ix_registration_bulk_actions_event', ['eventId', 'createdAt'])
export class RegistrationBulkActionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registration_bulk_actions' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registration_bulk_actions_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @ForeignKey(() => OrganiserAccount, { name: 'fk_registration_bulk_actions_account_id' })
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;

  @Column({ type: 'varchar', length: 30 })
  kind: string;

  /** JSON: outcomes by registration. */
  @Column({ type: 'text' })
  body: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'undone_at', type: 'bigint', nullable: true })
  undoneAt: number | null;
}
