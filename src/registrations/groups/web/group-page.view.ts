import type { EventRecord } from '../../../events/domain/event.js';
import { registrationState } from '../../../events/domain/registration-window.js';
import type { RegistrationStatus } from '../../domain/registration.js';
import { eventSummary } from '../../web/event-summary.view.js';
import type { WrongField } from '../../web/registration-form.view.js';
import type { RegistrationGroup } from '../domain/group.js';
import type { FoundGroup, GroupMember } from '../queries/group-by-token.query.js';
import { type GroupAttempt, linesView } from './group-form.view.js';

const BADGES: Readonly<Record<RegistrationStatus, { readonly tone: string; readonly icon: string }>> = {
  confirmed: { tone: 'ok', icon: 'check' },
  waiting: { tone: 'plain', icon: 'clock' },
  pending: { tone: 'warn', icon: 'half' },
  offered: { tone: 'warn', icon: 'clock' },
  withdrawn: { tone: 'danger', icon: 'cross' },
};

/** Whether more people can be added now. @param now epoch milliseconds of the events' clock */
export function mayAddPeople(event: EventRecord, { actionCode }: RegistrationGroup, now: number): boolean {
  const code = actionCode === null ? undefined : event.actionCodes.find(({ label }) => label === actionCode);
  const state = registrationState(event, now, code);
  return state === 'open' || state === 'waiting';
}

/** The group as whoever registered it sees it. */
export function groupPageView(
  { group, event, members }: FoundGroup,
  {
    path,
    attempt,
    functions,
    now,
    said,
  }: { path: string; attempt: GroupAttempt; functions: readonly string[]; now: number; said: string | null },
) {
  const state = registrationState(event, now);
  const settled = state === 'over' || state === 'cancelled';
  return {
    ...linesView({ ...attempt, functions }),
    event: eventSummary(event),
    manager: group.managerName,
    employer: group.collectivityTyped,
    said,
    isNew: false,
    action: path,
    model: `/evenements/${event.slug}/inscription/groupe/modele`,
    mayAddPeople: mayAddPeople(event, group, now),
    members: members.map((member) => memberView(member, settled ? null : path)),
    confirmed: members.filter(({ status }) => status === 'confirmed').length,
    others: members.filter(({ status }) => status !== 'confirmed' && status !== 'withdrawn').length,
  };
}

function memberView(member: GroupMember, path: string | null) {
  const { status, reference, firstName, lastName } = member;
  return {
    ...member,
    name: `${firstName} ${lastName}`,
    badge: BADGES[status],
    position: member.waitingPosition ?? 0,
    href: path !== null && status !== 'withdrawn' ? `${path}/personnes/${reference}` : null,
  };
}

export interface MemberAttempt {
  /** Which of the page's forms was sent. */
  readonly form: 'mend' | 'replace';
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: readonly WrongField[];
}

/** One person of the group: what may be mended, taken back, given to another. */
export function memberPageView(
  { group, event }: FoundGroup,
  member: GroupMember,
  {
    path,
    attempt,
    words,
    functions,
    stale,
  }: {
    path: string;
    attempt: MemberAttempt | null;
    words: (key: string) => string;
    /** To choose from while typing. */
    functions: readonly string[];
    stale: boolean;
  },
) {
  const wrong = (form: 'mend' | 'replace', name: string) =>
    attempt?.form === form
      ? (attempt.errors.find(({ field }) => field === fieldId(form, name))?.message ?? null)
      : null;
  const field = (form: 'mend' | 'replace', name: string, stored: string) => ({
    id: fieldId(form, name),
    value: (attempt?.form === form ? attempt.fields[name] : undefined) ?? stored,
    wrong: wrong(form, name),
  });
  return {
    event: eventSummary(event),
    group: { path, manager: group.managerName },
    here: `${path}/personnes/${member.reference}`,
    member: memberView(member, path),
    errors: attempt?.errors ?? [],
    erroneous: (attempt?.errors.length ?? 0) > 0,
    stale,
    functions,
    mend: {
      lastName: field('mend', 'lastName', member.lastName),
      firstName: field('mend', 'firstName', member.firstName),
      function: field('mend', 'function', member.functionText ?? words(`fields:functions.${member.functionKey}`)),
    },
    replace: {
      lastName: field('replace', 'lastName', ''),
      firstName: field('replace', 'firstName', ''),
      email: field('replace', 'email', ''),
      function: field('replace', 'function', ''),
    },
  };
}

export function fieldId(form: 'mend' | 'replace', name: string): string {
  return `${form}-${name}`;
}
