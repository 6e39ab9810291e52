import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { MailListItem } from '../../../platform/mail/queries/mail-list.query.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { ListedRegistration } from '../../list/domain/listed-registration.js';
import { initialsOf, kindClassOf, markClassOf } from './person-mark.js';
import type { RegistrationColumn } from './registration-columns.js';
import { standingOf } from './standing.js';
import { mailBadge, statusBadge } from './status-badge.js';

/** Shown in the page's head or with parts of their own. */
const APART = [
  ...['status', 'last-name', 'first-name', 'function', 'email', 'collectivity', 'type', 'kind', 'code', 'department'],
  ...['registered-at', 'changed-at', 'withdrawn-at', 'ended-by'],
];
/** Said only where there is something to say. */
const ANSWERED_FIRST = ['reference', 'phone', 'category', 'epci', 'collective'];

export interface PersonParts {
  /** With the position in the line. */
  readonly registration: RegistrationRecord;
  readonly listed: ListedRegistration;
  readonly columns: readonly RegistrationColumn[];
  readonly mails: readonly MailListItem[];
}

export function personView(reached: OrganiserEvent, { registration, listed, columns, mails }: PersonParts) {
  const { collectivity } = registration;
  const desk = `/organiser/evenements/${reached.event.slug}`;
  const list = `${desk}/inscriptions`;
  const editing = may(reached.role, 'edit-people') ? `${list}/${registration.reference}/modifier` : null;
  const answers = columns
    .filter(({ key }) => !APART.includes(key) && !key.startsWith('option-'))
    .map((column) => ({
      key: column.key,
      heading: column.heading,
      text: column.value(listed),
      file: may(reached.role, 'exports') ? (column.fileOf?.(listed) ?? null) : null,
    }))
    .filter(({ text }) => text !== null && text !== '');
  const isAnswer = (key: string) =>
    key.startsWith('q-') || key.startsWith('image-') || key === 'wishes' || key === 'seats' || key === 'remarks';
  return {
    desk: deskShell('people', reached),
    list,
    here: `${list}/${registration.reference}`,
    timeZone: reached.event.timeZone,
    registration,
    identity: answers.filter(({ key }) => ANSWERED_FIRST.includes(key)),
    answers: answers.filter(({ key }) => isAnswer(key)),
    origin: answers.filter(({ key }) => !isAnswer(key) && !ANSWERED_FIRST.includes(key)),
    changed: registration.updatedAt > registration.createdAt && registration.withdrawnAt === null,
    // Their titles.
    options: columns
      .filter(({ key }) => key.startsWith('option-'))
      .flatMap((column) => (column.value(listed) ? column.heading : [])),
    name: `${registration.firstName} ${registration.lastName}`,
    initials: initialsOf(registration.firstName, registration.lastName),
    mark: markClassOf(collectivity.type),
    kindClass: kindClassOf(collectivity.type),
    badge: statusBadge(registration.status),
    standing: standingOf(registration, reached.event.timeZone),
    isLive: registration.status !== 'withdrawn',
    mayMails: may(reached.role, 'mails'),
    mayEdit: may(reached.role, 'edit-people'),
    mayPrivacy: may(reached.role, 'privacy'),
    writing: may(reached.role, 'messages') ? `${desk}/courriels/ecrire` : null,
    editing,
    correcting: editing && registration.status !== 'withdrawn' ? `${list}/${registration.reference}/adresse` : null,
    again: editing && cameToAnEnd(registration) ? `${desk}/inscription-manuelle?comme=${registration.reference}` : null,
    // Its reason is asked for there, in a fold that the address opens.
    outOfTurn: editing && ['waiting', 'offered'].includes(registration.status) ? `${editing}#raison` : null,
    replacing: may(reached.role, 'edit-people') ? `${list}/${registration.reference}/remplacement` : null,
    // A superior's mail is about the person, and not to them.
    mails: mails.map((mail) => ({
      ...mailRow(mail),
      toOther: mail.toAddress === registration.email ? null : mail.toAddress,
    })),
  };
}

/** Whoever was merged or replaced is not gone: another registration stands for them. */
function cameToAnEnd({ status, endedBy }: RegistrationRecord): boolean {
  return status === 'withdrawn' && endedBy !== 'merged' && endedBy !== 'substituted';
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
