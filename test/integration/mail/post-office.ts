import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { Environment } from '../../../src/platform/config/environment.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CaughtMailTransport } from '../../../src/platform/mail/caught-mail-transport.js';
import { DeliveryLedger } from '../../../src/platform/mail/delivery-ledger.js';
import { DeliveryPace } from '../../../src/platform/mail/delivery-pace.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { MailClaims } from '../../../src/platform/mail/mail-claims.js';
import { MailDispatcher } from '../../../src/platform/mail/mail-dispatcher.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import type { NewMail } from '../../../src/platform/mail/outgoing-mail.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { ResendMail } from '../../../src/platform/mail/resend-mail.js';
import { SmtpTransport } from '../../../src/platform/mail/smtp-transport.js';
import type { TestDatabase } from '../../support/databases.js';

// Half of these tests are about trouble, and the dispatcher says so.
Logger.overrideLogger(false);

/** The machine's clock, set forward. */
export class ForwardClock extends MachineClock {
  private ahead = 0;

  forward(milliseconds: number): void {
    this.ahead += milliseconds;
  }

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

export interface MailRow {
  readonly id: string;
  readonly to_address: string;
  readonly status: string;
  readonly attempts: number;
  readonly next_attempt_at: number;
  readonly created_at: number;
  readonly last_error: string | null;
  readonly message_id: string;
  readonly claimed_by: string | null;
}

/** Everything of the mail module as one process has it, on a test's database. Its dispatcher is not started. */
export class PostOffice {
  readonly pace = Object.assign(new DeliveryPace(), { poll: 20, attempt: 5_000, longestQuiet: 1_000, farewell: 2_000 });
  readonly links: LinkTokens;
  readonly dispatcher: MailDispatcher;
  readonly outbox: Outbox;
  readonly resend: ResendMail;
  readonly list: MailListQuery;
  readonly detail: MailDetailQuery;
  readonly claims: MailClaims;

  /** @param smtpUrl none catches. @param dispatcherWrites what the dispatcher writes through, when it is to meet trouble. */
  constructor(
    private readonly database: TestDatabase,
    smtpUrl: string | undefined,
    readonly clock: ForwardClock = new ForwardClock(),
    dispatcherWrites: UnitOfWork = database.unitOfWork,
  ) {
    const environment = new Environment({
      DATABASE_URL: 'sqlite:/nowhere/tablee.sqlite',
      SECRET: 's'.repeat(32),
      PUBLIC_URL: 'https://seminaires.example.org',
      MAIL_FROM: 'Séminaires <seminaires@example.org>',
      SMTP_URL: smtpUrl,
    });
    const transport = smtpUrl ? new SmtpTransport(smtpUrl, this.pace.connections) : new CaughtMailTransport();
    this.links = new LinkTokens(environment);
    this.claims = new MailClaims(dispatcherWrites, database.read, this.clock);
    const ledger = new DeliveryLedger(this.claims);
    this.dispatcher = new MailDispatcher(environment, this.claims, ledger, this.links, transport, this.pace);
    this.outbox = new Outbox(environment, this.clock, transport, this.dispatcher);
    this.resend = new ResendMail(database.unitOfWork, this.clock, this.dispatcher, new AuditTrail(this.clock));
    this.list = new MailListQuery(database.read);
    this.detail = new MailDetailQuery(database.read, this.links);
  }

  /** Writes mails in one transaction. */
  post(...mails: readonly NewMail[]): Promise<boolean[]> {
    return this.database.unitOfWork.run(async (tx) => {
      const added: boolean[] = [];
      for (const mail of mails) added.push(await this.outbox.enqueue(tx, mail));
      return added;
    });
  }

  rows(): Promise<MailRow[]> {
    return this.database.read.query<MailRow>('SELECT * FROM outgoing_emails ORDER BY created_at, id');
  }

  async row(address: string): Promise<MailRow> {
    const row = (await this.rows()).find(({ to_address }) => to_address === address);
    if (!row) throw new Error(`no mail to ${address}`);
    return row;
  }

  /** Until every mail has the status. */
  until(status: string): Promise<void> {
    return eventually(
      () => `all mails ${status}`,
      async () => (await this.rows()).every((row) => row.status === status),
    );
  }

  async untilStatus(address: string, status: string): Promise<MailRow> {
    let row = await this.row(address);
    await eventually(
      () => `${address} ${status}, but ${row.status}: ${row.last_error}`,
      async () => (row = await this.row(address)).status === status,
    );
    return row;
  }
}

export function mailTo(address: string, fields: Partial<NewMail> = {}): NewMail {
  return {
    dedupeKey: randomUUID(),
    kind: 'test',
    locale: 'fr',
    to: { address, name: null },
    subject: 'Votre inscription est confirmée',
    html: '<p>Votre inscription est confirmée.</p>',
    text: 'Votre inscription est confirmée.',
    ...fields,
  };
}

/** @throws when the condition does not come true in ten seconds. */
export async function eventually(what: () => string, condition: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never came: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
