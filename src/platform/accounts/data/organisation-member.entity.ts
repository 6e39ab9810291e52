import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from './organisation.entity.js';
import { OrganiserAccount } from './organiser-account.entity.js';

/** An account that may create events for an organisation; what it may do on each stands with the event. */
@Entity('organisation_members')
@Index('ix_organisation_members_account', ['accountId'])
export class OrganisationMember {
  @ForeignKey(() => Organisation, { name: 'fk_organisation_members_organisation_id' })
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_organisation_members' })
  organisationId: string;

  @ForeignKey(() => OrganiserAccount, { name: 'fk_organisation_members_account_id' })
  @PrimaryColumn({ name: 'account_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_organisation_members' })
  accountId: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
