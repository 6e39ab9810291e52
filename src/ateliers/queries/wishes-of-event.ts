import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Wish } from '../../registrations/wishes/domain/wish.js';

/** Which ateliers people ranked, by registration; who ranked none is not there. */
@Injectable()
export class WishesOfEvent {
  of(_database: Pick<Transaction, 'query'>, _eventId: string): Promise<ReadonlyMap<string, readonly Wish[]>> {
    return Promise.resolve(new Map());
  }
}
