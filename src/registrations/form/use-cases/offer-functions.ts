import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OfferedFunctions } from '../../../events/queries/offered-functions.js';
import { offered, ownLabel } from '../domain/choice-lists.js';
import { EventFormQuery } from '../queries/event-form.query.js';

/** Tells the event's own pages what its form offers: an action code may fill in a function. */
@Injectable()
export class OfferFunctions implements OnModuleInit {
  constructor(
    private readonly functions: OfferedFunctions,
    private readonly forms: EventFormQuery,
  ) {}

  onModuleInit(): void {
    this.functions.provide(async (eventId) => {
      const { lists } = (await this.forms.of(eventId)).settings;
      return offered(lists.functions).map(({ key }) => ({ key, label: ownLabel(lists, 'functions', key)?.fr ?? null }));
    });
  }
}
