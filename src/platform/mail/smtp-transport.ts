import { createTransport, type SendMailOptions } from 'nodemailer';
import { outcomeOfError, type DeliveryOutcome } from './delivery-outcome.js';
import { MailTransport } from './mail-transport.js';

/** Milliseconds. A server that accepts a connection and then says nothing holds a slot no longer than these. */
const TIMEOUTS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  // Below what servers wait: the pool hands out no connection that the other end has just closed.
  idleTimeout: 20_000,
};

const MESSAGES_PER_CONNECTION = 100;

/** A pool of connections to SMTP_URL (`smtp://user:password@host:587`, `smtps://…:465`; STARTTLS is taken if offered). */
export class SmtpTransport extends MailTransport {
  readonly catches = false;
  private readonly pool;

  /** @param connections at most this many at once. */
  constructor(smtpUrl: string, connections: number) {
    super();
    this.pool = createTransport({
      ...TIMEOUTS,
      url: smtpUrl,
      pool: true,
      maxConnections: connections,
      maxMessages: MESSAGES_PER_CONNECTION,
      // Only for a connection that closed before a byte of the message left; everything else is the dispatcher's to retry.
      maxRequeues: 1,
      // A mail's parts are given as text: a path or an address in a message must never be opened.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // A connection's own trouble reaches us through the mail it carried; unheard, the event would end the process.
    this.pool.on('error', () => undefined);
  }

  async deliver(message: SendMailOptions, signal: AbortSignal): Promise<DeliveryOutcome> {
    try {
      await this.pool.sendMail({ ...message, signal });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  close(): void {
    this.pool.close({ force: true });
  }
}
