import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { MailDetail } from '../../../platform/mail/queries/mail-detail.query.js';
import type { MailPage } from '../../../platform/mail/queries/mail-list.query.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { ChangedFact, Mailing } from '../../messages/domain/mailing.js';
import type { ComingSchedule } from '../../messages/queries/outbox-ahead.query.js';
import { mailingBadge } from '../../messages/web/mailing.view.js';
import { mailRow } from './person.view.js';
import { mailBadge } from './status-badge.js';
import { personPath } from './person-path.js';

/** Notes of a mail's return; their words stand in the catalogue. */
export const BOUNCES = ['wrong', 'full', 'left'] as const;

export const MAIL_STATES = ['waiting', 'sent', 'failed', 'cancelled', 'caught'] as const;

/** What narrows the list of an event's mails. */
export interface MailSearch {
  readonly text: string;
  readonly state: (typeof MAIL_STATES)[number] | null;
  /** One message to many. */
  readonly batchId: string | null;
}

const NO_SEARCH: MailSearch = { text: '', state: null, batchId: null };

export function mailSearch(query: Readonly<Record<string, unknown>>): MailSearch {
  const { q, etat, envoi } = query;
  return {
    text: typeof q === 'string' ? q.trim().slice(0, 100) : '',
    state: MAIL_STATES.find((state) => state === etat) ?? null,
    batchId: typeof envoi === 'string' && /^[0-9a-f-]{36}$/.test(envoi) ? envoi : null,
  };
}

/** What an event's page of mails says beside the list. */
export interface AroundMails {
  readonly mayWrite: boolean;
  readonly failed: number;
  readonly resent: number | null;
  readonly coming: readonly ComingSchedule[];
  readonly mailings: readonly Mailing[];
  readonly changes: readonly ChangedFact[];
}

/** @param reached the event whose mails these are; null for all the mail of the installation. */
export function mailListView(
  reached: OrganiserEvent | null,
  page: MailPage,
  isFirst: boolean,
  search: MailSearch = NO_SEARCH,
  around: AroundMails | null = null,
) {
  const here = reached ? `/organiser/evenements/${reached.event.slug}/courriels` : '/organiser/courriels';
  const asked = new URLSearchParams({
    ...(search.text && { q: search.text }),
    ...(search.state && { etat: search.state }),
    ...(search.batchId && { envoi: search.batchId }),
  }).toString();
  return {
    desk: deskShell(reached ? 'mails' : 'all-mails', reached),
    here,
    mails: page.items.map(mailRow),
    caught: page.items.some(({ status }) => status === 'caught'),
    isEmpty: page.items.length === 0,
    isSearch: asked !== '',
    search: { text: search.text, batchId: search.batchId },
    states: MAIL_STATES.map((state) => ({ state, selected: state === search.state })),
    around: around && aroundView(here, around, reached),
    start: isFirst ? null : `${here}${asked && `?${asked}`}`,
    next: page.nextCursor === null ? null : `${here}?${asked && `${asked}&`}suite=${page.nextCursor}`,
  };
}

function aroundView(here: string, around: AroundMails, reached: OrganiserEvent | null) {
  return {
    ...around,
    timeZone: reached?.event.timeZone ?? 'Europe/Paris',
    people: (reached?.event.places.taken ?? 0) + (reached?.event.places.waiting ?? 0),
    coming: around.coming.map(({ schedule, dueAt }) => ({
      href: `${here}/rappels/${schedule.id}`,
      kind: schedule.kind,
      subject: (schedule.texts.fr ?? schedule.texts.en)?.subject ?? null,
      dueAt,
    })),
    mailings: around.mailings.slice(0, 6).map((mailing) => ({
      href: `${here}/envois/${mailing.id}`,
      kind: mailing.kind,
      subject: (mailing.texts.fr ?? mailing.texts.en)?.subject ?? null,
      state: mailing.status,
      badge: mailingBadge(mailing.status),
      at: mailing.createdAt,
      written: mailing.written,
    })),
    changes: around.changes.map(({ part, before, after }) => ({ part, before: before.fr, after: after.fr })),
  };
}

/** About whom a mail is: their page, where an address is mended. */
export function personOf(
  { event }: OrganiserEvent,
  person: Pick<RegistrationRecord, 'reference' | 'firstName' | 'lastName'>,
) {
  return { name: `${person.firstName} ${person.lastName}`, href: personPath(event, person) };
}

export function mailDetailView(reached: OrganiserEvent | null, mail: MailDetail, resent: boolean, noted = false) {
  const here = `/organiser/courriels/${mail.id}`;
  return {
    desk: deskShell(reached ? 'mails' : 'all-mails', reached),
    list: reached ? `/organiser/evenements/${reached.event.slug}/courriels` : '/organiser/courriels',
    here,
    preview: `${here}/apercu`,
    resent,
    noted,
    mayNote: mail.status !== 'caught' && mail.status !== 'cancelled' && reached !== null,
    bounces: BOUNCES.map((value) => ({ value, selected: value === mail.bounceNote })),
    mail: {
      bounceNote: mail.bounceNote,
      kind: mail.kind,
      locale: mail.locale,
      toAddress: mail.toAddress,
      toName: mail.toName,
      subject: mail.subject,
      text: readableMail(mail.text, mail, reached),
      status: mail.status,
      attempts: mail.attempts,
      lastError: mail.lastError,
      refusal: mail.refusal,
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

/** Opens a role: only who gives roles may hand it on. */
const INVITATION = 'event-invitation';

/**
 * A mail that reached its addressee is shown to organisers without the keys it carries, to a registration, a group, a
 * questionnaire: they may read, not act in the person's name. Caught mail keeps its keys, since its addressee can only get
 * them from here, save that of a role.
 */
export function readableMail(
  text: string,
  { status, keys }: Pick<MailDetail, 'status' | 'keys'>,
  reached: OrganiserEvent | null,
): string {
  const maySeeRoles = reached === null || may(reached.role, 'roles');
  const hidden = status === 'caught' ? keys.filter(({ purpose }) => purpose === INVITATION && !maySeeRoles) : keys;
  return hidden.reduce((shown, { token }) => shown.replaceAll(token, '…'), text);
}
