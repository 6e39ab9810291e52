/** A personal link of a mail: its token is derived when the mail is sent or shown, and stands nowhere in the database. */
export interface MailLink {
  /** From `LinkTokens.placeholder()`: what stands in the rendered html and text in the token's place. */
  readonly placeholder: string;
  /** What the token opens, such as `registration`: a token of one purpose is nothing to another. */
  readonly purpose: string;
  readonly subjectId: string;
  /** Raised to revoke the links given before. */
  readonly version: number;
}

export interface MailAttachment {
  readonly filename: string;
  /** `text/calendar` is also offered as the mail's calendar part, which mail programs show as an event. */
  readonly contentType: string;
  /** Text content, encoded as UTF-8. */
  readonly content?: string;
  /** Made when the mail is sent or shown, because drawing it costs milliseconds. Its text may hold link placeholders. */
  readonly generator?: { readonly kind: 'qr-png'; readonly text: string };
  /** The html refers to it as `cid:<cid>`. */
  readonly cid?: string;
  readonly disposition?: 'attachment' | 'inline';
}

/** A rendered mail, handed to the outbox. */
export interface NewMail {
  /** At most 200 characters. The same key twice is one mail. */
  readonly dedupeKey: string;
  /** At most 60 characters, such as `registration-confirmed`. */
  readonly kind: string;
  readonly locale: string;
  readonly to: { readonly address: string; readonly name?: string | null };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  readonly links?: readonly MailLink[];
  readonly eventId?: string | null;
  /** The record whose page shows this mail. */
  readonly aboutId?: string | null;
  /** The mailing to many that it belongs to: what has not left can be held back together. */
  readonly batchId?: string | null;
  /** Where one click ends such mails (RFC 8058); for invitations and messages to many, never for what a person asked for. */
  readonly listUnsubscribe?: string | null;
  /** Goes before the mails that wait: for a link that somebody waits for in front of the screen. */
  readonly urgent?: boolean;
}

/** What is read back to send a mail or show it. */
export interface StoredMail {
  readonly id: string;
  readonly locale: string;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  readonly links: readonly MailLink[];
  readonly messageId: string;
  readonly listUnsubscribe: string | null;
}

export interface StoredMailRow {
  readonly id: string;
  readonly locale: string;
  readonly to_address: string;
  readonly to_name: string | null;
  readonly subject: string;
  readonly html: string;
  readonly body_text: string;
  readonly attachments: string;
  readonly links: string;
  readonly message_id: string;
  readonly list_unsubscribe: string | null;
}

export const STORED_MAIL_COLUMNS =
  'id, locale, to_address, to_name, subject, html, body_text, attachments, links, message_id, list_unsubscribe';

export function storedMail(row: StoredMailRow): StoredMail {
  return {
    id: row.id,
    locale: row.locale,
    toAddress: row.to_address,
    toName: row.to_name,
    subject: row.subject,
    html: row.html,
    text: row.body_text,
    attachments: JSON.parse(row.attachments) as MailAttachment[],
    links: JSON.parse(row.links) as MailLink[],
    messageId: row.message_id,
    listUnsubscribe: row.list_unsubscribe,
  };
}
