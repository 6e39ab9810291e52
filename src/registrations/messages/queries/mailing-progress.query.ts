import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { MailStatus } from '../../../platform/mail/mail-status.js';

export type MailCounts = Readonly<Partial<Record<MailStatus, number>>>;

/** What became of a mailing's mails. */
@Injectable()
export class MailingProgressQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(mailingId: string): Promise<MailCounts> {
    const rows = await this.read.query<{ status: MailStatus; count: number }>(
      `SELECT status AS "status", COUNT(*) AS "count" FROM outgoing_emails WHERE batch_id = ? GROUP BY status`,
      [mailingId],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
  }
}
