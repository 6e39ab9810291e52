import type { SendMailOptions } from 'nodemailer';
import type { DeliveryOutcome } from './delivery-outcome.js';

/** Where composed mails go. */
export abstract class MailTransport {
  /** True when nothing leaves: mails are born `caught`. */
  abstract readonly catches: boolean;

  /** One attempt. Never throws: trouble is an outcome. `signal` ends an attempt that hangs and frees its connection. */
  abstract deliver(message: SendMailOptions, signal: AbortSignal): Promise<DeliveryOutcome>;

  /** Ends the attempts under way and the connections. */
  abstract close(): void;
}
