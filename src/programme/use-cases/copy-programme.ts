import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { SessionRepository } from '../data/session.repository.js';
import { copiedProgramme } from '../domain/copied-programme.js';

export interface ProgrammeCopy {
  readonly fromEventId: string;
  readonly toEventId: string;
  /** Days from the old beginning to the new one; negative for earlier. */
  readonly days: number;
  /** The new event's places by the old ones' ids; a place without an heir is left out. All are kept when it is absent. */
  readonly venueIds?: ReadonlyMap<string, string>;
}

/** A new event takes the published programme of another over: what an edition begins with. */
@Injectable()
export class CopyProgramme {
  constructor(private readonly sessions: SessionRepository) {}

  /** For an event without sessions, in the transaction that creates it. */
  async execute(tx: Transaction, { fromEventId, toEventId, days, venueIds }: ProgrammeCopy): Promise<void> {
    const sessions = await this.sessions.of(tx, fromEventId);
    await this.sessions.replace(tx, toEventId, copiedProgramme(sessions, { days, venueIds, newId }));
  }
}
