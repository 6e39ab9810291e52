import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { OrganiserAccount } from './organiser-account.entity.js';

/** A WebAuthn credential of an account: the public half, in base64url. */
@Entity('passkeys')
@Unique('uq_passkeys_credential_id', ['credentialId'])
@Index('ix_passkeys_account', ['accountId'])
export class Passkey {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_passkeys' })
  id: string;

  @ForeignKey(() => OrganiserAccount, { name: 'fk_passkeys_account_id' })
  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId: string;

  @Column({ name: 'credential_id', type: 'varchar', length: 400 })
  credentialId: string;

  @Column({ name: 'public_key', type: 'text' })
  publicKey: string;

  @Column({ type: 'bigint' })
  counter: number;

  @Column({ type: 'varchar', length: 100 })
  transports: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'last_used_at', type: 'bigint', nullable: true })
  lastUsedAt: number | null;
}
