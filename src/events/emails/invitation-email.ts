import { Injectable } from '@nestjs/common';
import { Environment } from '../../platform/config/environment.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import type { EventRole } from '../domain/event-role.js';
import type { EventRecord } from '../domain/event.js';
import { INVITATION_LIFETIME } from '../domain/team.js';

interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: EventRole;
}

/** The mail that offers a role on an event. */
@Injectable()
export class InvitationEmail {
  constructor(
    private readonly templates: Templates,
    private readonly environment: Environment,
  ) {}

  /** @param placeholder stands in the link's address until the mail is sent. */
  of(
    { id, name, email, role }: Invitation,
    event: EventRecord,
    inviter: string,
    placeholder: string,
    locale: 'fr' | 'en',
  ): NewMail {
    const { publicUrl } = this.environment;
    const view = {
      name,
      role,
      inviter,
      days: INVITATION_LIFETIME / 86_400_000,
      event: { title: event.title, startsOn: event.startsOn, endsOn: event.endsOn },
      url: `${publicUrl}/invitations/${placeholder}`,
      publicUrl,
    };
    return {
      dedupeKey: `event-invitation:${id}`,
      kind: 'event-invitation',
      locale,
      to: { address: email, name },
      ...this.templates.mail('event-invitation', view, locale),
      eventId: event.id,
      aboutId: id,
    };
  }
}
