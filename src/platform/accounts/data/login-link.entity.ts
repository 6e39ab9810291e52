import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { OrganiserAccount } from './organiser-account.entity.js';

/** A link that logs in once. The token itself stands nowhere: the mail derives it when it is sent. */
@Entity({ name: 'login_links' })
@Unique('uq_login_links_token_hash', ['tokenHash'])
export class LoginLink {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_login_links' }) id: string;
  @ForeignKey(() => OrganiserAccount, { name: 'fk_login_links_account_id' })
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;
  @Column({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt: number;
  @Column({ name: 'expires_at', type: 'bigint' }) expiresAt: number;
  @Column({ name: 'used_at', type: 'bigint', nullable: true }) usedAt: number | null;
}
