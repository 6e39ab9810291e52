import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EVENT_PLACEHOLDERS } from '../../registrations/messages/domain/placeholders.js';
import {
  MessageKinds,
  type SketchedFor,
  type SketchedMail,
} from '../../registrations/messages/queries/message-kinds.js';
import { SeatsOfRegistration } from '../queries/published-plan.query.js';
import { SeatsChangedEmail } from './seats-changed-email.js';

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

  /** With the seat that the person has now, if any. */
  private async sketch({ event, person }: SketchedFor): Promise<SketchedMail> {
    const occasion = { planId: event.id, publication: 1, batchId: event.id };
    return this.email.of(event, person, await this.seats.of(person.id), occasion);
  }
}
