import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { Badge } from '../../web/desk/status-badge.js';
import type { Mailing, MailingStatus } from '../domain/mailing.js';
import type { MailCounts } from '../queries/mailing-progress.query.js';
import type { RecipientCount } from '../queries/recipients.query.js';

export interface MailingPage {
  readonly reached: OrganiserEvent;
  readonly event: EventRecord;
  readonly mailing: Mailing;
  /** On the machine's clock. */
  readonly now: number;
  readonly done: 'essai' | 'annulation' | null;
  readonly audience: string;
  readonly count: RecipientCount;
  readonly sample: readonly RegistrationRecord[];
  readonly mails: MailCounts;
}

export function mailingView({ reached, event, mailing, now, done, audience, count, sample, mails }: MailingPage) {
  const root = `/organiser/evenements/${event.slug}/courriels`;
  const here = `${root}/envois/${mailing.id}`;
  const left = mailing.status === 'waiting' ? Math.max(0, (mailing.startsAt ?? now) - now) : 0;
  const held = mails.cancelled ?? 0;
  return {
    desk: deskShell('mails', reached),
    back: root,
    here,
    kind: mailing.kind,
    state: mailing.status,
    badge: mailingBadge(mailing.status),
    subject: (mailing.texts.fr ?? mailing.texts.en)?.subject ?? null,
    version: mailing.version,
    done,
    audience,
    people: count.people,
    leftOut: mailing.status === 'draft' ? count.leftOut : mailing.leftOut,
    goesTo: count.people - count.leftOut,
    author: mailing.author,
    bilingual: mailing.texts.fr !== null && mailing.texts.en !== null,
    hasText: mailing.kind === 'message' || mailing.kind === 'reminder',
    changes: mailing.changes.map(({ part, before, after }) => ({ part, before: before.fr, after: after.fr })),
    sample: sample.map(({ reference, firstName, lastName }) => ({
      reference,
      name: `${firstName} ${lastName}`,
      href: `${here}/apercu?personne=${reference}`,
    })),
    previewHref: `${here}/apercu`,
    ...{ startsAt: mailing.startsAt, left, minutes: Math.floor(left / 60_000), seconds: Math.floor(left / 1000) % 60 },
    counts: {
      written: mailing.written,
      sent: mails.sent ?? 0,
      waiting: (mails.queued ?? 0) + (mails.sending ?? 0) + (mails.retrying ?? 0),
      failed: mails.failed ?? 0,
      caught: mails.caught ?? 0,
      held,
    },
    isLive: mailing.status === 'waiting' || mailing.status === 'running' || (mails.queued ?? 0) > 0,
    mayCancel:
      mailing.status === 'waiting' ||
      mailing.status === 'running' ||
      (mailing.status === 'done' && (mails.queued ?? 0) + (mails.retrying ?? 0) > 0),
    mailsHref: `${root}?envoi=${mailing.id}`,
    endedAt: mailing.endedAt,
  };
}

export function mailingBadge(status: MailingStatus): Badge {
  return {
    draft: { class: 'badge badge--plain', icon: 'edit' },
    waiting: { class: 'badge badge--warn', icon: 'clock' },
    running: { class: 'badge badge--info', icon: 'mail' },
    done: { class: 'badge badge--ok', icon: 'check' },
    cancelled: { class: 'badge badge--danger', icon: 'cross' },
  }[status];
}
