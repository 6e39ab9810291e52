import type { EventRecord } from '../../events/domain/event.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { optionTitles } from '../domain/option-choice.js';
import { WITHDRAWAL_REASONS } from '../changes/domain/withdrawal-reason.js';
import { endingTold } from '../domain/ending.js';
import { employerLabel } from '../domain/registration-form.js';
import type { RegistrationRecord, RegistrationStatus } from '../domain/registration.js';
import { eventSummary } from './event-summary.view.js';
import type { OwnAnswersView } from './own-answers.view.js';
import type { PersonalSection } from './personal-sections.js';

const BADGES: Readonly<Record<RegistrationStatus, { readonly tone: string; readonly icon: string }>> = {
  confirmed: { tone: 'ok', icon: 'check' },
  waiting: { tone: 'plain', icon: 'clock' },
  pending: { tone: 'warn', icon: 'half' },
  offered: { tone: 'warn', icon: 'clock' },
  withdrawn: { tone: 'danger', icon: 'cross' },
};

export interface PersonalPageInput {
  readonly registration: RegistrationRecord;
  readonly event: EventRecord;
  /** Ids of the options chosen. */
  readonly options: readonly string[];
  /** `/inscriptions/<token>`. */
  readonly path: string;
  /** Epoch milliseconds, of the events' clock. */
  readonly now: number;
  /** Answers beyond the usual questions. */
  readonly own?: OwnAnswersView | null;
  /** What other features bring. */
  readonly sections?: readonly PersonalSection[];
  /** The person has just saved a change. */
  readonly changed: boolean;
  /** The ticket's code; given for confirmed registrations only. */
  readonly qr: { readonly size: number; readonly path: string } | null;
}

export function personalPageView({
  registration,
  event,
  options,
  path,
  now,
  changed,
  qr,
  own = null,
  sections = [],
}: PersonalPageInput) {
  const state = registrationState(event, now);
  const closed = state === 'over' || state === 'cancelled';
  const live = registration.status !== 'withdrawn';
  const confirmed = registration.status === 'confirmed';
  const over = confirmed && state === 'over';
  const city = cityToSay(event);
  const isRefusal = sections.some((section) => section.isRefusal);
  const standing = live ? registration.status : endingTold(registration.endedBy, isRefusal);
  const isClosed = (link: 'change' | 'withdraw') => sections.some(({ closes }) => closes?.includes(link));
  return {
    ...identityView(registration),
    event: eventSummary(event),
    sections,
    own,
    givesUp: givenUp(registration),
    badge: BADGES[registration.status],
    standing,
    heading: over ? 'over' : confirmed && city !== '' ? 'confirmedAt' : standing,
    lede: over ? 'over' : standing,
    city,
    changed,
    cancelled: state === 'cancelled',
    cancellation: state === 'cancelled' ? event.cancellation : null,
    options: event.options.length > 0 ? { titles: optionTitles(options, event.options) } : null,
    position: registration.status === 'waiting' ? registration.waitingPosition : null,
    ticket: qr && confirmed && state !== 'cancelled' ? { viewBox: `0 0 ${qr.size} ${qr.size}`, path: qr.path } : null,
    firstName: registration.firstName,
    email: registration.email,
    phone: registration.phone,
    employerKind: registration.collectivity.kind,
    employerMark: registration.collectivity.type === 'commune' ? '' : registration.collectivity.type,
    collective: registration.collective,
    remarks: registration.remarks?.split('\n') ?? null,
    createdAt: registration.createdAt,
    links: {
      calendar: `${path}/agenda.ics`,
      change: live && !closed && !isClosed('change') ? `${path}/modifier` : null,
      withdraw: live && !closed && !isClosed('withdraw') ? `${path}/annuler` : null,
      collective: live && !closed ? `${path}/collectif` : null,
      again:
        !live && standing !== 'merged' && (state === 'open' || state === 'waiting')
          ? `/evenements/${event.slug}/inscription`
          : null,
    },
  };
}

/** The page with the button that withdraws; opening it changes nothing. */
export function withdrawalView(
  registration: RegistrationRecord,
  event: EventRecord,
  path: string,
  { stale, mayBeReplaced }: { stale: boolean; mayBeReplaced: boolean },
) {
  return {
    ...identityView(registration),
    event: eventSummary(event),
    kind: givenUp(registration),
    stale,
    reasons: WITHDRAWAL_REASONS,
    links: { personal: path, withdraw: `${path}/annuler`, substitute: mayBeReplaced ? `${path}/remplacant` : null },
  };
}

/** What somebody who withdraws gives up. */
function givenUp({ status }: RegistrationRecord): 'confirmed' | 'waiting' | 'request' {
  return status === 'confirmed' || status === 'waiting' ? status : 'request';
}

function identityView(registration: RegistrationRecord) {
  return {
    name: `${registration.firstName} ${registration.lastName}`,
    functionKey: registration.functionKey,
    functionText: registration.functionText,
    employer: employerLabel(registration.collectivity),
    reference: registration.reference,
  };
}

/** The town for « À bientôt à Angers »; empty for several venues, and for towns that would want « au » or « aux ». */
function cityToSay({ venues }: EventRecord): string {
  const city = venues.length === 1 ? (venues[0]?.city ?? '') : '';
  return /^les? /i.test(city) ? '' : city;
}
