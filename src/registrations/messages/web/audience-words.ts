import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import { isEverybody, type RegistrationFilter } from '../../list/domain/registration-filter.js';
import {
  filterNames,
  type ListSurroundings,
  ListSurroundingsQuery,
} from '../../list/queries/list-surroundings.query.js';
import { ListWords } from '../../web/desk/list-words.js';
import { Recipients } from '../queries/recipients.query.js';
import { audienceView, keptPart } from './audience-form.js';
import { MessageWords } from './message-words.js';

/** Whom messages go to: in words, « Confirmées, EPCI », and as the fields that choose them. */
@Injectable()
export class AudienceWords {
  constructor(
    private readonly surroundings: ListSurroundingsQuery,
    private readonly recipients: Recipients,
    private readonly list: ListWords,
    private readonly words: MessageWords,
    private readonly clock: Clock,
  ) {}

  async of(request: FastifyRequest, event: EventRecord, audience: RegistrationFilter): Promise<string> {
    return (await this.ofAll(request, event, [audience]))[0]!;
  }

  /** In the order of the audiences. */
  async ofAll(
    request: FastifyRequest,
    event: EventRecord,
    audiences: readonly RegistrationFilter[],
  ): Promise<string[]> {
    if (audiences.length === 0) return [];
    const around = await this.around(event);
    return audiences.map((audience) => this.sentence(request, audience, around));
  }

  /** The fields, with whom they mean now. `canBeEnded`: whether whoever wants no messages to many is left out. */
  async form(request: FastifyRequest, event: EventRecord, audience: RegistrationFilter, canBeEnded: boolean) {
    const around = await this.around(event);
    const kept = keptPart(audience);
    const keptWords = isEverybody(kept) ? null : this.sentence(request, kept, around);
    return {
      ...audienceView(audience, around, keptWords),
      words: this.sentence(request, audience, around),
      count: await this.recipients.count(event, audience, canBeEnded),
      listHref: `/organiser/evenements/${event.slug}/inscriptions`,
    };
  }

  private around(event: EventRecord): Promise<ListSurroundings> {
    return this.surroundings.of(event, this.clock.now().getTime());
  }

  private sentence(request: FastifyRequest, audience: RegistrationFilter, around: ListSurroundings): string {
    const locale = this.words.localeOf(request);
    return this.list.sentence(locale, audience, filterNames(around, audience, locale));
  }
}
