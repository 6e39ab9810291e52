import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import type { DecisionOutcome, UndoOutcome } from '../domain/batch.js';
import { placesFor } from '../domain/acceptance-preview.js';
import type { PendingRequest, Room } from '../queries/requests.query.js';
import { initialsOf, kindClassOf, markClassOf } from '../../web/desk/person-mark.js';

export const REASONS = ['full', 'audience', 'share', 'incomplete'] as const;

export interface RequestsAttempt {
  readonly chosen: ReadonlySet<string>;
  readonly reasonChoice: string;
  readonly reason: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

export const NOTHING_CHOSEN: RequestsAttempt = { chosen: new Set(), reasonChoice: '', reason: '', errors: [] };

interface Listed {
  readonly organisers: readonly PendingRequest[];
  readonly employers: readonly PendingRequest[];
  readonly totals: { readonly organisers: number; readonly employers: number };
  readonly room: Room;
}

export interface Done {
  readonly outcome: DecisionOutcome | null;
  readonly undo: { readonly batchId: string; readonly until: number } | null;
  readonly undone: UndoOutcome | null;
}

export const NOTHING_DONE: Done = { outcome: null, undo: null, undone: null };

export function requestsView(
  reached: OrganiserEvent,
  { organisers, employers, totals, room }: Listed,
  attempt: RequestsAttempt,
  done: Done,
  now: number,
) {
  const { slug, timeZone } = reached.event;
  const root = `/organiser/evenements/${slug}`;
  const rowOf = (one: PendingRequest) => requestRow(one, { root, timeZone, now, chosen: attempt.chosen });
  return {
    desk: deskShell('requests', reached),
    root,
    timeZone,
    action: `${root}/demandes`,
    isEmpty: organisers.length + employers.length === 0,
    organisers: organisers.map(rowOf),
    employers: employers.map(rowOf),
    more: totals.organisers + totals.employers - organisers.length - employers.length,
    maySpeakForEmployer: reached.role === 'responsable',
    room: room.free === null ? null : { free: room.free, waiting: room.waiting },
    reasons: REASONS.map((key) => ({ key, selected: key === attempt.reasonChoice })),
    reason: attempt.reason,
    wrong: attempt.errors.find(({ field }) => field === 'reason')?.message ?? null,
    errors: attempt.errors,
    done: done.outcome && {
      ...done.outcome,
      counts: (['confirmed', 'waiting', 'refused', 'forwarded'] as const)
        .map((fate) => ({ fate, count: done.outcome?.[fate].length ?? 0 }))
        .filter(({ count }) => count > 0),
    },
    undo: done.undo,
    undone: done.undone,
  };
}

function requestRow(
  request: PendingRequest,
  { root, timeZone, now, chosen }: { root: string; timeZone: string; now: number; chosen: ReadonlySet<string> },
) {
  return {
    ...request,
    name: `${request.firstName} ${request.lastName}`,
    initials: initialsOf(request.firstName, request.lastName),
    mark: markClassOf(request.collectivityType),
    kindClass: kindClassOf(request.collectivityType),
    field: `choix-${request.reference}`,
    checked: chosen.has(request.registrationId),
    href: `${root}/inscriptions/${request.reference}`,
    dueDay: request.dueAt === null ? null : dayOf(request.dueAt, timeZone),
    isLate: request.dueAt !== null && now >= request.dueAt,
  };
}

/** Asked before places are fewer than those accepted. */
export function previewView(reached: OrganiserEvent, requests: readonly PendingRequest[], room: Room) {
  const root = `/organiser/evenements/${reached.event.slug}`;
  const { confirmed } = placesFor(requests.length, room);
  const named = requests.map((one) => ({
    field: `choix-${one.reference}`,
    name: `${one.firstName} ${one.lastName}`,
    employer: one.collectivityName,
  }));
  return {
    desk: deskShell('requests', reached),
    action: `${root}/demandes`,
    confirmed: named.slice(0, confirmed),
    waiting: named.slice(confirmed),
    all: named,
  };
}
