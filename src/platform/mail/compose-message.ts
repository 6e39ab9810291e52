import type { SendMailOptions } from 'nodemailer';
import { qrPng } from '../qr/qr-code.js';
import type { MailAttachment, StoredMail } from './outgoing-mail.js';

/**
 * The MIME message of a mail whose links are filled in.
 *
 * @param from such as `Tablée <seminaires@example.org>`.
 */
export function composeMessage(mail: StoredMail, from: string): SendMailOptions {
  const calendar = mail.attachments.find(isCalendar);
  const others = mail.attachments.filter((attachment) => attachment !== calendar);
  return {
    from,
    to: { name: mail.toName ?? '', address: mail.toAddress },
    subject: mail.subject,
    messageId: mail.messageId,
    // Absence notices must not answer an automatic mail (RFC 3834; the second is Exchange's).
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.locale,
      ...unsubscribeHeaders(mail),
    },
    text: mail.text,
    html: mail.html,
    // Twice in the message, as an alternative that programs show with a button and as a file that people find.
    ...(calendar && {
      icalEvent: { method: methodOf(calendar), filename: calendar.filename, content: calendar.content ?? '' },
    }),
    attachments: others.map((attachment) => ({
      filename: attachment.filename,
      contentType: attachment.contentType,
      content: attachmentContent(attachment),
      ...(attachment.cid && { cid: attachment.cid }),
      contentDisposition: attachment.disposition ?? (attachment.cid ? ('inline' as const) : ('attachment' as const)),
    })),
  };
}

/** Mail programs show a button of their own, and post to the address without opening it (RFC 8058). */
function unsubscribeHeaders({ listUnsubscribe }: StoredMail): Record<string, string> {
  if (listUnsubscribe === null) return {};
  return { 'List-Unsubscribe': `<${listUnsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** As the file itself says: an event that was called off is taken out of calendars. */
function methodOf({ content = '' }: MailAttachment): string {
  return /^METHOD:CANCEL\r?$/m.test(content) ? 'CANCEL' : 'PUBLISH';
}

/** The bytes of an attachment; a drawn one is drawn now, in about a millisecond: never inside a transaction. */
export function attachmentContent(attachment: MailAttachment): Buffer {
  if (attachment.generator) return qrPng(attachment.generator.text);
  return Buffer.from(attachment.content ?? '', 'utf8');
}

function isCalendar({ contentType, disposition }: MailAttachment): boolean {
  return contentType.startsWith('text/calendar') && disposition !== 'inline';
}
