import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { MailListItem } from '../../../platform/mail/queries/mail-list.query.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { initialsOf, kindClassOf, markClassOf } from './person-mark.js';
import { mailBadge, statusBadge } from './status-badge.js';

export function personView(
  reached: OrganiserEvent,
  registration: RegistrationRecord,
  mails: readonly MailListItem[],
  options: readonly string[] = [],
) {
  const { collectivity } = registration;
  return {
    desk: deskShell('people', reached),
    list: `/organiser/evenements/${reached.event.slug}/inscriptions`,
    timeZone: reached.event.timeZone,
    registration,
    // Their titles.
    options,
    name: `${registration.firstName} ${registration.lastName}`,
    initials: initialsOf(registration.firstName, registration.lastName),
    mark: markClassOf(collectivity.type),
    kindClass: kindClassOf(collectivity.type),
    badge: statusBadge(registration.status),
    changed: registration.updatedAt > registration.createdAt,
    mayMails: may(reached.role, 'mails'),
    mails: mails.map(mailRow),
  };
}

/** A mail as a line of a list. */
export function mailRow(mail: MailListItem) {
  return {
    ...mail,
    createdAt: mail.createdAt.getTime(),
    sentAt: mail.sentAt?.getTime() ?? null,
    nextAttemptAt: mail.nextAttemptAt?.getTime() ?? null,
    href: `/organiser/courriels/${mail.id}`,
    badge: mailBadge(mail.status),
    failed: mail.status === 'failed',
  };
}
