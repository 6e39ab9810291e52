import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Unsubscriptions } from '../../../platform/mail/unsubscribe/unsubscriptions.js';
import { Templates } from '../../../platform/web/templates.js';
import { employerLabel } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { renderForAnyone } from '../../emails/own-words.js';
import { harmless } from '../../emails/person-words.js';
import { unsubscriptionScope } from '../../messages/domain/unsubscription-scope.js';
import { COLLECTIVE_LINK, type TerritoryCollective } from '../domain/collective.js';

/** A colleague's invitation. It leaves from our address, under our name: the person is named in the text alone. */
@Injectable()
export class CollectiveEmails {
  constructor(
    private readonly templates: Templates,
    private readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
    private readonly unsubscriptions: Unsubscriptions,
  ) {}

  invitation(collective: TerritoryCollective, event: EventRecord, by: RegistrationRecord, address: string): NewMail {
    const { locale } = by;
    const placeholder = this.tokens.placeholder();
    const name = harmless(`${by.firstName} ${by.lastName}`) ?? this.catalogues.text(locale, 'collectives:mail.someone');
    // Whoever is invited asked for nothing: one click ends it.
    const unsubscribe = this.unsubscriptions.link(unsubscriptionScope(event), address);
    const view = {
      ends: true,
      unsubscribe,
      event: eventMailView(event),
      greeting: this.catalogues.text(locale, 'emails:greetingUnnamed'),
      by: [name, harmless(employerLabel(by.collectivity))].filter(Boolean).join(', '),
      collective: harmless(collective.name) ?? this.catalogues.text(locale, 'collectives:mail.ofTerritory'),
      url: `${this.environment.publicUrl}/collectifs/${placeholder}`,
      noticeUrl: `${this.environment.publicUrl}/donnees-personnelles`,
    };
    // The address itself is nothing to keep in a key.
    const whom = createHash('sha256').update(normaliseEmail(address)).digest('hex').slice(0, 32);
    return {
      ...renderForAnyone(this.templates, { kind: 'collective-invitation', view, event, locale, values: {} }),
      dedupeKey: `collective-invitation:${collective.id}:${whom}`,
      kind: 'collective-invitation',
      locale,
      to: { address, name: null },
      links: [{ placeholder, purpose: COLLECTIVE_LINK, subjectId: collective.id, version: collective.tokenVersion }],
      eventId: event.id,
      aboutId: by.id,
      listUnsubscribe: unsubscribe,
    };
  }
}
