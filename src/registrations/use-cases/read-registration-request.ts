import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
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
    const noticeVersion = await this.events.noticeVersion(eventSlug);
    if (noticeVersion === null) throw new EventUnknown();
    const { fields, unreadable } = readRegistrationFields(posted);
    const employer = await this.collectivities.resolve(fields.collectivity);
    const { request, errors } = checkRegistration(fields, { employer, locale, noticeVersion });
    const unread = new Set(unreadable.map(({ field }) => field));
    const all = [...unreadable, ...errors.filter(({ field }) => !unread.has(field))];
    if (!request || all.length > 0) throw new InvalidInput(all);
    return request;
  }
}
