import type { DeliveryOutcome } from './delivery-outcome.js';
import { MailTransport } from './mail-transport.js';

/** Without SMTP_URL: mails stay in the database, to be read at the organiser's desk. */
export class CaughtMailTransport extends MailTransport {
  readonly catches = true;

  deliver(): Promise<DeliveryOutcome> {
    return Promise.resolve({ kind: 'caught' });
  }

  close(): void {
    // Nothing is open.
  }
}
