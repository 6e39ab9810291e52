import { Injectable } from '@nestjs/common';
import { RememberEmployer } from '../../collectivities/use-cases/remember-employer.js';
import { OpenAccount } from '../../platform/accounts/use-cases/open-account.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { PlacesLedger } from '../../registrations/domain/admission.js';
import { afterMove } from '../../registrations/domain/admission.js';
import { AUDIENCES } from '../data/audiences.js';
import {
  insertEventOrganisations,
  insertOrganisations,
  makeAdministrator,
} from '../data/demonstration-organisations.js';
import {
  claimEmptyDatabase,
  hasNoEvent,
  insertEvent,
  insertRegistration,
  insertResponsible,
  insertSeries,
  setPlaces,
} from '../data/demonstration-rows.js';
import type { InsertedEvent } from '../data/demonstration-rows.js';
import { OTHER_EMPLOYERS } from '../data/other-employers.js';
import { PROGRAMMES } from '../data/programmes.js';
import type { PrintedEvent } from '../data/printed-event.js';
import type { InventedAudience } from './invent-registrations.js';
import { InventRegistrations } from './invent-registrations.js';

/** Who answers for all events of the demonstration, and administers it. */
export const DEMONSTRATION_ORGANISER = { name: 'Camille Verney', email: 'organisatrice@example.org' } as const;

const WRITTEN_AT = instantOf('2018-09-03', '09:00');

/** Fills an empty database with the events of the sources and invented people; about half a second. */
@Injectable()
export class FillDemonstration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invent: InventRegistrations,
    private readonly openAccount: OpenAccount,
    private readonly rememberEmployer: RememberEmployer,
  ) {}

  /** @returns false where an event exists already or the demonstration was filled before: then nothing was done. */
  async execute(): Promise<boolean> {
    // Every start passes here: the reference data is not read for a database that is filled already.
    if (!(await this.unitOfWork.run(hasNoEvent))) return false;
    const audiences = new Map(this.invent.people(AUDIENCES).map((audience) => [audience.slug, audience]));
    return this.unitOfWork.run(async (tx) => {
      if (!(await claimEmptyDatabase(tx))) return false;
      const accountId = await this.openAccount.execute(tx, DEMONSTRATION_ORGANISER);
      await makeAdministrator(tx, accountId);
      const organisationIds = await insertOrganisations(tx, accountId, WRITTEN_AT);
      const seriesIds = await insertSeries(tx);
      for (const printed of PROGRAMMES) {
        const event = await insertEvent(tx, printed, seriesIds, WRITTEN_AT);
        await insertEventOrganisations(tx, event.id, printed.organisers, organisationIds);
        await insertResponsible(tx, event.id, accountId);
        const audience = audiences.get(printed.slug);
        if (audience) await this.seat(tx, printed, event, audience);
      }
      for (const employer of OTHER_EMPLOYERS) await this.rememberEmployer.execute(tx, employer, new Date(WRITTEN_AT));
      return true;
    });
  }

  private async seat(
    tx: Transaction,
    printed: PrintedEvent,
    event: InsertedEvent,
    audience: InventedAudience,
  ): Promise<void> {
    let ledger: PlacesLedger = {
      capacity: printed.capacity,
      overbooking: 0,
      taken: 0,
      held: 0,
      waiting: 0,
      nextRank: 1,
      communes: 0,
      epci: 0,
      others: 0,
    };
    for (const { person, at } of audience.confirmed) {
      await insertRegistration(tx, this.invent.registration(person, event, { at, waitingRank: null }));
      ledger = afterMove(ledger, null, 'confirmed', person.collectivity.type);
    }
    for (const { person, at } of audience.waiting) {
      await insertRegistration(tx, this.invent.registration(person, event, { at, waitingRank: ledger.nextRank }));
      ledger = afterMove(ledger, null, 'waiting', person.collectivity.type);
    }
    await setPlaces(tx, event.id, ledger);
  }
}
