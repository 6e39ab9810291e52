import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { MailDetail } from '../../../platform/mail/queries/mail-detail.query.js';
import type { MailPage } from '../../../platform/mail/queries/mail-list.query.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { mailRow } from './person.view.js';
import { mailBadge } from './status-badge.js';

/** @param reached the event whose mails these are; null for all the mail of the installation. */
export function mailListView(reached: OrganiserEvent | null, page: MailPage, isFirst: boolean) {
  const here = reached ? `/organiser/evenements/${reached.event.slug}/courriels` : '/organiser/courriels';
  return {
    desk: deskShell(reached ? 'mails' : 'all-mails', reached),
    mails: page.items.map(mailRow),
    caught: page.items.some(({ status }) => status === 'caught'),
    isEmpty: page.items.length === 0,
    start: isFirst ? null : here,
    next: page.nextCursor === null ? null : `${here}?suite=${page.nextCursor}`,
  };
}

export function mailDetailView(reached: OrganiserEvent | null, mail: MailDetail, resent: boolean) {
  const here = `/organiser/courriels/${mail.id}`;
  return {
    desk: deskShell(reached ? 'mails' : 'all-mails', reached),
    list: reached ? `/organiser/evenements/${reached.event.slug}/courriels` : '/organiser/courriels',
    here,
    preview: `${here}/apercu`,
    resent,
    mail: {
      kind: mail.kind,
      locale: mail.locale,
      toAddress: mail.toAddress,
      toName: mail.toName,
      subject: mail.subject,
      text: readableMail(mail.text, mail.status, reached),
      status: mail.status,
      attempts: mail.attempts,
      lastError: mail.lastError,
      createdAt: mail.createdAt.getTime(),
      sentAt: mail.sentAt?.getTime() ?? null,
      messageId: mail.messageId,
    },
    badge: mailBadge(mail.status),
    mayResend: mail.status === 'failed' || mail.status === 'retrying',
    attachments: mail.attachments.map(({ index, filename, contentType }) => ({
      filename,
      contentType,
      href: `${here}/pieces/${index}`,
    })),
  };
}

/**
 * A mail that reached its addressee is shown to organisers without the key it carries: they may read, not act in the
 * person's name. Caught mail keeps its keys, since its addressee can only get them from here; but an invitation's opens
 * a role, which only who gives roles may hand on.
 */
export function readableMail(text: string, status: MailDetail['status'], reached: OrganiserEvent | null): string {
  if (status !== 'caught') return withoutKeys(text, /\/(inscriptions|connexion|invitations)\/[A-Za-z0-9_-]{32}/g);
  return reached === null || may(reached.role, 'roles')
    ? text
    : withoutKeys(text, /\/(invitations)\/[A-Za-z0-9_-]{32}/g);
}

function withoutKeys(text: string, addresses: RegExp): string {
  return text.replace(addresses, '/$1/…');
}
