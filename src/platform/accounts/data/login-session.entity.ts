import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { OrganiserAccount } from './organiser-account.entity.js';

/** An organiser's browser that is logged in. */
@Entity({ name: 'login_sessions' })
@Unique('uq_login_sessions_token_hash', ['tokenHash'])
@Index('ix_login_sessions_account', ['accountId'])
export class LoginSession {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_login_sessions' }) id: string;
  @Column({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash: string;
  @ForeignKey(() => OrganiserAccount, { name: 'fk_login_sessions_account_id' })
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt: number;
  @Column({ name: 'last_seen_at', type: 'bigint' }) lastSeenAt: number;
  @Column({ name: 'expires_at', type: 'bigint' }) expiresAt: number;
  @Column({ name: 'revoked_at', type: 'bigint', nullable: true }) revokedAt: number | null;
  /** The browser's User-Agent, so that people recognise their own devices. */
  @Column({ type: 'varchar', length: 300, nullable: true }) device: string | null;
  /** The passkey that proved who it is; null after a login by link. */
  @Column({ name: 'passkey_id', type: 'varchar', length: 36, nullable: true }) passkeyId: string | null;
}
