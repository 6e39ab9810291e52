import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody wants no more mailings of one sender. A hash only: it outlives the person's data and names nobody. */
@Entity('mail_unsubscriptions')
export class MailUnsubscription {
  @PrimaryColumn({ name: 'scope_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_mail_unsubscriptions' })
  scopeId: string;

  @PrimaryColumn({ name: 'key_hash', type: 'varchar', length: 64, primaryKeyConstraintName: 'pk_mail_unsubscriptions' })
  keyHash: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
