import type { EventRecord } from '../../events/domain/event.js';
import type { Catalogues, Locale } from '../../platform/i18n/catalogues.js';
import { mailHost } from '../../platform/mail/mail-host.js';
import type { MailAttachment } from '../../platform/mail/outgoing-mail.js';
import { registrationCalendar } from './registration-calendar.js';

/** As long as every reference, so that the lines of a calendar file are cut at the same columns. */
const ANY_REFERENCE = 'ZZZZ-ZZZZ';

export const QR_CID = 'billet';

/** An event's calendar file, cut at the reference: making one takes longer than all else of a mail. */
export class CalendarDraft {
  private readonly pieces: readonly string[];
  private readonly filename: string;

  /** `madeAt`: epoch milliseconds. */
  constructor(event: EventRecord, locale: Locale, catalogues: Catalogues, publicUrl: string, madeAt: number) {
    const url = `${publicUrl}/evenements/${event.slug}`;
    const words = {
      ticket: catalogues.text(locale, 'registrations:personal.ics.ticket', { reference: ANY_REFERENCE }),
      programme: catalogues.text(locale, 'registrations:personal.ics.programme', { url }),
    };
    const file = registrationCalendar(event, ANY_REFERENCE, words, { host: mailHost(publicUrl), url, madeAt });
    this.pieces = file.split(ANY_REFERENCE);
    this.filename = `${event.slug}.ics`;
  }

  file(reference: string): MailAttachment {
    return {
      filename: this.filename,
      contentType: 'text/calendar',
      content: this.pieces.join(reference),
      disposition: 'attachment',
    };
  }
}

/** The ticket's code, drawn when the mail leaves. */
export function ticketFile(publicUrl: string, reference: string): MailAttachment {
  return {
    filename: `billet-${reference}.png`,
    contentType: 'image/png',
    generator: { kind: 'qr-png', text: `${publicUrl}/b/${reference}` },
    cid: QR_CID,
    disposition: 'inline',
  };
}
