import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EVENT_PLACEHOLDERS } from '../../registrations/messages/domain/placeholders.js';
import {
  MessageKinds,
  type SketchedFor,
  type SketchedMail,
} from '../../registrations/messages/queries/message-kinds.js';
import type { PublishedSeat } from '../domain/plan/published-seats.js';
import { SeatsOfRegistration } from '../queries/published-plan.query.js';
import { SeatsChangedEmail } from './seats-changed-email.js';

const EXAMPLE: PublishedSeat = {
  ...{ phase: 1, day: '', start: '10:45', end: '12:15' },
  ...{ letter: 'A', title: '…', room: null, table: 4 },
};

/** The mail of seats that changed, among those whose words organisers choose. */
@Injectable()
export class SeatsChangedKind implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly email: SeatsChangedEmail,
    private readonly seats: SeatsOfRegistration,
  ) {}

  onModuleInit(): void {
    const kind = {
      kind: 'seats-changed',
      family: 'event',
      placeholders: ['firstName', 'lastName', ...EVENT_PLACEHOLDERS],
    } as const;
    this.kinds.provide([kind], (wanted) => this.sketch(wanted));
  }

  /** With the seat that the person has now, or an invented one. */
  private async sketch({ event, person }: SketchedFor): Promise<SketchedMail> {
    const occasion = { planId: event.id, publication: 1, batchId: event.id };
    const seats = await this.seats.of(person.id);
    return this.email.of(event, person, seats.length > 0 ? seats : [EXAMPLE], occasion);
  }
}
