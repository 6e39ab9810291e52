import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Wish } from '../../registrations/wishes/domain/wish.js';
import { WishesQuery } from '../../registrations/wishes/queries/wishes.query.js';

/** Which ateliers people ranked, by registration; who ranked none is not there. */
@Injectable()
export class WishesOfEvent {
  constructor(private readonly wishes: WishesQuery) {}

  async of(database: Pick<Transaction, 'query'>, eventId: string): Promise<ReadonlyMap<string, readonly Wish[]>> {
    const ranked = await this.wishes.of(eventId, database);
    return new Map(
      [...ranked].map(([person, phases]) => [
        person,
        [...phases].flatMap(([phase, letters]) =>
          letters.map((atelier, index): Wish => ({ phase, atelier, rank: index + 1 })),
        ),
      ]),
    );
  }
}
