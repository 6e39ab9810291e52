import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { MailAttachment, MailLink } from './outgoing-mail.js';
import type { MailStatus } from './mail-status.js';

/** One mail to one person. Rows are written by plain SQL (outbox, claims); this class is the schema's other half. */
@Entity({ name: 'outgoing_emails' })
@Unique('uq_outgoing_emails_dedupe_key', ['dedupeKey'])
@Unique('uq_outgoing_emails_message_id', ['messageId'])
@Check(
  'ck_outgoing_emails_status',
  `status IN ('queued', 'sending', 'sent', 'retrying', 'failed', 'cancelled', 'caught')`,
)
@Index('ix_outgoing_emails_due', ['status', 'nextAttemptAt'])
@Index('ix_outgoing_emails_about', ['aboutId', 'createdAt'])
@Index('ix_outgoing_emails_event', ['eventId', 'createdAt'])
@Index('ix_outgoing_emails_created', ['createdAt'])
@Index('ix_outgoing_emails_batch', ['batchId', 'status'])
export class OutgoingEmail {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_outgoing_emails' }) id: string;
  @Column({ name: 'dedupe_key', type: 'varchar', length: 200 }) dedupeKey: string;
  @Column({ type: 'varchar', length: 60 }) kind: string;
  @Column({ type: 'varchar', length: 5 }) locale: string;
  @Column({ name: 'to_address', type: 'varchar', length: 320 }) toAddress: string;
  @Column({ name: 'to_name', type: 'varchar', length: 200, nullable: true }) toName: string | null;
  @Column({ type: 'varchar', length: 400 }) subject: string;
  @Column({ type: 'text' }) html: string;
  @Column({ name: 'body_text', type: 'text' }) bodyText: string;
  @Column({ type: 'simple-json' }) attachments: MailAttachment[];
  @Column({ type: 'simple-json' }) links: MailLink[];
  @Column({ name: 'message_id', type: 'varchar', length: 200 }) messageId: string;
  @Column({ type: 'varchar', length: 20 }) status: MailStatus;
  @Column({ type: 'integer' }) attempts: number;
  @Column({ name: 'next_attempt_at', type: 'bigint' }) nextAttemptAt: number;
  @Column({ name: 'claimed_at', type: 'bigint', nullable: true }) claimedAt: number | null;
  @Column({ name: 'claimed_by', type: 'varchar', length: 60, nullable: true }) claimedBy: string | null;
  @Column({ name: 'last_error', type: 'varchar', length: 500, nullable: true }) lastError: string | null;
  @Column({ name: 'event_id', type: 'varchar', length: 36, nullable: true }) eventId: string | null;
  @Column({ name: 'about_id', type: 'varchar', length: 36, nullable: true }) aboutId: string | null;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt: number;
  @Column({ name: 'sent_at', type: 'bigint', nullable: true }) sentAt: number | null;
  /** The mailing to many that it belongs to, so that what has not left can be held back. */
  @Column({ name: 'batch_id', type: 'varchar', length: 36, nullable: true }) batchId: string | null;
  @Column({ name: 'list_unsubscribe', type: 'varchar', length: 400, nullable: true }) listUnsubscribe: string | null;
  /** What an organiser learnt of it afterwards: « adresse fausse ». */
  @Column({ name: 'bounce_note', type: 'varchar', length: 200, nullable: true }) bounceNote: string | null;
  @Column({ name: 'bounced_at', type: 'bigint', nullable: true }) bouncedAt: number | null;
}
