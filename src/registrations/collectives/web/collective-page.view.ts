import { registrationState } from '../../../events/domain/registration-window.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { eventSummary } from '../../web/event-summary.view.js';
import type { WrongField } from '../../web/registration-form.view.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { MOST_AT_ONCE, MOST_INVITED, type TerritoryCollective } from '../domain/collective.js';
import type { Inviter } from '../queries/collective-by-token.query.js';
import type { CollectiveMembers } from '../queries/collective-members.query.js';

export interface CollectiveAttempt {
  readonly name?: string;
  readonly addresses?: string;
  readonly link?: string;
  readonly shows?: boolean;
  readonly errors: readonly WrongField[];
}

const NOTHING_TYPED: CollectiveAttempt = { errors: [] };

function field(name: 'name' | 'addresses' | 'link', value: string, { errors }: CollectiveAttempt) {
  return { id: name, value, wrong: errors.find((error) => error.field === name)?.message ?? null };
}

/** A member's page of their collective, or the page on which somebody begins one. */
export function collectivePageView({
  registration,
  event,
  collective,
  members,
  suggestion,
  link,
  path,
  said,
  attempt = NOTHING_TYPED,
}: {
  registration: RegistrationRecord;
  event: EventRecord;
  collective: TerritoryCollective | null;
  members: CollectiveMembers;
  /** A name for a new one, from the person's territory. */
  suggestion: string;
  /** The address to share; null without a collective. */
  link: string | null;
  /** `/inscriptions/<token>`. */
  path: string;
  said: { readonly key: string; readonly count: number } | null;
  attempt?: CollectiveAttempt;
}) {
  return {
    event: eventSummary(event),
    personal: path,
    here: `${path}/collectif`,
    said,
    errors: attempt.errors,
    erroneous: attempt.errors.length > 0,
    collective: collective && { name: collective.name },
    name: field('name', attempt.name ?? collective?.name ?? registration.collective ?? suggestion, attempt),
    addresses: field('addresses', attempt.addresses ?? '', attempt),
    shows: attempt.shows ?? registration.showsInCollective,
    firstName: registration.firstName,
    employer: registration.collectivity.name,
    link,
    mayRenew: collective !== null && (collective.createdBy === null || collective.createdBy === registration.id),
    left: collective ? Math.max(0, MOST_INVITED - collective.invited) : 0,
    most: MOST_AT_ONCE,
    members: members.named.map((member) => ({
      ...member,
      mark: member.collectivityType === 'commune' ? '' : member.collectivityType,
    })),
    unnamed: members.unnamed,
    alone: members.named.length + members.unnamed === 0,
  };
}

/** What an invitation's link shows to whoever opens it. */
export function invitationView(
  event: EventRecord,
  collective: TerritoryCollective,
  {
    inviter,
    empty,
    path,
    token,
    now,
    attempt = NOTHING_TYPED,
  }: {
    inviter: Inviter | null;
    /** Whether nobody is in it any more. */
    empty: boolean;
    /** `/collectifs/<token>`. */
    path: string;
    token: string;
    now: number;
    attempt?: CollectiveAttempt;
  },
) {
  const state = registrationState(event, now);
  return {
    event: eventSummary(event),
    collective: collective.name,
    inviter,
    empty,
    here: path,
    // Without the invitation's code of a closed event nobody registers: the form says so in its own words.
    register:
      state === 'open' || state === 'waiting' || state === 'invitation'
        ? `/evenements/${event.slug}/inscription/collectif/${token}`
        : null,
    errors: attempt.errors,
    erroneous: attempt.errors.length > 0,
    link: field('link', attempt.link ?? '', attempt),
    shows: attempt.shows ?? false,
  };
}
