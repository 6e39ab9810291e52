import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
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
    const noticeVersion = await this.events.noticeVersion(eventSlug);
    if (noticeVersion === null) throw new EventUnknown();
    const { fields, unreadable } = readRegistrationFields(posted);
    const employer = await this.collectivities.resolve(fields.collectivity);
    const options = await this.options(eventSlug, posted);
    const { request, errors } = checkRegistration(fields, { employer, locale, noticeVersion, options: options.chosen });
    const unread = new Set(unreadable.map(({ field }) => field));
    const all = [...unreadable, ...errors.filter(({ field }) => !unread.has(field)), ...options.errors];
    if (!request || all.length > 0) throw new InvalidInput(all);
    return request;
  }

  /** Most people choose none: the event is not read for them. */
  private async options(
    eventSlug: string,
    posted: unknown,
  ): Promise<{ chosen: readonly string[]; errors: readonly FieldError[] }> {
    const asked = askedOptions(posted);
    if (asked === null) return { chosen: [], errors: [{ field: 'options', code: 'options-list' }] };
    if (asked.length === 0) return { chosen: [], errors: [] };
    return chosenOptions(asked, (await this.events.bySlug(eventSlug))?.options ?? []);
  }
}
