import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../database/read-database.js';
import { attachmentContent } from '../compose-message.js';
import { LinkTokens } from '../link-tokens.js';
import type { MailStatus } from '../mail-status.js';
import { STORED_MAIL_COLUMNS, type StoredMail, storedMail, type StoredMailRow } from '../outgoing-mail.js';
import { type Refusal, refusalOf } from '../refusal.js';

export interface MailDetail {
  readonly id: string;
  readonly kind: string;
  readonly locale: string;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly subject: string;
  /** Made of people's texts: to be shown in a sandboxed frame only. Personal links are filled in. */
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly { readonly index: number; readonly filename: string; readonly contentType: string }[];
  readonly messageId: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly refusal: Refusal | null;
  /** The personal links in it, by what they open: whoever reads a mail that is not theirs does without. */
  readonly keys: readonly { readonly purpose: string; readonly token: string }[];
  readonly eventId: string | null;
  readonly aboutId: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** What an organiser noted of its return. */
  readonly bounceNote: string | null;
}

export interface MailFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** One mail as its addressee reads it. Whoever may call this may open the personal links in it. */
@Injectable()
export class MailDetailQuery {
  constructor(
    private readonly database: ReadDatabase,
    private readonly links: LinkTokens,
  ) {}

  /**
   * @param attachmentUrl where the page serves an attachment: takes the place of `cid:` in the html.
   * @returns null when there is no such mail.
   */
  async read(id: string, attachmentUrl?: (index: number) => string): Promise<MailDetail | null> {
    const row = await this.row(id);
    if (!row) return null;
    const mail = this.links.fillLinks(storedMail(row));
    return {
      id: mail.id,
      kind: row.kind,
      locale: mail.locale,
      toAddress: mail.toAddress,
      toName: mail.toName,
      subject: mail.subject,
      html: attachmentUrl
        ? mail.attachments.reduce(
            (html, { cid }, index) => (cid ? html.replaceAll(`cid:${cid}`, () => attachmentUrl(index)) : html),
            mail.html,
          )
        : mail.html,
      text: mail.text,
      attachments: mail.attachments.map(({ filename, contentType }, index) => ({ index, filename, contentType })),
      messageId: mail.messageId,
      status: row.status,
      attempts: row.attempts,
      lastError: row.last_error,
      refusal: refusalOf(row.last_error),
      keys: this.keysOf(mail),
      eventId: row.event_id,
      aboutId: row.about_id,
      createdAt: new Date(row.created_at),
      sentAt: row.sent_at === null ? null : new Date(row.sent_at),
      bounceNote: row.bounce_note,
    };
  }

  /** @returns null when there is no such mail or attachment. */
  async attachment(id: string, index: number): Promise<MailFile | null> {
    const row = await this.row(id);
    const attachment = row && this.links.fillLinks(storedMail(row)).attachments[index];
    if (!attachment) return null;
    const { filename, contentType } = attachment;
    return { filename, contentType, content: attachmentContent(attachment) };
  }

  private keysOf({ links, listUnsubscribe }: StoredMail): MailDetail['keys'] {
    const keys = links.map(({ purpose, subjectId, version }) => ({
      purpose,
      token: this.links.token(purpose, subjectId, version),
    }));
    const last = listUnsubscribe?.split('/').at(-1);
    return last ? [...keys, { purpose: 'unsubscribe', token: last }] : keys;
  }

  private async row(id: string): Promise<MailDetailRow | undefined> {
    const [row] = await this.database.query<MailDetailRow>(
      `SELECT ${STORED_MAIL_COLUMNS}, kind, status, attempts, last_error, event_id, about_id, created_at, sent_at, bounce_note
       FROM outgoing_emails WHERE id = ?`,
      [id],
    );
    return row;
  }
}

interface MailDetailRow extends StoredMailRow {
  readonly kind: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly event_id: string | null;
  readonly about_id: string | null;
  readonly created_at: number;
  readonly sent_at: number | null;
  readonly bounce_note: string | null;
}
