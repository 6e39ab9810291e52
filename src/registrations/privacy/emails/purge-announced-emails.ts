import { Injectable } from '@nestjs/common';
import type { EventRecord, IsoDay } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates } from '../../../platform/web/templates.js';
import type { ResponsiblePerson } from '../queries/responsible-people.query.js';

/** Tells who answers for an event that its people will soon be forgotten. */
@Injectable()
export class PurgeAnnouncedEmails {
  constructor(
    private readonly templates: Templates,
    private readonly environment: Environment,
  ) {}

  announced(event: EventRecord, { accountId, name, email }: ResponsiblePerson, purgedOn: IsoDay): NewMail {
    const { publicUrl } = this.environment;
    const view = {
      name,
      purgedOn,
      event: { title: event.title, startsOn: event.startsOn, endsOn: event.endsOn },
      url: `${publicUrl}/organiser/evenements/${event.slug}/donnees-personnelles`,
      publicUrl,
    };
    return {
      dedupeKey: `purge-announced:${event.id}:${accountId}`,
      kind: 'purge-announced',
      locale: 'fr',
      to: { address: email, name },
      ...this.templates.mail('purge-announced', view, 'fr'),
      eventId: event.id,
      aboutId: accountId,
    };
  }
}
