import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A person who may log in; what they may do stands with each event. */
@Entity({ name: 'organiser_accounts' })
@Unique('uq_organiser_accounts_email', ['emailNormalised'])
export class OrganiserAccount {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_organiser_accounts' }) id: string;
  @Column({ type: 'varchar', length: 254 }) email: string;
  @Column({ name: 'email_normalised', type: 'varchar', length: 254 }) emailNormalised: string;
  @Column({ type: 'varchar', length: 200 }) name: string;
  /** May open accounts and organisations. */
  @Column({ name: 'is_administrator', type: 'boolean', default: false }) isAdministrator: boolean;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt: number;
}
