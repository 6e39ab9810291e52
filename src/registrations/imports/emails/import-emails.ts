import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates } from '../../../platform/web/templates.js';
import { REGISTRATION_LINK } from '../../domain/personal-link.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { greetingOf, harmless, participantOf } from '../../emails/person-words.js';

/** To whoever stood on a list that the organisers brought: what they have of them, whence, and the personal link (RGPD, article 14). */
@Injectable()
export class ImportEmails {
  constructor(
    private readonly templates: Templates,
    private readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  brought(registration: RegistrationRecord, event: EventRecord): NewMail {
    const { id, locale, email, firstName, lastName, tokenVersion: version, status, waitingPosition } = registration;
    const { publicUrl } = this.environment;
    const placeholder = this.tokens.placeholder();
    const view = {
      event: eventMailView(event),
      greeting: greetingOf(registration, this.catalogues),
      told: participantOf(registration, this.catalogues),
      status,
      position: waitingPosition ?? 0,
      personal: `${publicUrl}/inscriptions/${placeholder}`,
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    return {
      ...this.templates.mail('import-registered', view, locale),
      dedupeKey: `import-registered:${id}`,
      kind: 'import-registered',
      locale,
      to: { address: email, name: harmless(`${firstName} ${lastName}`) },
      links: [{ placeholder, purpose: REGISTRATION_LINK, subjectId: id, version }],
      eventId: event.id,
      aboutId: id,
    };
  }
}
