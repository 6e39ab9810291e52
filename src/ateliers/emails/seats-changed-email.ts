import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Environment } from '../../platform/config/environment.js';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import { REGISTRATION_LINK } from '../../registrations/domain/personal-link.js';
import { eventMailView } from '../../registrations/emails/event-mail.view.js';
import { renderForAnyone } from '../../registrations/emails/own-words.js';
import { greetingOf, harmless } from '../../registrations/emails/person-words.js';
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
    const { firstName, lastName, locale } = person;
    const view = {
      greeting: greetingOf(person, this.catalogues),
      seats: seats.map((seat) => seatFact(this.catalogues, seat, locale)),
      event: eventMailView(event),
      urls: { personal: `${publicUrl}/inscriptions/${placeholder}` },
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    const values = { firstName: harmless(firstName) ?? '', lastName: harmless(lastName) ?? '' };
    return {
      dedupeKey: `seats-changed:${planId}:${publication}:${person.id}`,
      kind: 'seats-changed',
      locale,
      to: { address: person.email, name: harmless(`${firstName} ${lastName}`) },
      ...renderForAnyone(this.templates, { kind: 'seats-changed', view, event, locale, values }),
      links: [{ placeholder, purpose: REGISTRATION_LINK, subjectId: person.id, version: person.tokenVersion }],
      eventId: event.id,
      aboutId: person.id,
      batchId,
    };
  }
}
