import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OrganiserAccount } from './organiser-account.entity.js';

/** A question asked of an authenticator, good for one answer within minutes. */
@Entity('passkey_challenges')
export class PasskeyChallenge {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_passkey_challenges' })
  id: string;

  @ForeignKey(() => OrganiserAccount, { name: 'fk_passkey_challenges_account_id' })
  /** Null while nobody is logged in: the passkey chosen then says whose it is. */
  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  @Column({ type: 'varchar', length: 200 })
  challenge: string;

  @Column({ type: 'varchar', length: 20 })
  purpose: string;

  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt: number;
}
