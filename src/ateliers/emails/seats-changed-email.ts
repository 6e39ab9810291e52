import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Environment } from '../../platform/config/environment.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import { REGISTRATION_LINK } from '../../registrations/domain/personal-link.js';
import type { PersonToWrite } from '../../registrations/queries/people-to-seat.query.js';
import type { PublishedSeat } from '../domain/plan/published-seats.js';
import { seatFact } from './seat-fact.js';

/** To somebody whose atelier, table or room is not what they were told. */
@Injectable()
export class SeatsChangedEmail {
  constructor(
    private readonly templates: Templates,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
    private readonly catalogues: Catalogues,
  ) {}

  /** @param publication the version of the published plan: one mail a person and publication. */
  of(
    event: EventRecord,
    person: PersonToWrite,
    seats: readonly PublishedSeat[],
    { planId, publication, batchId }: { planId: string; publication: number; batchId: string },
  ): NewMail {
    const { publicUrl } = this.environment;
    const placeholder = this.tokens.placeholder();
    const name = `${person.firstName} ${person.lastName}`;
    const contact = event.contacts[0];
    const view = {
      name,
      seats: seats.map((seat) => seatFact(this.catalogues, seat, person.locale)),
      event: {
        title: event.title,
        code: event.actionCodes[0]?.label ?? null,
        organisers: event.organisers.map(({ short }) => short).join(', '),
        contact: contact
          ? {
              name: contact.name,
              organisation: contact.organisation || null,
              email: contact.email ?? null,
              phone: contact.phone ?? null,
            }
          : null,
      },
      urls: { personal: `${publicUrl}/inscriptions/${placeholder}` },
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    return {
      dedupeKey: `seats-changed:${planId}:${publication}:${person.id}`,
      kind: 'seats-changed',
      locale: person.locale,
      to: { address: person.email, name },
      ...this.templates.mail('seats-changed', view, person.locale),
      links: [{ placeholder, purpose: REGISTRATION_LINK, subjectId: person.id, version: person.tokenVersion }],
      eventId: event.id,
      aboutId: person.id,
      batchId,
    };
  }
}
