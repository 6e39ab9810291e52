import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { ChangeEmails } from '../../changes/emails/change-emails.js';
import { OptionChoicesRepository } from '../../data/option-choices.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { optionRefusal } from '../../domain/option-choice.js';
import { searchTextOf } from '../../domain/search-text.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ChooseOptions } from '../../use-cases/choose-options.js';
import { EndRegistration } from '../../use-cases/end-registration.js';
import type { BulkResult } from '../domain/bulk-action.js';

export interface Collective {
  readonly collective: string | null;
  readonly collectiveId: string | null;
}

/** What is done to each one of many. Called under the event's lock, each on the registration as it is at that moment. */
@Injectable()
export class BulkSteps {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly choices: OptionChoicesRepository,
    private readonly chooseOptions: ChooseOptions,
    private readonly end: EndRegistration,
    private readonly outbox: Outbox,
    private readonly emails: ChangeEmails,
  ) {}

  async withdraw(
    tx: Transaction,
    event: EventRecord,
    registration: RegistrationRecord,
    { reason, mail, now }: { reason: string | null; mail: boolean; now: number },
  ): Promise<BulkResult> {
    const { reference } = registration;
    if (registration.status === 'withdrawn') return { reference, outcome: 'gone' };
    const ended = await this.end.within(tx, event, registration, { by: 'organiser', reason, now, mail: false });
    if (mail) await this.outbox.enqueue(tx, this.emails.ended(ended, event, reason));
    return { reference, outcome: 'done' };
  }

  async addOption(
    tx: Transaction,
    registration: RegistrationRecord,
    optionId: string,
    now: number,
  ): Promise<BulkResult> {
    const { reference } = registration;
    if (registration.status === 'withdrawn') return { reference, outcome: 'gone' };
    const chosen = await this.choices.chosenBy(tx, registration.id);
    if (chosen.includes(optionId)) return { reference, outcome: 'already' };
    const option = (await this.choices.offered(tx, registration.eventId)).find(({ id }) => id === optionId);
    if (!option) return { reference, outcome: 'option-gone' };
    // Its closing binds participants; an organiser still adds whom they promised it.
    if (optionRefusal({ ...option, closesAt: null }, now) !== null) return { reference, outcome: 'option-full' };
    await this.chooseOptions.keep(tx, registration, { added: [optionId], dropped: [], titles: [] });
    await this.touch(tx, registration.id, now);
    return { reference, outcome: 'done' };
  }

  async dropOption(
    tx: Transaction,
    registration: RegistrationRecord,
    optionId: string,
    now: number,
  ): Promise<BulkResult> {
    const { reference } = registration;
    if (registration.status === 'withdrawn') return { reference, outcome: 'gone' };
    const chosen = await this.choices.chosenBy(tx, registration.id);
    if (!chosen.includes(optionId)) return { reference, outcome: 'not-chosen' };
    await this.chooseOptions.keep(tx, registration, { added: [], dropped: [optionId], titles: [] });
    await this.touch(tx, registration.id, now);
    return { reference, outcome: 'done' };
  }

  async join(tx: Transaction, registration: RegistrationRecord, to: Collective, now: number): Promise<BulkResult> {
    const { reference, collective, collectiveId } = registration;
    if (registration.status === 'withdrawn') return { reference, outcome: 'gone' };
    if (collective === to.collective && collectiveId === to.collectiveId) return { reference, outcome: 'already' };
    await tx.execute(
      `UPDATE registrations SET collective = ?, collective_id = ?, search_text = ?, updated_at = ?,
         shows_in_collective = CASE WHEN collective_id = ? THEN shows_in_collective ELSE ? END WHERE id = ?`,
      [
        to.collective,
        to.collectiveId,
        searchTextOf({ ...registration, collective: to.collective }),
        now,
        to.collectiveId,
        // Whom one is shown to is one's own choice, and it was made for another collective.
        false,
        registration.id,
      ],
    );
    return { reference, outcome: 'done', before: { collective, collectiveId } };
  }

  private async touch(tx: Transaction, id: string, now: number): Promise<void> {
    await tx.execute('UPDATE registrations SET updated_at = ? WHERE id = ?', [now, id]);
  }
}
