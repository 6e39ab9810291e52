import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { DEMONSTRATION_ORGANISER } from './fill-demonstration.js';
import { FillOpinions } from './fill-opinions.js';
import { FillReport } from './fill-report.js';
import { FillRegistrationsDetails } from './fill-registrations-details.js';
import { FillTables } from './fill-tables.js';

/** What organisers and participants did with the events of the demonstration, once these and their people are there. */
@Injectable()
export class FillField {
  constructor(
    private readonly read: ReadDatabase,
    private readonly details: FillRegistrationsDetails,
    private readonly tables: FillTables,
    private readonly opinions: FillOpinions,
    private readonly report: FillReport,
  ) {}

  /** It leaves the clock on another day: whoever fills sets it afterwards. */
  async execute(): Promise<void> {
    const { name, email } = DEMONSTRATION_ORGANISER;
    const [account] = await this.read.query<{ id: string }>(
      'SELECT id AS "id" FROM organiser_accounts WHERE email = ?',
      [email],
    );
    const by = { accountId: account!.id, name };
    await this.details.execute();
    await this.tables.execute(by);
    await this.opinions.execute(by);
    await this.report.execute(by);
  }
}
