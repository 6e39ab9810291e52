import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
import type { EventRecord } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { type FieldError, InvalidInput } from '../../platform/errors/domain-error.js';
import { askedOptions, chosenOptions } from '../domain/option-choice.js';
import { checkRegistration, readRegistrationFields, type RegistrationRequest } from '../domain/registration-form.js';

/** Makes a request of whatever was posted, with the employer looked up and the notice that is shown now. */
@Injectable()
export class ReadRegistrationRequest {
  constructor(
    private readonly collectivities: CollectivitySearch,
    private readonly events: EventQueries,
  ) {}

  /** @throws EventUnknown; InvalidInput with every wrong field. */
  async read(eventSlug: string, posted: unknown, locale: 'fr' | 'en'): Promise<RegistrationRequest> {
    const steady = await this.events.steady(eventSlug);
    if (!steady) throw new EventUnknown();
    const { event, noticeVersion } = steady;
    const { fields, unreadable } = readRegistrationFields(posted);
    const employer = await this.collectivities.resolve(fields.collectivity);
    const options = optionsOf(event, posted);
    const { request, errors } = checkRegistration(fields, { employer, locale, noticeVersion, options: options.chosen });
    const unread = new Set(unreadable.map(({ field }) => field));
    const all = [...unreadable, ...errors.filter(({ field }) => !unread.has(field)), ...options.errors];
    if (!request || all.length > 0) throw new InvalidInput(all);
    return request;
  }
}

function optionsOf(event: EventRecord, posted: unknown): { chosen: readonly string[]; errors: readonly FieldError[] } {
  const asked = askedOptions(posted);
  if (asked === null) return { chosen: [], errors: [{ field: 'options', code: 'options-list' }] };
  return asked.length === 0 ? { chosen: [], errors: [] } : chosenOptions(asked, event.options);
}
