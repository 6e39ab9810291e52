import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import { filterNames, ListSurroundingsQuery } from '../../list/queries/list-surroundings.query.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import { ListWords } from '../../web/desk/list-words.js';
import { MessageWords } from './message-words.js';

/** Whom a message goes to, in words: « Confirmées, EPCI ». */
@Injectable()
export class AudienceWords {
  constructor(
    private readonly surroundings: ListSurroundingsQuery,
    private readonly list: ListWords,
    private readonly words: MessageWords,
    private readonly clock: Clock,
  ) {}

  async of(request: FastifyRequest, event: EventRecord, audience: RegistrationFilter): Promise<string> {
    const around = await this.surroundings.of(event, this.clock.now().getTime());
    const locale = this.words.localeOf(request);
    return this.list.sentence(locale, audience, filterNames(around, audience, locale));
  }
}
