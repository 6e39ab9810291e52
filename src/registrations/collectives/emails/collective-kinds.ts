import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EVENT_PLACEHOLDERS } from '../../messages/domain/placeholders.js';
import { MessageKinds, type SketchedFor, type SketchedMail } from '../../messages/queries/message-kinds.js';
import type { TerritoryCollective } from '../domain/collective.js';
import { CollectiveEmails } from './collective-emails.js';

/** A colleague's invitation, among the mails whose words organisers choose. */
@Injectable()
export class CollectiveKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly emails: CollectiveEmails,
  ) {}

  onModuleInit(): void {
    // To whoever is invited, of whom nothing but an address is known.
    const kind = { kind: 'collective-invitation', family: 'group', placeholders: EVENT_PLACEHOLDERS } as const;
    this.kinds.provide([kind], (wanted) => this.sketch(wanted));
  }

  private sketch({ event, person }: SketchedFor): SketchedMail {
    const collective: TerritoryCollective = {
      id: '00000000-0000-7000-8000-000000000004',
      eventId: event.id,
      name: person.collective ?? person.collectivity.epciName ?? person.collectivity.name,
      createdBy: person.id,
      tokenVersion: 1,
      invited: 0,
      mergedInto: null,
    };
    return this.emails.invitation(collective, event, person, 'camille.verney@example.org');
  }
}
