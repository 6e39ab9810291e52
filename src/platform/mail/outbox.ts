import { Injectable } from '@nestjs/common';
import { MachineClock } from '../clock/clock.js';
import { Environment } from '../config/environment.js';
import type { Transaction } from '../database/transaction.js';
import { newId } from '../ids/ids.js';
import { isEmailAddress } from './email-address.js';
import { headerText, storableText } from './header-text.js';
import { MailDispatcher } from './mail-dispatcher.js';
import { mailHost } from './mail-host.js';
import type { MailStatus } from './mail-status.js';
import { MailTransport } from './mail-transport.js';
import type { MailAttachment, NewMail } from './outgoing-mail.js';

const LONGEST_ADDRESS = 320;
const LONGEST_NAME = 200;
const LONGEST_SUBJECT = 400;
const LONGEST_FILENAME = 120;

/** An urgent mail counts as this much overdue, in milliseconds: mails leave in the order they were due. */
const URGENT_LEAD = 86_400_000;

const COLUMNS = [
  ...[
    'id',
    'dedupe_key',
    'kind',
    'locale',
    'to_address',
    'to_name',
    'subject',
    'html',
    'body_text',
    'attachments',
    'links',
  ],
  ...['message_id', 'status', 'attempts', 'next_attempt_at', 'last_error', 'event_id', 'about_id', 'created_at'],
  ...['batch_id', 'list_unsubscribe'],
];
const INSERT = `INSERT INTO outgoing_emails (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (dedupe_key) DO NOTHING`;

/** Stores rendered mails in the transaction that causes them: both are there, or neither. */
@Injectable()
export class Outbox {
  private readonly host: string;

  constructor(
    environment: Environment,
    private readonly clock: MachineClock,
    private readonly transport: MailTransport,
    private readonly dispatcher: MailDispatcher,
  ) {
    this.host = mailHost(environment.publicUrl);
  }

  /**
   * One statement: it runs for every registration of a rush. A mail to an impossible address is kept as failed, visible
   * at the desk, rather than undoing what caused it.
   *
   * @returns false when a mail with the same dedupe key is there already; it is left as it is.
   */
  async enqueue(tx: Transaction, mail: NewMail): Promise<boolean> {
    const id = newId();
    const now = this.clock.now().getTime();
    const address = headerText(mail.to.address, LONGEST_ADDRESS);
    const status = this.firstStatus(address);
    const inserted = await tx.execute(INSERT, [
      id,
      mail.dedupeKey,
      mail.kind,
      mail.locale,
      address,
      mail.to.name ? headerText(mail.to.name, LONGEST_NAME) : null,
      headerText(mail.subject, LONGEST_SUBJECT),
      storableText(mail.html),
      storableText(mail.text),
      JSON.stringify((mail.attachments ?? []).map(fitAttachment)),
      JSON.stringify(mail.links ?? []),
      `<${id}@${this.host}>`,
      status,
      0,
      mail.urgent ? now - URGENT_LEAD : now,
      status === 'failed' ? 'not an e-mail address' : null,
      mail.eventId ?? null,
      mail.aboutId ?? null,
      now,
      mail.batchId ?? null,
      mail.listUnsubscribe ?? null,
    ]);
    if (inserted === 0) return false;
    if (status === 'queued') {
      tx.afterCommit(() => {
        this.dispatcher.poke();
      });
    }
    return true;
  }

  private firstStatus(address: string): MailStatus {
    if (!isEmailAddress(address)) return 'failed';
    return this.transport.catches ? 'caught' : 'queued';
  }
}

function fitAttachment(attachment: MailAttachment): MailAttachment {
  return {
    ...attachment,
    filename: headerText(attachment.filename, LONGEST_FILENAME).replace(/[\\/]/g, '-'),
    contentType: headerText(attachment.contentType, LONGEST_FILENAME),
  };
}
