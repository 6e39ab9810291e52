import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { EVERYBODY, LIVE_STATUSES, type RegistrationFilter } from '../../list/domain/registration-filter.js';
import { examplePerson } from '../domain/example-person.js';
import { Recipients } from './recipients.query.js';

const SHOWN = 40;

/** Real people to look at a mail with: the latest to register, or an invented one where nobody has. */
@Injectable()
export class ShownPeople {
  constructor(
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  async of(
    event: EventRecord,
    audience: RegistrationFilter = { ...EVERYBODY, statuses: LIVE_STATUSES },
    limit: number = SHOWN,
  ): Promise<RegistrationRecord[]> {
    return this.recipients.latest(await this.recipients.condition(event, audience), limit);
  }

  /** The one of this reference, as typed or chosen; else the first; else an example. */
  async chosen(event: EventRecord, reference: string, locale: 'fr' | 'en'): Promise<RegistrationRecord> {
    const asked = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(reference)
      ? await this.of(event, { ...EVERYBODY, only: [reference] }, 1)
      : [];
    return (
      asked[0] ?? (await this.of(event, undefined, 1))[0] ?? examplePerson(event.id, locale, this.clock.now().getTime())
    );
  }
}
